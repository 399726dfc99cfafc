pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What becomes of the files that are held over the window. Over a conversation there are two places to drop them. */
Item {
    id: root

    /*! What they are: see the window's `DropArea`. */
    required property string held
    /*! Whose conversation they can be sent into, if any. */
    required property string receiverName
    required property bool hasReceiver
    /*! Whether they are over the upper place. */
    required property bool isUpper

    readonly property var words: ({
            "miniapp": [qsTr("Drop it to install it"), qsTr("You are asked first, and see what it is.")],
            "face": [qsTr("Drop it to be your picture"), qsTr("The middle of it, small. Everybody who knows you sees it.")],
            "codes": [qsTr("Drop them to scan them"), qsTr("One after the other, until one has a code in it.")],
            "several": [qsTr("One file at a time"), qsTr("A mini-app comes alone: nothing is done with these.")]
        })[held] ?? [qsTr("Drop it to scan it"), qsTr("A picture or a video with a code in it.")]

    objectName: "dropHint"

    Rectangle {
        x: 8
        y: 8
        width: parent.width - 16
        height: (parent.height - 24) / 2
        visible: root.hasReceiver
        radius: Theme.radius
        color: Qt.alpha(root.isUpper ? Theme.accentSoft : Theme.content, 0.98)
        border.width: 2
        border.color: root.isUpper ? Theme.accent : Theme.line

        EmptyNote {
            objectName: "dropSend"
            anchors.fill: parent
            iconName: "send"
            title: qsTr("Send to %1").arg(Words.isolated(root.receiverName))
            text: qsTr("You see it before it goes.")
        }
    }
    Rectangle {
        readonly property bool isMeant: !root.hasReceiver || !root.isUpper

        x: 8
        y: root.hasReceiver ? (parent.height + 8) / 2 : 8
        width: parent.width - 16
        height: root.hasReceiver ? (parent.height - 24) / 2 : parent.height - 16
        radius: Theme.radius
        color: Qt.alpha(root.hasReceiver && isMeant ? Theme.accentSoft : Theme.content, 0.98)
        border.width: 2
        border.color: isMeant ? Theme.accent : Theme.line

        EmptyNote {
            objectName: "dropWords"
            anchors.fill: parent
            iconName: root.held === "miniapp" ? "package-open" : root.held === "several" ? "copy" : root.held === "face" ? "image" : "scan-qr-code"
            title: root.words[0]
            text: root.words[1]
        }
    }
}
