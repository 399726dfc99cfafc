pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! The conversations, newest first. */
Item {
    id: root

    required property ChatsViewModel viewModel

    SearchBox {
        id: search

        objectName: "chatSearch"
        x: 10
        y: 10
        width: parent.width - 20
        placeholderText: qsTr("Search chats")
        onTextChanged: root.viewModel.search(text)
    }
    RowList {
        id: list

        objectName: "chatList"
        anchors.fill: parent
        anchors.topMargin: 56
        model: root.viewModel.conversations
        Accessible.name: qsTr("Conversations")

        delegate: ListRow {
            id: row

            required property string conversationId
            required property string avatarColor
            required property string picture
            required property bool isOfficial
            required property string preview
            required property string unreadText
            required property int index
            required title
            required timeText

            objectName: "chatRow_" + conversationId
            subtitle: preview
            badgeText: unreadText
            isSelected: root.viewModel.selectedId === conversationId
            onClicked: {
                list.currentIndex = index;
                root.viewModel.select(conversationId);
            }

            face: Avatar {
                name: row.title
                color: row.avatarColor
                square: row.isOfficial
                source: row.picture
            }
        }
        move: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.normal
                easing.type: Easing.OutCubic
            }
        }
        displaced: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.normal
                easing.type: Easing.OutCubic
            }
        }
    }
    SkeletonRows {
        y: 56
        width: parent.width
        visible: root.viewModel.state === "loading" && list.count === 0
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The chats cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: search.text === "" ? "message-circle" : "search"
        title: search.text === "" ? qsTr("No chats yet") : qsTr("Nothing found")
        text: search.text === "" ? qsTr("Choose somebody under People and write the first message.") : qsTr("No chat has “%1” in its name or its last message.").arg(Words.isolated(search.text))
    }
}
