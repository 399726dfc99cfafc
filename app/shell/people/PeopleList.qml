pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! The contacts, by name. */
Item {
    id: root

    required property PeopleViewModel viewModel

    /*! Something was chosen from it. */
    signal chosen

    SearchBox {
        id: search

        objectName: "peopleSearch"
        x: 10
        y: 10
        width: parent.width - 20
        placeholderText: qsTr("Search, or add by name")
        onTextChanged: root.viewModel.search(text)
    }
    RowList {
        id: list

        objectName: "peopleList"
        anchors.fill: parent
        anchors.topMargin: 56
        model: root.viewModel.people
        Accessible.name: qsTr("People")

        delegate: ListRow {
            id: row

            required property string rowId
            required property string userId
            required property string kind
            required property string name
            required property string avatarColor
            required property string picture
            required property string about
            required property int index

            objectName: "personRow_" + userId
            title: name
            subtitle: about
            timeText: kind === "request" ? qsTr("Asks you") : kind === "known" ? qsTr("Not a contact") : ""
            isSelected: root.viewModel.selected.userId === userId
            onClicked: {
                list.currentIndex = index;
                root.viewModel.select(userId);
                root.chosen();
            }

            face: Avatar {
                name: row.name
                color: row.avatarColor
                source: row.picture
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
        title: qsTr("The contacts cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: search.text === "" ? "users" : "search"
        title: search.text === "" ? qsTr("No contacts yet") : qsTr("Nobody found")
        text: search.text === "" ? qsTr("Scan somebody's code, or type their name above.") : qsTr("No contact's name has “%1” in it.").arg(Words.isolated(search.text))
    }
}
