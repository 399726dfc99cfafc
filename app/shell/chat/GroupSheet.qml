pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! A group: who is in it, who else could be, its name, its codes, and the way out. */
Sheet {
    id: root

    required property GroupViewModel viewModel
    required property string groupTitle
    /*! "members", "adding" or "naming". */
    property string place: "members"
    /*! What is asked about before it is done: "leave", or the id of a member to be removed. */
    property string asked: ""

    sheetWidth: 484
    title: place === "adding" ? qsTr("Add people") : groupTitle
    subtitle: place === "members" ? (viewModel.memberCount === 1 ? qsTr("1 member") : qsTr("%1 members").arg(viewModel.memberCount)) : ""
    onDismissed: place === "members" ? close() : place = "members"
    onOpened: add.forceActiveFocus()

    Connections {
        target: root.viewModel

        function onDone() {
            root.place = "members";
            root.asked = "";
        }
    }
    Flow {
        width: parent.width
        visible: root.place === "members"
        spacing: Theme.gapSmall

        PushButton {
            id: add

            objectName: "groupAdd"
            role: "secondary"
            iconName: "user-plus"
            text: qsTr("Add")
            onClicked: root.place = "adding"
        }
        PushButton {
            objectName: "groupInvite"
            role: "secondary"
            iconName: "qr-code"
            text: qsTr("Invite by code")
            enabled: !root.viewModel.isBusy
            onClicked: {
                root.close();
                root.viewModel.invite();
            }
        }
        PushButton {
            objectName: "groupRevoke"
            role: "secondary"
            iconName: "circle-x"
            text: qsTr("End codes")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.revoke()
        }
        IconButton {
            objectName: "groupRename"
            visible: root.viewModel.isOwner
            iconName: "pencil"
            name: qsTr("Change the group's name")
            onClicked: {
                root.place = "naming";
                name.text = root.groupTitle;
                name.forceActiveFocus();
            }
        }
    }
    Column {
        width: parent.width
        visible: root.place === "naming"
        spacing: Theme.gap

        Field {
            id: name

            objectName: "groupName"
            width: parent.width
            label: qsTr("Name of the group")
            maximumLength: 100
            onAccepted: root.viewModel.rename(text)
        }
        PushButton {
            objectName: "groupNameSave"
            width: parent.width
            busy: root.viewModel.isBusy
            text: qsTr("Save")
            onClicked: root.viewModel.rename(name.text)
        }
    }
    Item {
        width: parent.width
        height: 280
        visible: root.place === "members"

        RowList {
            id: members

            objectName: "groupMembers"
            anchors.fill: parent
            anchors.leftMargin: -6
            anchors.rightMargin: -6
            model: root.viewModel.members
            Accessible.name: qsTr("Members")

            delegate: GroupMemberRow {
                required property int index

                objectName: "groupMember_" + userId
                canChange: root.viewModel.isOwner && !isMe && !root.viewModel.isBusy
                isAsked: root.asked === userId
                onClicked: members.currentIndex = index
                onRemoveWanted: {
                    if (root.asked === userId)
                        root.viewModel.remove(userId);
                    else
                        root.asked = userId;
                }
                onOwnerWanted: root.viewModel.handOver(userId)
            }
        }
    }
    Column {
        width: parent.width
        visible: root.place === "adding"
        spacing: Theme.gap

        SearchBox {
            id: search

            objectName: "groupSearch"
            width: parent.width
            placeholderText: qsTr("Search your contacts")
            onTextChanged: root.viewModel.searchOthers(text)
        }
        Item {
            width: parent.width
            height: 260

            RowList {
                id: others

                objectName: "groupOthers"
                anchors.fill: parent
                anchors.leftMargin: -6
                anchors.rightMargin: -6
                model: root.viewModel.others
                Accessible.name: qsTr("Your contacts who are not in the group")

                delegate: PersonChoice {
                    required property int index

                    objectName: "groupOther_" + userId
                    onClicked: {
                        others.currentIndex = index;
                        root.viewModel.toggle(userId);
                    }
                }
            }
            EmptyNote {
                anchors.fill: parent
                visible: others.count === 0
                iconName: "users"
                title: search.text === "" ? qsTr("All your contacts are here") : qsTr("Nobody found")
            }
        }
        PushButton {
            objectName: "groupAddChosen"
            width: parent.width
            busy: root.viewModel.isBusy
            enabled: root.viewModel.chosenCount > 0 && !busy
            text: root.viewModel.chosenCount > 0 ? qsTr("Add %1").arg(root.viewModel.chosenCount) : qsTr("Add")
            onClicked: root.viewModel.addChosen()
        }
    }
    PlainText {
        objectName: "groupError"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    PushButton {
        objectName: "groupLeave"
        width: parent.width
        visible: root.place === "members"
        role: root.asked === "leave" ? "danger" : "plainDanger"
        iconName: "log-out"
        enabled: !root.viewModel.isBusy
        text: root.asked === "leave" ? qsTr("Leave, and see nothing of it any more?") : qsTr("Leave the group")
        onClicked: root.asked === "leave" ? root.viewModel.leave() : root.asked = "leave"
    }
}
