pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One thing that lies over a page while it is open: takes every click there, keeps the keyboard, ends by Esc. */
FocusScope {
    id: root

    required property PageRenderer page
    /*! "sheet", "dialog", "viewer" or "menu": of each the last one is seen. */
    required property string kind
    required property bool isOpen
    property bool isDim: true
    /*! From 0 to 1 while it comes. */
    property real come: 1
    readonly property Overlay overlay: page.overlay as Overlay
    default property alias content: room.data

    /*! Esc, or a click beside what is shown. */
    signal dismissed

    function settle(): void {
        if (!overlay)
            return;
        if (!isOpen) {
            overlay.lift(root);
            return;
        }
        overlay.lay(root, kind);
        if (page.moves() && !Theme.isStill)
            coming.restart();
    }

    function wrap(from: Item, other: Item, isForward: bool): void {
        const next = from.nextItemInFocusChain(isForward);
        if (next && next !== other && overlay.isWithin(next, room))
            next.forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        else
            room.forceActiveFocus(Qt.PopupFocusReason);
    }

    parent: page.overlay
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    visible: isOpen && overlay !== null && overlay.shows(root, overlay.open)
    onIsOpenChanged: settle()
    Component.onCompleted: {
        if (isOpen)
            settle();
    }
    Keys.onEscapePressed: dismissed()

    NumberAnimation on come {
        id: coming

        running: false
        from: 0
        to: 1
        duration: Theme.normal
        easing.type: Easing.OutCubic
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        preventStealing: true
        onWheel: wheel => wheel.accepted = true
        onClicked: root.dismissed()
    }
    Rectangle {
        anchors.fill: parent
        visible: root.isDim
        opacity: root.come
        color: Theme.scrim
    }

    Item {
        id: first

        activeFocusOnTab: true
        Accessible.ignored: true
        Accessible.name: qsTr("Beginning")
        onActiveFocusChanged: {
            if (activeFocus)
                root.wrap(last, first, false);
        }
    }
    Item {
        id: room

        anchors.fill: parent
        focus: true
    }
    Item {
        id: last

        activeFocusOnTab: true
        Accessible.ignored: true
        Accessible.name: qsTr("End")
        onActiveFocusChanged: {
            if (activeFocus)
                root.wrap(first, last, true);
        }
    }
}
