import QtQuick
import QtQuick.Templates as T

/*! One line of a list column: face, two lines of text, time and badge. The list's keys and the mouse press it. */
T.AbstractButton {
    id: root

    property string title: ""
    property string subtitle: ""
    property string timeText: ""
    property string badgeText: ""
    property bool isSelected: false
    /*! What stands before the texts, 42 px wide. */
    property Component face: null
    readonly property bool isReached: ListView.isCurrentItem && ListView.view !== null && ListView.view.activeFocus && (ListView.view as RowList)?.isByKey === true

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitWidth: 286
    implicitHeight: 66
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.title, root.subtitle, root.timeText].filter(part => part !== "").join(", ")
    Accessible.description: badgeText === "" ? "" : qsTr("%1 unread").arg(badgeText)
    Accessible.selected: isSelected

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: 6
            anchors.rightMargin: 6
            anchors.topMargin: 1
            anchors.bottomMargin: 1
            radius: 10
            color: root.isSelected ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
            border.width: root.isReached ? 2 : 0
            border.color: Theme.accent
        }
    }
    contentItem: Item {
        Loader {
            id: face

            x: 12
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: root.face
        }
        SilentText {
            id: title

            x: 64
            y: root.subtitle === "" ? Math.round((parent.height - height) / 2) : 13
            width: (time.visible ? time.x - 8 : parent.width - 14) - x
            text: root.title
            horizontalAlignment: Text.AlignLeft
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        SilentText {
            id: time

            anchors.right: parent.right
            anchors.rightMargin: 13
            anchors.baseline: title.baseline
            visible: text !== ""
            text: root.timeText
            color: Theme.textSoft
            font.pixelSize: 11
        }
        SilentText {
            x: 64
            y: 36
            width: (badge.visible ? badge.x - 8 : parent.width - 14) - x
            visible: text !== ""
            text: root.subtitle
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Badge {
            id: badge

            anchors.right: parent.right
            anchors.rightMargin: 12
            y: 35
            text: root.badgeText
            tone: "accent"
        }
    }
}
