import QtQuick
import app.shell.chat
import app.shell.style

/*! The conversation on screen; a hint while none is chosen. */
Item {
    id: root

    required property ChatsViewModel viewModel
    readonly property QtObject shown: viewModel.conversation

    onShownChanged: show()
    Component.onCompleted: show()

    function show() {
        if (shown === null)
            screen.source = "";
        else
            screen.setSource("ConversationScreen.qml", {
                "viewModel": shown
            });
    }

    Loader {
        id: screen

        anchors.fill: parent
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.shown === null
        iconName: "message-circle"
        title: qsTr("Choose a chat")
        text: qsTr("Messages, cards of mini-apps and receipts stand here.")
    }
}
