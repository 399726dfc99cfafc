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
    implicitHeight: label.height + 20
    radius: Theme.radiusBubble
    color: isMine ? Theme.bubbleMine : Theme.bubbleOther
    border.width: isMine ? 0 : 1
    border.color: Theme.line

    TextEdit {
        id: label

        x: 12
        y: 10
        width: Math.min(Math.ceil(measure.implicitWidth), root.widthMax - 24)
        text: root.content.text
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        readOnly: true
        selectByMouse: true
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        font: measure.font
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    PlainText {
        id: measure

        visible: false
        text: root.content.text
    }
}
