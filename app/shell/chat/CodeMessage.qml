import QtQuick
import app.shell.chat
import app.shell.style

/*! A link as a code, large enough to be scanned from another screen. */
Panel {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    implicitWidth: Math.min(272, widthMax)
    implicitHeight: column.height + 32
    radius: Theme.radiusBubble
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Code: %1").arg(content.title)

    Column {
        id: column

        x: 16
        y: 16
        width: parent.width - 32
        spacing: 12

        PlainText {
            width: parent.width
            text: root.content.title
            font.weight: Theme.strong(text)
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        CodeImage {
            width: parent.width
            height: width
            text: root.content.link
            name: qsTr("QR code: %1").arg(root.content.title)
        }
        Item {
            width: parent.width
            height: 32

            PlainText {
                anchors.left: parent.left
                anchors.right: open.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                visible: width >= 72
                text: qsTr("Scan it, or open it here")
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                wrapMode: Text.Wrap
            }
            PushButton {
                id: open

                objectName: "codeOpen"
                anchors.right: parent.right
                height: 32
                text: qsTr("Open")
                Accessible.name: qsTr("Open %1").arg(root.content.title)
                onClicked: root.viewModel.openLink(root.content.link)
            }
        }
    }
}
