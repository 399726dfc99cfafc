import QtQuick
import app.shell.style

/*! One line of the security screen: what it is, in two lines, and a control at its end. */
Item {
    id: root

    required property string title
    property string text: ""
    property string iconName: ""
    property bool isFirst: false
    /*! Beside its control the words would have no room: it stands below them. */
    readonly property bool isNarrow: width - 52 - holder.width - 30 < 120
    readonly property bool hasIcon: iconName !== "" && width >= 240
    default property alias control: holder.data

    width: parent?.width ?? 0
    height: isNarrow ? words.height + holder.height + 38 : Math.max(64, words.height + 26)

    Rectangle {
        x: 18
        width: parent.width - 36
        height: 1
        visible: !root.isFirst
        color: Theme.line
    }
    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.verticalCenter: parent.verticalCenter
        visible: root.hasIcon
        name: root.iconName
        size: 20
        color: Theme.textSoft
    }
    Column {
        id: words

        objectName: "securityWords"
        anchors.left: parent.left
        anchors.leftMargin: root.hasIcon ? 52 : 18
        y: root.isNarrow ? 13 : Math.round((parent.height - height) / 2)
        width: root.isNarrow ? parent.width - anchors.leftMargin - 18 : parent.width - anchors.leftMargin - holder.width - 30
        spacing: 3

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.Medium
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.text
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
            maximumLineCount: root.isNarrow ? 12 : 3
            elide: Text.ElideRight
        }
    }
    Item {
        id: holder

        anchors.right: parent.right
        anchors.rightMargin: 18
        y: root.isNarrow ? words.height + 25 : Math.round((parent.height - height) / 2)
        width: childrenRect.width
        height: childrenRect.height
    }
}
