pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Makes a group: its people are chosen, and it gets a name if it needs one. */
Sheet {
    id: root

    required property NewGroupViewModel viewModel

    sheetWidth: 420
    title: qsTr("New group")
    subtitle: qsTr("Choose who is in it. What is said there, all of them see.")
    onDismissed: close()
    onOpened: search.forceActiveFocus()

    Field {
        id: name

        objectName: "newGroupName"
        width: parent.width
        label: qsTr("Name of the group")
        placeholderText: root.viewModel.chosenCount > 0 ? root.viewModel.usualTitle : label
        maximumLength: 100
        enabled: !root.viewModel.isBusy
    }
    SearchBox {
        id: search

        objectName: "newGroupSearch"
        width: parent.width
        placeholderText: qsTr("Search your contacts")
        onTextChanged: root.viewModel.search(text)
    }
    Item {
        width: parent.width
        height: 260

        RowList {
            id: list

            objectName: "newGroupPeople"
            anchors.fill: parent
            anchors.leftMargin: -6
            anchors.rightMargin: -6
            enabled: !root.viewModel.isBusy
            model: root.viewModel.people
            Accessible.name: qsTr("Your contacts")

            delegate: PersonChoice {
                required property int index

                objectName: "newGroupPerson_" + userId
                onClicked: {
                    list.currentIndex = index;
                    root.viewModel.toggle(userId);
                }
            }
        }
        EmptyNote {
            anchors.fill: parent
            visible: list.count === 0
            iconName: "users"
            title: search.text === "" ? qsTr("No contacts yet") : qsTr("Nobody found")
            text: search.text === "" ? qsTr("Add somebody under People first.") : qsTr("No contact's name has “%1” in it.").arg(Words.isolated(search.text))
        }
    }
    PlainText {
        objectName: "newGroupError"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    PushButton {
        objectName: "newGroupMake"
        width: parent.width
        busy: root.viewModel.isBusy
        enabled: root.viewModel.chosenCount > 0 && !busy
        text: root.viewModel.chosenCount > 0 ? qsTr("Make a group of %1").arg(root.viewModel.chosenCount + 1) : qsTr("Make the group")
        onClicked: root.viewModel.make(name.text)
    }
}
