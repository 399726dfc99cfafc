pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! The conversation as a follower will have it: welcomed, with the menu under it, and a line to try what is answered. */
Panel {
    id: root

    required property VoiceViewModel viewModel
    required property var account

    clip: true

    Item {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        height: 56

        Avatar {
            id: face

            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            size: 32
            name: root.account.name
            color: root.account.color
            square: true
        }
        PlainText {
            anchors.left: face.right
            anchors.leftMargin: 10
            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            text: root.account.name
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
        }
        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: 1
            color: Theme.line
        }
    }
    ScrollArea {
        id: area

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.bottom: trying.top
        padding: 14

        Column {
            width: parent.width
            topPadding: 12
            bottomPadding: 12
            spacing: 10

            PlainText {
                width: parent.width
                visible: root.viewModel.bubbles.length === 0
                text: qsTr("Nobody is welcomed. Press the menu, or write as a follower would.")
                color: Theme.textFaint
                font.pixelSize: 13
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.viewModel.bubbles

                Item {
                    id: line

                    required property int index
                    required property var modelData
                    readonly property string leadsTo: {
                        const words = {
                            "page": qsTr("Opens %1"),
                            "article": qsTr("Opens the article “%1”"),
                            "sent_article": qsTr("Article: %1"),
                            "card": qsTr("Card: %1"),
                            "silence": qsTr("No answer")
                        };
                        return (words[modelData.kind] ?? "%1").replace("%1", () => Words.isolated(modelData.text));
                    }
                    readonly property bool isSent: modelData.kind !== "page" && modelData.kind !== "article" && modelData.kind !== "silence"

                    width: parent ? (parent as Item).width : 0
                    height: bubble.height

                    Rectangle {
                        id: bubble

                        anchors.left: line.modelData.isMine ? undefined : parent.left
                        anchors.right: line.modelData.isMine ? parent.right : undefined
                        width: Math.min(Math.ceil(words.implicitWidth) + 24, parent.width - 32)
                        height: words.height + 18
                        radius: Theme.radius
                        color: line.modelData.isMine ? Theme.accentSoft : line.isSent ? Theme.field : "transparent"
                        border.width: line.isSent ? 0 : 1
                        border.color: Theme.line

                        PlainText {
                            id: words

                            objectName: "voiceBubble_" + line.index
                            anchors.left: parent.left
                            anchors.leftMargin: 12
                            anchors.right: parent.right
                            anchors.rightMargin: 12
                            y: 9
                            text: line.leadsTo
                            horizontalAlignment: undefined // as its own letters go
                            color: line.isSent ? Theme.text : Theme.textSoft
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }
    }
    Item {
        id: trying

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: menu.top
        height: 52

        Field {
            id: field

            objectName: "voiceTry"
            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            maximumLength: 200
            placeholderText: qsTr("Write as a follower would")
            onTextChanged: root.viewModel.write(text)
        }
    }
    AccountMenu {
        id: menu

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: buttons.length > 0 ? implicitHeight : 0
        buttons: root.viewModel.buttons
        isAnswering: false
        onPressed: (at, below) => root.viewModel.press(at, below)

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            height: 1
            color: Theme.line
        }
    }
}
