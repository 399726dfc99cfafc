import QtQuick
import app.shell.style

/*! One choice of the settings: what it is, and on its other side the control that makes it. */
Item {
    id: root

    property string title: ""
    property string text: ""
    default property alias control: holder.data

    /*! Too narrow for both side by side: the control stands below the words. */
    readonly property bool isStacked: width < holder.width + 220

    height: isStacked ? words.height + holder.height + 38 : Math.max(68, words.height + 28)

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 18
        y: root.isStacked ? 14 : Math.round((parent.height - height) / 2)
        width: parent.width - 36 - (root.isStacked ? 0 : holder.width + 12)
        spacing: 3

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            text: root.text
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }
    Item {
        id: holder

        x: root.isStacked === root.LayoutMirroring.enabled ? parent.width - width - 18 : 18
        y: root.isStacked ? words.y + words.height + 10 : Math.round((parent.height - height) / 2)
        width: childrenRect.width
        height: childrenRect.height
    }
}
