pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat

/*! The conversation on screen; a welcome while none is chosen. */
Item {
    id: root

    required property ChatsViewModel viewModel
    readonly property QtObject shown: viewModel.conversation
    readonly property var welcome: viewModel.welcome

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
    Loader {
        anchors.fill: parent
        active: root.shown === null
        sourceComponent: Welcome {
            viewModel: root.welcome
        }
    }
}
