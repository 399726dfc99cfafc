pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! One conversation: messages from the bottom up, and the place to write. */
FocusScope {
    id: root

    required property ConversationViewModel viewModel
    readonly property bool isOfficial: viewModel.kind === "official"

    onVisibleChanged: viewModel.setActive(visible)
    Component.onCompleted: {
        viewModel.setActive(visible);
        if (!isOfficial)
            composer.takeFocus();
    }

    ListView {
        id: list

        property bool isAtEnd: true

        objectName: "messageList"
        anchors.fill: parent
        anchors.bottomMargin: foot.height
        clip: true
        model: root.viewModel.messages
        verticalLayoutDirection: ListView.BottomToTop
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        activeFocusOnTab: true
        cacheBuffer: 800
        header: Item {
            height: 16
        }
        footer: Item {
            height: 16
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages with %1").arg(root.viewModel.title)
        T.ScrollBar.vertical: ScrollLine {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)
        onMovementEnded: isAtEnd = atYEnd
        onAtYBeginningChanged: {
            if (atYBeginning)
                root.viewModel.loadOlder();
        }
        onCountChanged: stay()
        onHeightChanged: stay()
        onContentHeightChanged: stay()

        /*! Keep the newest message in sight, if it was. */
        function stay() {
            if (isAtEnd)
                Qt.callLater(positionViewAtBeginning);
        }

        delegate: MessageItem {
            width: ListView.view.width
            viewModel: root.viewModel
        }
    }
    Spinner {
        anchors.centerIn: list
        visible: root.viewModel.state === "loading" && list.count === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: list
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The messages cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: list
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "message-circle"
        title: qsTr("Nothing said yet")
        text: root.isOfficial ? qsTr("What %1 sends you stands here.").arg(Words.isolated(root.viewModel.title)) : qsTr("Write the first message to %1.").arg(Words.isolated(root.viewModel.title))
    }

    Rectangle {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: root.isOfficial ? 60 : composer.height
        color: Theme.list

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        Composer {
            id: composer

            width: parent.width
            visible: !root.isOfficial
            peer: root.viewModel.title
            isDirect: root.viewModel.kind === "direct"
            onTransferWanted: root.viewModel.moneyWanted("transfer", root.viewModel.conversationId)
            onPacketWanted: root.viewModel.moneyWanted("packet", root.viewModel.conversationId)
            onSent: text => {
                list.isAtEnd = true;
                root.viewModel.send(text);
            }
        }
        PushButton {
            objectName: "viewAccount"
            anchors.centerIn: parent
            visible: root.isOfficial
            role: "secondary"
            iconName: "newspaper"
            text: qsTr("View this official account")
            onClicked: root.viewModel.openAccount()
        }
    }
    Connections {
        target: root.viewModel

        function onSendFailed(text: string) {
            composer.restore(text);
        }
    }
}
