pragma ComponentBehavior: Bound
import QtQuick
import app.shell.official
import app.shell.style

/*! The official accounts, by name. */
Item {
    id: root

    required property AccountsViewModel viewModel

    /*! Something was chosen from it. */
    signal chosen

    SearchBox {
        id: search

        objectName: "accountSearch"
        anchors.left: parent.left
        anchors.leftMargin: 10
        anchors.right: favourites.left
        anchors.rightMargin: 4
        y: 10
        placeholderText: qsTr("Search official accounts")
        onTextChanged: root.viewModel.search(text)
        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
    }
    IconButton {
        id: favourites

        objectName: "accountFavourites"
        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: search.verticalCenter
        iconName: "bookmark"
        name: qsTr("Favourites")
        onClicked: {
            root.viewModel.favouritesWanted();
            root.chosen();
        }
    }
    RowList {
        id: list

        objectName: "accountList"
        anchors.fill: parent
        anchors.topMargin: 56
        model: root.viewModel.accounts
        Accessible.name: qsTr("Official accounts")

        delegate: ListRow {
            id: row

            required property string accountId
            required property string name
            required property string avatarColor
            required property string about
            required property int index

            objectName: "accountRow_" + accountId
            title: name
            subtitle: about
            isSelected: root.viewModel.selected.accountId === accountId
            onClicked: {
                list.currentIndex = index;
                root.viewModel.select(accountId);
                root.chosen();
            }

            face: Avatar {
                name: row.name
                color: row.avatarColor
                square: true
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
        title: qsTr("The accounts cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: search.text === "" ? "newspaper" : "search"
        title: search.text === "" ? qsTr("No official accounts yet") : qsTr("Nothing found")
        text: search.text === "" ? qsTr("Scan the code of one, or follow one that a chat shows you.") : qsTr("No official account has “%1” in its name or profile.").arg(Words.isolated(search.text))
    }
}
