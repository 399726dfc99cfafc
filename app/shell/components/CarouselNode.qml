pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! Children side by side, one in view: swiped, stepped by buttons and arrow keys, or going on by itself. */
Node {
    id: root

    property int seconds: 0
    /*! Which child is in view. */
    property int current: 0
    readonly property int count: body.children.length
    /*! Whether it goes on by itself now. */
    readonly property bool goesOn: seconds > 0 && count > 1 && visible && !hover.hovered && !hasKeyboard && !view.moving && !Theme.isStill && Window.active
    property bool hasKeyboard: false

    function at(index: int): real {
        return (LayoutMirroring.enabled ? count - 1 - index : index) * view.width;
    }

    function show(index: int): void {
        if (count === 0)
            return;
        current = Math.max(0, Math.min(count - 1, index));
        slide.stop();
        if (Theme.isStill || !view.visible) {
            view.contentX = at(current);
            return;
        }
        slide.to = at(current);
        slide.start();
    }

    /*! Show the child that `item` is in: the keyboard got there. */
    function reveal(item: Item): void {
        let isWithin = false;
        for (let at = item; at; at = at.parent) {
            isWithin = isWithin || at === root;
            for (let index = 0; at.parent === body && index < count; ++index) {
                if (body.children[index] === at && index !== current)
                    show(index);
            }
        }
        hasKeyboard = isWithin;
    }

    function stay(): void {
        slide.stop();
        current = Math.max(0, Math.min(count - 1, current));
        view.contentX = at(current);
    }

    implicitWidth: body.implicitWidth / Math.max(1, count)
    implicitHeight: body.implicitHeight + (foot.visible ? foot.height : 0)
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    onCountChanged: stay()
    LayoutMirroring.onEnabledChanged: stay()

    Flickable {
        id: view

        width: parent.width
        height: parent.height - (foot.visible ? foot.height : 0)
        contentWidth: body.width
        contentHeight: height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: root.count > 1
        clip: true
        onWidthChanged: root.stay()
        onContentWidthChanged: root.stay()
        onMovementStarted: slide.stop()
        onMovementEnded: {
            const nearest = Math.round(contentX / Math.max(1, width));
            root.show(root.LayoutMirroring.enabled ? root.count - 1 - nearest : nearest);
        }

        NumberAnimation {
            id: slide

            target: view
            property: "contentX"
            duration: Theme.normal
            easing.type: Easing.OutCubic
        }

        RowLayout {
            id: body

            width: view.width * Math.max(1, root.count)
            height: view.height
            spacing: 0
            uniformCellSizes: true
        }
    }

    HoverHandler {
        id: hover
    }

    Timer {
        interval: Math.max(1, root.seconds) * 1000
        repeat: true
        running: root.goesOn
        onTriggered: root.show((root.current + 1) % root.count)
    }

    Connections {
        target: root.count > 1 ? root.Window.window : null

        function onActiveFocusItemChanged(): void {
            root.reveal(root.Window.activeFocusItem);
        }
    }

    component Side: IconButton {
        id: side

        required property bool isNext

        anchors.verticalCenter: view.verticalCenter
        visible: hover.hovered && enabled
        enabled: isNext ? root.current < root.count - 1 : root.current > 0
        iconName: isNext ? "chevron-right" : "chevron-left"
        name: isNext ? qsTr("Next") : qsTr("Previous")
        iconColor: Theme.text
        hasTip: false
        // The dots answer the arrow keys: these are for the mouse.
        focusPolicy: Qt.NoFocus
        onClicked: root.show(root.current + (isNext ? 1 : -1))
        background: Rectangle {
            radius: height / 2
            color: side.down ? Theme.pressed : side.hovered ? Theme.hover : Theme.card
            border.width: 1
            border.color: Theme.line
        }
    }

    Side {
        objectName: "carouselPrevious" + root.nodeId
        anchors.left: parent.left
        anchors.leftMargin: Theme.gapSmall
        isNext: false
    }
    Side {
        objectName: "carouselNext" + root.nodeId
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        isNext: true
    }

    Item {
        id: foot

        objectName: "carousel" + root.nodeId
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.count > 1
        width: Math.min(parent.width, dots.width + 2 * Theme.gapSmall)
        height: 20
        activeFocusOnTab: true
        Accessible.role: Accessible.Slider
        Accessible.focusable: true
        Accessible.name: {
            const place = qsTr("%1 of %2").arg(root.current + 1).arg(root.count);
            return root.label === "" ? place : root.label + ", " + place;
        }
        Accessible.onIncreaseAction: root.show(root.current + 1)
        Accessible.onDecreaseAction: root.show(root.current - 1)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Left || event.key === Qt.Key_Right)
                root.show(root.current + ((event.key === Qt.Key_Right) !== root.LayoutMirroring.enabled ? 1 : -1));
            else if (event.key === Qt.Key_Home)
                root.show(0);
            else if (event.key === Qt.Key_End)
                root.show(root.count - 1);
            else
                return;
            event.accepted = true;
        }

        Row {
            id: dots

            anchors.centerIn: parent
            visible: root.count <= 12
            spacing: 6

            Repeater {
                model: root.count <= 12 ? root.count : 0

                Rectangle {
                    required property int index

                    width: index === root.current ? 16 : 6
                    height: 6
                    radius: 3
                    color: index === root.current ? Accents.main(root.page.accent) : Theme.lineStrong

                    TapHandler {
                        margin: 6
                        onTapped: root.show(parent.index)
                    }
                }
            }
        }
        SilentText {
            anchors.centerIn: parent
            visible: root.count > 12
            text: (root.current + 1) + " / " + root.count
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
        }
        FocusRing {
            control: foot
            anchors.margins: 0
            isShown: foot.activeFocus
            accent: root.page.accent
        }
    }
}
