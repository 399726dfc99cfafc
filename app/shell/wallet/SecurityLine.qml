import QtQuick
import app.shell.style

/*! One line of the security screen: what it is, in two lines, and a control at its end. */
Item {
    id: root

    required property string title
    property string text: ""
    property string iconName: ""
    property bool isFirst: false
    default property alias control: holder.data

    width: parent?.width ?? 0
    height: Math.max(64, words.height + 26)

    Rectangle {
        x: 18
        width: parent.width - 36
        height: 1
        visible: !root.isFirst
        color: Theme.line
    }
    IconImage {
        x: 18
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName !== ""
        name: root.iconName
        size: 20
        color: Theme.textSoft
    }
    Column {
        id: words

        x: root.iconName === "" ? 18 : 52
        anchors.verticalCenter: parent.verticalCenter
        width: holder.x - x - 12
        spacing: 3

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.Medium
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.text
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
    Item {
        id: holder

        x: parent.width - width - 18
        anchors.verticalCenter: parent.verticalCenter
        width: childrenRect.width
        height: childrenRect.height
    }
}
