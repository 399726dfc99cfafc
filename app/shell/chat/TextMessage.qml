import QtQuick
import app.shell.chat
import app.shell.style

/*! Words. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    implicitWidth: label.width + 24
    implicitHeight: label.height + 15
    radius: Theme.radiusBubble
    color: isMine ? Theme.bubbleMine : Theme.bubbleOther
    border.width: isMine ? 0 : 1
    border.color: Theme.line

    ReadingText {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: 12
        y: 10
        width: Math.min(Math.ceil(measure.implicitWidth) + 1, root.widthMax - 24)
        text: root.content.text
    }
    PlainText {
        id: measure

        visible: false
        text: root.content.text
    }
}
