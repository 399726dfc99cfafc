pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! The conversations, newest first. */
Item {
    id: root

    required property ChatsViewModel viewModel
    readonly property SubscriptionsViewModel folder: viewModel.folder as SubscriptionsViewModel
    readonly property bool isInFolder: folder.isOpen && search.text.trim() === ""
    readonly property FoundViewModel found: viewModel.found as FoundViewModel

    /*! Something was chosen from it. */
    signal chosen

    SearchBox {
        id: search

        objectName: "chatSearch"
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.right: begin.left
        anchors.rightMargin: 4
        y: 10
        placeholderText: qsTr("Search")
        onTextChanged: root.found.search(text)
        Keys.onDownPressed: {
            if (results.item !== null)
                (results.item as FoundList).takeFocus();
        }
    }
    IconButton {
        id: begin

        objectName: "newGroup"
        anchors.right: parent.right
        anchors.rightMargin: 8
        y: 10
        iconName: "plus"
        name: qsTr("New group")
        onClicked: sheet.open()
    }
    Loader {
        id: sheet

        property NewGroupViewModel viewModel: null

        function open(): void {
            viewModel = root.viewModel.beginGroup() as NewGroupViewModel;
            setSource("NewGroupSheet.qml", {
                "viewModel": viewModel
            });
            (item as NewGroupSheet).open();
        }

        Connections {
            target: sheet.viewModel

            function onMade() {
                (sheet.item as NewGroupSheet).close();
            }
        }
    }
    Item {
        id: folderHead

        y: 56
        width: parent.width
        height: 44
        visible: root.isInFolder

        IconButton {
            id: back

            objectName: "folderClose"
            anchors.left: parent.left
            anchors.leftMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            iconName: "arrow-left"
            name: qsTr("Back to all chats")
            onClicked: {
                root.folder.close();
                list.forceActiveFocus();
            }
        }
        PlainText {
            objectName: "folderTitle"
            anchors.left: back.right
            anchors.leftMargin: 6
            anchors.right: parent.right
            anchors.rightMargin: 13
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Subscriptions")
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.role: Accessible.Heading
        }
    }
    RowList {
        id: list

        objectName: "chatList"
        anchors.fill: parent
        anchors.topMargin: root.isInFolder ? 100 : 56
        visible: !results.active
        model: root.isInFolder ? root.folder.conversations : root.viewModel.conversations
        Accessible.name: root.isInFolder ? qsTr("Subscriptions") : qsTr("Conversations")
        Keys.onEscapePressed: event => {
            event.accepted = root.isInFolder;
            root.folder.close();
        }

        delegate: ListRow {
            id: row

            required property string conversationId
            required property string avatarColor
            required property string picture
            required property bool isOfficial
            required property string kind
            required property string preview
            required property string unreadText
            required property string draft
            required property bool isPinned
            required property bool isMuted
            required property bool isFolder
            required property bool isMentioned
            required property int index
            required title
            required timeText

            objectName: "chatRow_" + conversationId
            mark: isMentioned ? qsTr("[You were mentioned]") : draft === "" ? "" : qsTr("[Draft]")
            subtitle: isMentioned || draft === "" ? preview : draft
            badgeText: unreadText
            isBadgeQuiet: isMuted
            signs: [...(isPinned ? ["pin"] : []), ...(isMuted ? ["bell-off"] : [])]
            signsText: [...(isPinned ? [qsTr("Pinned")] : []), ...(isMuted ? [qsTr("Muted")] : [])].join(", ")
            isSelected: isFolder ? root.folder.holdsShown : root.viewModel.selectedId === conversationId
            onClicked: {
                list.currentIndex = index;
                if (isFolder) {
                    root.folder.open();
                    return;
                }
                root.viewModel.select(conversationId);
                root.chosen();
            }

            /*! Show what can be done with the conversation, at a place in the row. */
            function openMenu(place: point): void {
                if (isFolder)
                    return;
                const at = row.mapToItem(root, place);
                menu.conversationId = conversationId;
                menu.conversationTitle = title;
                menu.kind = kind;
                menu.isPinned = isPinned;
                menu.isMuted = isMuted;
                menu.isUnread = unreadText !== "";
                menu.x = row.LayoutMirroring.enabled ? at.x - menu.width : at.x;
                menu.y = at.y;
                menu.open();
            }

            Keys.onMenuPressed: openMenu(Qt.point(LayoutMirroring.enabled ? width - 40 : 40, 40))
            Keys.onPressed: event => {
                event.accepted = event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier);
                if (event.accepted)
                    openMenu(Qt.point(LayoutMirroring.enabled ? width - 40 : 40, 40));
            }

            TapHandler {
                acceptedButtons: Qt.RightButton
                onTapped: point => row.openMenu(point.position)
            }
            TapHandler {
                acceptedDevices: PointerDevice.TouchScreen
                onLongPressed: row.openMenu(point.position)
            }

            face: row.isFolder ? folderFace : conversationFace

            Component {
                id: conversationFace

                Avatar {
                    name: row.title
                    color: row.avatarColor
                    square: row.isOfficial
                    source: row.picture
                }
            }
            Component {
                id: folderFace

                IconTile {
                    iconName: "newspaper"
                    color: row.avatarColor
                }
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
    ConversationMenu {
        id: menu

        parent: root
        acts: root.viewModel.acts as ListActsViewModel
    }
    Loader {
        id: results

        anchors.fill: parent
        anchors.topMargin: 56
        active: search.text.trim() !== ""
        sourceComponent: FoundList {
            viewModel: root.found
            words: search.text
            onChosen: root.chosen()
        }
    }
    SkeletonRows {
        y: 56
        width: parent.width
        visible: list.visible && root.viewModel.state === "loading" && list.count === 0
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: list.visible && root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The chats cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: list.visible && root.viewModel.state === "ready" && list.count === 0
        iconName: "message-circle"
        title: qsTr("No chats yet")
        text: qsTr("Choose somebody under People and write the first message.")
    }
}
