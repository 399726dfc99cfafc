import QtQuick
import app.shell.people
import app.shell.style

/*! A person: who they are, how to write to them, and their code. */
Item {
    id: root

    required property PeopleViewModel viewModel
    readonly property var person: viewModel.selected

    EmptyNote {
        anchors.fill: parent
        visible: root.person.userId === ""
        iconName: "users"
        title: qsTr("Choose a person")
        text: qsTr("Their profile stands here, with a way to write to them.")
    }
    ScrollArea {
        anchors.fill: parent
        visible: root.person.userId !== ""
        padding: Theme.gapLarge

        Item {
            width: parent.width
            height: 28
        }
        Panel {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(420, parent.width)
            height: column.height + 56

            Column {
                id: column

                x: 28
                y: 28
                width: parent.width - 56
                spacing: Theme.gap

                Avatar {
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: 96
                    name: root.person.name
                    color: root.person.avatarColor
                    source: root.person.picture
                }
                BalancedText {
                    objectName: "profileName"
                    width: parent.width
                    text: root.person.name
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                BalancedText {
                    width: parent.width
                    visible: text !== ""
                    text: root.person.about
                    color: Theme.textSoft
                    lineHeight: 1.25
                }
                PushButton {
                    objectName: "profileMessage"
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: !root.person.isMe
                    iconName: "message-circle"
                    text: qsTr("Message")
                    onClicked: root.viewModel.sendMessage()
                }
                Item {
                    width: parent.width
                    height: 17

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        height: 1
                        color: Theme.line
                    }
                }
                CodeImage {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 176
                    height: 176
                    text: root.person.link
                    name: qsTr("QR code of %1").arg(root.person.name)
                }
                PushButton {
                    objectName: "profileShare"
                    anchors.horizontalCenter: parent.horizontalCenter
                    role: "secondary"
                    iconName: "share-2"
                    text: qsTr("Share…")
                    onClicked: root.viewModel.codeWanted(root.person.link)
                }
                BalancedText {
                    width: parent.width
                    text: root.person.isMe ? qsTr("Your code: whoever scans it sees your profile.") : qsTr("Scan this code to see %1's profile.").arg(Words.isolated(root.person.name))
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
            }
        }
    }
}
