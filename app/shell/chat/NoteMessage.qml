import QtQuick
import app.shell.chat
import app.shell.style

/*! What happened to the group, or that a message was recalled: a line between the messages. */
Item {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    implicitWidth: label.width
    implicitHeight: label.height + 8

    PlainText {
        id: label

        y: 4
        width: Math.min(Math.ceil(implicitWidth), root.widthMax)
        text: root.content.text
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
