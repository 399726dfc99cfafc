import QtQuick
import app.shell.chat
import app.shell.style

/*! A kind of message that this version does not know. Nothing of it is lost. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    objectName: "unknownMessage"
    implicitWidth: label.width + 50
    implicitHeight: label.height + 20
    radius: Theme.radiusBubble
    color: "transparent"
    border.width: 1
    border.color: Theme.lineStrong

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 12
        y: 10
        name: "circle-question-mark"
        size: 18
        color: Theme.textFaint
    }
    PlainText {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: 38
        y: 10
        width: Math.min(implicitWidth, root.widthMax - 50)
        text: qsTr("This message (“%1”) needs a newer Plaza.").arg(Words.isolated(root.content.kind))
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
}
