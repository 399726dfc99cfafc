pragma ComponentBehavior: Bound
import QtQuick
import app.shell.discover
import app.shell.style

/*! The mini-apps of the catalogue, by name. */
Item {
    id: root

    required property DiscoverViewModel viewModel
    /*! Nothing is beside it: what else the overview offers is offered here. */
    property bool isAlone: false

    /*! Something was chosen from it. */
    signal chosen

    SearchBox {
        id: search

        objectName: "miniappSearch"
        x: 10
        y: 10
        width: parent.width - 20
        placeholderText: qsTr("Search mini-apps")
        onTextChanged: root.viewModel.search(text)
    }
    RowList {
        id: list

        objectName: "miniappList"
        anchors.fill: parent
        anchors.topMargin: 56
        anchors.bottomMargin: more.visible ? more.height : 0
        model: root.viewModel.listings
        Accessible.name: qsTr("Mini-apps")

        delegate: ListRow {
            id: row

            required property string miniappId
            required property string name
            required property string about
            required property string iconName
            required property string iconSource
            required property string tileColor
            required property string catalogue
            required property string warning
            required property int index

            objectName: "miniappRow_" + miniappId
            title: name
            subtitle: warning !== "" ? warning : catalogue === "" ? about : qsTr("From %1").arg(Words.isolated(catalogue))
            isSelected: root.viewModel.selected.miniappId === miniappId
            onClicked: {
                list.currentIndex = index;
                root.viewModel.select(isSelected ? "" : miniappId);
                root.chosen();
            }

            face: IconTile {
                iconName: row.iconName
                source: row.iconSource
                color: row.tileColor
            }
        }
    }
    Column {
        id: more

        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.isAlone

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        ColumnEntry {
            objectName: "listCatalogues"
            width: parent.width
            visible: root.viewModel.catalogues !== null
            iconName: "layout-grid"
            text: qsTr("Catalogues")
            onClicked: {
                root.viewModel.cataloguesWanted();
                root.chosen();
            }
        }
        ColumnEntry {
            objectName: "listInstallFile"
            width: parent.width
            iconName: "package-open"
            text: qsTr("Install from a file…")
            onClicked: root.viewModel.fileWanted()
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
        title: qsTr("The mini-apps cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: search.text === "" ? "layout-grid" : "search"
        title: search.text === "" ? qsTr("No mini-apps yet") : qsTr("Nothing found")
        text: search.text === "" ? qsTr("Add a catalogue of them, or install one from a file.") : qsTr("No mini-app has “%1” in its name or description.").arg(Words.isolated(search.text))
    }
}
