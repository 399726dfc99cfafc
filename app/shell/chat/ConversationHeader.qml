pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Whose conversation it is, and what can be done with it as a whole. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    readonly property WholeViewModel whole: viewModel.whole as WholeViewModel
    readonly property GroupViewModel group: viewModel.group as GroupViewModel

    /*! The person wants to see who is in the group. */
    signal groupWanted
    /*! The person wants to see whose official account it is. */
    signal accountWanted
    /*! The person wants to look for something that was said. */
    signal findWanted

    implicitHeight: 46
    color: Theme.list

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    PlainText {
        id: title

        objectName: "conversationTitle"
        anchors.left: parent.left
        anchors.leftMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.ceil(implicitWidth), parent.width - buttons.width - 46 - (count.visible ? count.width + 8 : 0))
        text: root.viewModel.title
        font.weight: Theme.strong(text)
        elide: Text.ElideRight
        maximumLineCount: 1
        Accessible.role: Accessible.Heading
    }
    PlainText {
        id: count

        objectName: "memberCount"
        anchors.left: title.right
        anchors.leftMargin: 8
        anchors.baseline: title.baseline
        visible: root.group !== null && root.group.memberCount > 0
        text: root.group === null ? "" : root.group.memberCount === 1 ? qsTr("1 member") : qsTr("%1 members").arg(root.group.memberCount)
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        IconButton {
            objectName: "findOpen"
            iconName: "search"
            name: qsTr("Search in this chat")
            command: "chats.find"
            onClicked: root.findWanted()
        }
        IconButton {
            objectName: "groupOpen"
            visible: root.group !== null
            iconName: "users"
            name: qsTr("Members of the group")
            onClicked: root.groupWanted()
        }
        IconButton {
            objectName: "accountOpen"
            // Where there is little room the name comes first.
            visible: root.viewModel.kind === "official" && root.width >= 240
            iconName: "newspaper"
            name: qsTr("View this official account")
            onClicked: root.accountWanted()
        }
        IconButton {
            id: more

            objectName: "conversationMore"
            iconName: "ellipsis"
            name: qsTr("More")
            onClicked: {
                const place = more.mapToItem(root, more.width - menu.width, more.height + 4);
                menu.x = root.LayoutMirroring.enabled ? more.mapToItem(root, 0, 0).x : place.x;
                menu.y = place.y;
                menu.open();
            }
        }
    }
    ConversationMenu {
        id: menu

        parent: root
        acts: root.whole.acts as ListActsViewModel
        conversationId: root.viewModel.conversationId
        conversationTitle: root.viewModel.title
        kind: root.viewModel.kind
        isPinned: root.whole.isPinned
        isMuted: root.whole.isMuted
        isUnread: root.whole.isUnread
    }
}
