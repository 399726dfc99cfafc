pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! A file: what it is called, how large it is, and ways to have a copy opened, shown in its folder, or kept. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    readonly property SavingViewModel saving: viewModel.saving as SavingViewModel
    readonly property bool hasCaption: content.caption !== ""

    implicitWidth: Math.min(340, widthMax)
    implicitHeight: row.height + 24 + (hasCaption ? caption.height + 10 : 0)
    radius: Theme.radiusBubble
    color: isMine ? Theme.bubbleMine : Theme.bubbleOther
    border.width: isMine ? 0 : 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("File: %1, %2").arg(content.name).arg(content.aboutText)

    Item {
        id: row

        x: 12
        y: 12
        width: parent.width - 24
        height: Math.max(40, words.height)

        T.AbstractButton {
            id: open

            objectName: "fileOpen"
            anchors.left: parent.left
            anchors.right: words.right
            height: parent.height
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: root.content.canOpen ? qsTr("Open %1").arg(root.content.name) : qsTr("Show %1 in its folder").arg(root.content.name)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: root.saving.open(root.content.attachment, root.content.saveName)

            background: Rectangle {
                anchors.fill: parent
                anchors.margins: -4
                radius: Theme.radiusSmall
                color: open.down ? Theme.pressed : open.hovered ? Theme.hover : "transparent"

                FocusRing {
                    control: open.background
                    isShown: open.visualFocus
                }
            }
        }
        Rectangle {
            anchors.left: parent.left
            width: 40
            height: 40
            radius: Theme.radiusSmall
            color: Theme.accentSoft

            IconImage {
                anchors.centerIn: parent
                name: root.content.iconName
                size: 22
                color: Theme.accent
            }
        }
        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: 52
            anchors.right: parent.right
            anchors.rightMargin: save.width + (folder.visible ? folder.width : 0) + 8
            spacing: 2

            PlainText {
                objectName: "fileName"
                width: parent.width
                text: root.content.name
                font.weight: Font.Medium
                wrapMode: Text.Wrap // a word that is too long for a line is broken all the same
                maximumLineCount: 3
                elide: Text.ElideMiddle
            }
            PlainText {
                width: parent.width
                text: root.content.aboutText
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
        IconButton {
            id: folder

            objectName: "fileFolder"
            anchors.right: save.left
            anchors.verticalCenter: parent.verticalCenter
            visible: root.content.canOpen
            iconName: "folder"
            name: qsTr("Show in folder")
            Accessible.name: qsTr("Show %1 in its folder").arg(root.content.name)
            onClicked: root.saving.showInFolder(root.content.attachment, root.content.saveName)
        }
        IconButton {
            id: save

            objectName: "fileSave"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            iconName: "download"
            name: qsTr("Save as…")
            Accessible.name: qsTr("Save %1 as…").arg(root.content.name)
            onClicked: root.saving.saveWanted(root.content.attachment, root.content.saveName, "documents")
        }
    }
    ReadingText {
        id: caption

        x: 12
        y: row.height + 22
        width: root.width - 24
        visible: root.hasCaption
        text: root.content.caption
    }
}
