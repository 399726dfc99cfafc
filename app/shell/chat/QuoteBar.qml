import QtQuick
import app.shell.style

/*! The message that is answered: who said it, and one line of it. */
Item {
    id: root

    required property string name
    required property string text
    readonly property bool isShown: name !== "" || text !== ""

    implicitHeight: 36
    implicitWidth: Math.max(who.implicitWidth, what.implicitWidth) + 12

    Rectangle {
        anchors.left: parent.left
        width: 3
        height: parent.height
        radius: 2
        color: Theme.accentLine
    }
    PlainText {
        id: who

        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.right: parent.right
        text: root.name
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        font.weight: Theme.strong(text)
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    PlainText {
        id: what

        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        text: root.text
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        elide: Text.ElideRight
        maximumLineCount: 1
    }
}
