pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Asks to which conversation a mini-app's card goes, and shows the card as it will look there. */
Sheet {
    id: root

    required property ShareSheetViewModel viewModel
    readonly property bool isSending: viewModel.state === "sending"

    sheetWidth: 660
    onDismissed: root.viewModel.cancel()
    onOpened: search.forceActiveFocus()

    Row {
        objectName: "shareSheet"
        width: parent.width
        spacing: Theme.gapLarge
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Share a card of %1").arg(root.viewModel.face.name)

        Column {
            id: left

            width: 286
            spacing: Theme.gap

            Asker {
                width: parent.width
                face: root.viewModel.face
            }
            PlainText {
                width: parent.width
                text: qsTr("offers this card:")
                color: Theme.textSoft
            }
            MiniAppCard {
                objectName: "shareCard"
                anchors.left: parent.left
                width: 286
                content: root.viewModel.card
                isSample: true
            }
            PlainText {
                width: parent.width
                text: qsTr("It learns neither with whom you share nor what is said there.")
                wrapMode: Text.Wrap
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
        }
        Column {
            width: parent.width - left.width - parent.spacing
            spacing: Theme.gapSmall

            PlainText {
                anchors.left: parent.left
                text: qsTr("Send to")
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            SearchBox {
                id: search

                objectName: "shareSearch"
                width: parent.width
                placeholderText: qsTr("Search chats")
                enabled: !root.isSending
                onTextChanged: root.viewModel.search(text)
            }
            Item {
                width: parent.width
                height: Math.max(200, left.height - 122)

                RowList {
                    id: list

                    objectName: "shareTargets"
                    anchors.fill: parent
                    anchors.leftMargin: -6
                    anchors.rightMargin: -6
                    enabled: root.viewModel.isAwake && !root.isSending
                    model: root.viewModel.targets
                    Accessible.name: qsTr("Conversations")

                    delegate: ListRow {
                        id: row

                        required property string conversationId
                        required property string avatarColor
                        required property string picture
                        required property bool isGroup
                        required property int index
                        required title

                        objectName: "shareTarget_" + conversationId
                        implicitHeight: 54
                        isSelected: root.viewModel.chosenId === conversationId
                        onClicked: {
                            list.currentIndex = index;
                            root.viewModel.choose(conversationId);
                        }

                        face: Avatar {
                            name: row.title
                            color: row.avatarColor
                            source: row.picture
                            size: 36
                        }
                    }
                }
                SkeletonRows {
                    width: parent.width
                    visible: root.viewModel.state === "loading"
                }
                EmptyNote {
                    anchors.fill: parent
                    visible: root.viewModel.state !== "loading" && list.count === 0
                    iconName: search.text === "" ? "message-circle" : "search"
                    title: search.text === "" ? qsTr("No chats yet") : qsTr("Nothing found")
                    text: search.text === "" ? qsTr("Choose somebody under People and write the first message.") : qsTr("No chat has “%1” in its name.").arg(Words.isolated(search.text))
                }
            }
            PlainText {
                objectName: "shareError"
                width: parent.width
                visible: text !== ""
                text: root.viewModel.errorText
                wrapMode: Text.Wrap
                color: Theme.danger
            }
            Row {
                anchors.right: parent.right
                spacing: Theme.gapSmall
                topPadding: 4

                PushButton {
                    objectName: "shareCancel"
                    role: "secondary"
                    enabled: root.viewModel.isAwake && !root.isSending
                    text: qsTr("Cancel")
                    onClicked: root.viewModel.cancel()
                }
                PushButton {
                    objectName: "shareSend"
                    enabled: root.viewModel.isAwake && root.viewModel.chosenId !== "" && !busy
                    busy: root.isSending
                    iconName: "send"
                    text: qsTr("Send")
                    onClicked: root.viewModel.send()
                }
            }
        }
    }
}
