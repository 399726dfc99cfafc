pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style
import app.shell.tabs

/*! One tab as a pill: its icon, its words and, on all but the first, a cross. */
T.AbstractButton {
    id: root

    required property TabsModel tabs
    required property int index
    required property string kind
    required property string title
    required property string iconName
    required property string tabId
    /*! The view-model of what it shows; none for the first. */
    required property QtObject view
    required property bool isPinned
    required property bool isMarked
    required property string place
    readonly property string accent: (view as MiniAppViewModel)?.accent ?? ""
    /*! How wide it may be while another tab is shown. */
    property real widthMax: 220
    /*! Its beginning is out of sight: a cross alone would seem to belong to the tab before it. */
    property bool isCut: false
    readonly property bool isHome: kind === "home"
    readonly property bool hasPicture: iconName.startsWith("file:")
    readonly property bool isShown: index === tabs.current
    readonly property string shownTitle: title || qsTr("Untitled")

    /*! What stands beside the words: margins, icon, cross. */
    readonly property int besideWords: 46 + (isHome ? 4 : 24)
    readonly property real ownWidth: isPinned ? 40 : Math.min(220, Math.ceil(words.implicitWidth) + besideWords)

    /*! It is dragged, the pointer being at `place` of the scene; and it is let go there. */
    signal dragged(place: point)
    signal dropped(place: point)
    /*! What can be done with it is asked for. */
    signal menuWanted

    objectName: "tab" + index
    implicitWidth: Math.min(ownWidth, isShown || isHome ? 220 : widthMax)
    z: drag.active ? 1 : 0
    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: shownTitle
    Accessible.description: isPinned && isMarked ? qsTr("Pinned; something new") : isPinned ? qsTr("Pinned") : isMarked ? qsTr("Something new") : ""
    Accessible.selected: isShown
    onClicked: root.tabs.select(tabId)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDeletePressed: root.tabs.close(tabId)
    Keys.onMenuPressed: menuWanted()
    onPressAndHold: menuWanted()

    background: Rectangle {
        radius: 8
        color: root.isShown || drag.active ? Theme.card : root.hovered ? Theme.hover : "transparent"
        border.width: root.isShown || drag.active ? 1 : 0
        border.color: Theme.line

        FocusRing {
            control: root.background
            isShown: root.visualFocus
            anchors.margins: 0
            radius: 8
        }
    }
    contentItem: Item {
        Row {
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                name: root.hasPicture ? "" : root.iconName
                size: 16
                color: root.isShown ? Accents.main(root.accent) : Theme.textSoft

                RoundPicture {
                    anchors.fill: parent
                    source: root.hasPicture ? root.iconName : ""
                    corner: 4
                }
                Rectangle {
                    objectName: "tabMark" + root.index
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: -4
                    width: 10
                    height: 10
                    radius: 5
                    visible: root.isMarked
                    color: Theme.danger
                    border.width: 2
                    border.color: Theme.content
                }
            }
            PlainText {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                visible: !root.isPinned
                width: Math.min(Math.ceil(implicitWidth), root.width - root.besideWords)
                text: root.shownTitle
                elide: Text.ElideRight
                maximumLineCount: 1
                color: root.isShown ? Theme.text : Theme.textSoft
                font.pixelSize: 13
                font.weight: root.isShown ? Font.DemiBold : Font.Normal
                Accessible.ignored: true
            }
        }
    }

    T.AbstractButton {
        id: cross

        objectName: "tabClose" + root.index
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        width: 22
        height: 22
        visible: !root.isHome && !root.isPinned && !root.isCut
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Close %1").arg(root.shownTitle)
        onClicked: root.tabs.close(root.tabId)

        background: Rectangle {
            radius: 6
            color: cross.pressed ? Theme.pressed : cross.hovered ? Theme.line : "transparent"
        }
        contentItem: Item {
            IconImage {
                anchors.centerIn: parent
                name: "x"
                size: 14
                color: cross.hovered ? Theme.text : Theme.textSoft
            }
        }
    }

    TapHandler {
        acceptedButtons: Qt.MiddleButton
        enabled: !root.isPinned
        onTapped: root.tabs.close(root.tabId)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        enabled: !root.isHome
        onTapped: root.menuWanted()
    }
    DragHandler {
        id: drag

        property point last

        target: null
        enabled: !root.isHome
        onActiveChanged: {
            if (!active)
                root.dropped(last);
        }
        onCentroidChanged: {
            if (active)
                root.dragged(last = centroid.scenePosition);
        }
    }
}
