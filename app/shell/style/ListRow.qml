import QtQuick
import QtQuick.Templates as T

/*! One line of a list column: face, two lines of text, time and badge. The list's keys and the mouse press it. */
T.AbstractButton {
    id: root

    property string title: ""
    property string subtitle: ""
    /*! A word before the second line that has to be seen. */
    property string mark: ""
    property string timeText: ""
    property string badgeText: ""
    /*! Whether the badge is to be seen without calling. */
    property bool isBadgeQuiet: false
    /*! Icons after the title, and what they say. */
    property list<string> signs: []
    property string signsText: ""
    property bool isSelected: false
    /*! What stands before the texts, 42 px wide. */
    property Component face: null
    /*! What is drawn in place of the subtitle, which is still read out. */
    property Component words: null
    readonly property bool isReached: ListView.isCurrentItem && ListView.view !== null && ListView.view.activeFocus && (ListView.view as RowList)?.isByKey === true

    width: ListView.view ? ListView.view.width : implicitWidth
    implicitWidth: 286
    implicitHeight: 66
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.title, root.signsText, root.mark, root.subtitle, root.timeText].filter(part => part !== "").join(", ")
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

            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            sourceComponent: root.face
        }
        SilentText {
            id: title

            anchors.left: parent.left
            anchors.leftMargin: 64
            y: root.subtitle === "" ? Math.round((parent.height - height) / 2) : 13
            width: Math.min(Math.ceil(implicitWidth), parent.width - (time.visible ? time.width + 21 : 14) - 64 - signs.width - signs.anchors.leftMargin)
            text: root.title
            horizontalAlignment: Text.AlignLeft
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Row {
            id: signs

            anchors.left: title.right
            anchors.leftMargin: root.signs.length > 0 ? 6 : 0
            anchors.verticalCenter: title.verticalCenter
            spacing: 4

            Repeater {
                model: root.signs

                delegate: IconImage {
                    required property string modelData

                    name: modelData
                    size: 12
                    color: Theme.textFaint
                }
            }
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
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: 64
            y: 36
            visible: text !== ""
            text: root.mark
            color: Theme.danger
            font.pixelSize: Theme.sizeCaption
        }
        SilentText {
            anchors.left: mark.visible ? mark.right : parent.left
            anchors.leftMargin: mark.visible ? 4 : 64
            anchors.right: badge.visible ? badge.left : parent.right
            anchors.rightMargin: badge.visible ? 8 : 14
            y: 36
            visible: text !== "" && root.words === null
            text: root.subtitle
            horizontalAlignment: Text.AlignLeft
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Loader {
            anchors.left: parent.left
            anchors.leftMargin: 64
            anchors.right: badge.visible ? badge.left : parent.right
            anchors.rightMargin: badge.visible ? 8 : 14
            y: 36
            sourceComponent: root.words
        }
        Badge {
            id: badge

            anchors.right: parent.right
            anchors.rightMargin: 12
            y: 35
            text: root.badgeText
            tone: root.isBadgeQuiet ? "quiet" : "accent"
        }
    }
}
