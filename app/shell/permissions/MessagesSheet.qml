pragma ComponentBehavior: Bound
import QtQuick
import app.shell.permissions
import app.shell.style

/*! Asks whether the account of a mini-app may send messages like the one shown. */
Sheet {
    id: root

    required property MessagesSheetViewModel viewModel

    sheetWidth: 400
    onDismissed: root.viewModel.refuse()
    onOpened: refuse.forceActiveFocus()

    Column {
        objectName: "messagesSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("%1 would like to send you a message: %2").arg(root.viewModel.face.name).arg(root.viewModel.title)

        Asker {
            width: parent.width
            face: root.viewModel.face
        }
        PlainText {
            width: parent.width
            text: qsTr("would like its official account to send you messages like this one:")
            wrapMode: Text.Wrap
            color: Theme.textSoft
        }
        Panel {
            width: parent.width
            height: example.height + 2 * Theme.gap
            color: Theme.field
            border.width: 0

            Column {
                id: example

                anchors.left: parent.left
                anchors.leftMargin: Theme.gap
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                y: Theme.gap
                spacing: 6

                PlainText {
                    objectName: "messagesTitle"
                    width: parent.width
                    text: root.viewModel.title
                    font.weight: Theme.strong(text)
                    wrapMode: Text.Wrap
                }
                Repeater {
                    model: root.viewModel.facts

                    PlainText {
                        required property var modelData

                        width: example.width
                        text: modelData[0] + "  " + modelData[1]
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
        PlainText {
            width: parent.width
            text: qsTr("The words come from the mini-app. You can take it back in the profile of its official account.")
            wrapMode: Text.Wrap
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
        }
        Flow {
            width: parent.width
            layoutDirection: Qt.RightToLeft
            spacing: Theme.gapSmall

            PushButton {
                objectName: "messagesAlways"
                enabled: root.viewModel.isAwake
                text: qsTr("Always")
                onClicked: root.viewModel.always()
            }
            PushButton {
                objectName: "messagesOnce"
                role: "secondary"
                enabled: root.viewModel.isAwake
                text: qsTr("This once")
                onClicked: root.viewModel.once()
            }
            PushButton {
                id: refuse

                objectName: "messagesRefuse"
                role: "secondary"
                enabled: root.viewModel.isAwake
                text: qsTr("No")
                onClicked: root.viewModel.refuse()
                onEnabledChanged: {
                    if (enabled)
                        forceActiveFocus();
                }
            }
        }
    }
}
