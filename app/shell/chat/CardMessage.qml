import QtQuick
import app.shell.chat

/*! A mini-app's page as a card in a conversation. */
MiniAppCard {
    id: root

    required property ConversationViewModel viewModel
    required property bool isMine

    required content
    required widthMax
    onOpened: root.viewModel.openLink(root.content.link)
}
