pragma ComponentBehavior: Bound
import QtQuick
import app.shell.discover
import app.shell.style

/*! All mini-apps as cards; or one of them in detail; or the catalogues they come from. */
Item {
    id: root

    required property DiscoverViewModel viewModel
    readonly property bool hasChoice: viewModel.selected.miniappId !== ""
    readonly property PanelViewModel panel: viewModel.panel as PanelViewModel
    property bool showsCatalogues: false
    /*! What is at hand stands above the rest, unless the person looks for something. */
    readonly property bool showsPanel: panel !== null && viewModel.state === "ready" && !viewModel.isSearched && viewModel.category === ""

    onHasChoiceChanged: showsCatalogues = showsCatalogues && !hasChoice

    Connections {
        function onCataloguesWanted(): void {
            root.viewModel.select("");
            root.showsCatalogues = true;
        }
        function onFileWanted(): void {
            dialog.active ? dialog.item.open() : dialog.active = true; // qmllint disable missing-property
        }

        target: root.viewModel
    }

    ScrollArea {
        id: area

        anchors.fill: parent
        visible: !root.hasChoice && !root.showsCatalogues
        padding: Theme.gapLarge
        gap: Theme.gapLarge

        Item {
            readonly property bool isNarrow: width < 440

            width: parent.width
            height: isNarrow ? 2 * Theme.controlHeight + Theme.gapSmall : Theme.controlHeight

            PlainText {
                anchors.left: parent.left
                height: Theme.controlHeight
                verticalAlignment: Text.AlignVCenter
                width: parent.isNarrow ? parent.width : parent.width - buttons.width - Theme.gap
                text: qsTr("Mini-apps")
                elide: Text.ElideRight
                font.pixelSize: Theme.sizeHeading
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            Row {
                id: buttons

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "catalogues"
                    visible: root.viewModel.catalogues !== null
                    role: "secondary"
                    iconName: "layout-grid"
                    text: qsTr("Catalogues")
                    onClicked: root.viewModel.cataloguesWanted()
                }
                PushButton {
                    objectName: "installFile"
                    role: "secondary"
                    iconName: "package-open"
                    text: qsTr("Install from a file…")
                    onClicked: root.viewModel.fileWanted()
                }
            }
        }
        PanelShelf {
            id: mine

            width: parent.width
            visible: root.showsPanel
            title: qsTr("Mine")
            emptyText: qsTr("Nothing pinned yet. The pin on a card below puts a mini-app here, in the order you like.")
            tileName: "mine_"
            panel: root.panel
            model: root.panel?.mine ?? null
            isMovable: true
            onOpened: miniappId => root.viewModel.open(miniappId)
            onChosen: miniappId => root.viewModel.select(miniappId)
        }
        PanelShelf {
            id: recent

            width: parent.width
            visible: root.showsPanel && count > 0
            title: qsTr("Recent")
            tileName: "recent_"
            panel: root.panel
            model: root.panel?.recent ?? null
            onOpened: miniappId => root.viewModel.open(miniappId)
            onChosen: miniappId => root.viewModel.select(miniappId)
        }
        PlainText {
            width: parent.width
            visible: mine.visible || recent.visible
            text: qsTr("All")
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
            Accessible.role: Accessible.Heading
        }
        Flow {
            objectName: "miniappCategories"
            width: parent.width
            spacing: 6
            visible: root.viewModel.categories.length > 0
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Kind of mini-app")

            Repeater {
                model: visible ? [
                    {
                        "key": "",
                        "text": qsTr("Every kind")
                    }
                ].concat(root.viewModel.categories) : []

                PushButton {
                    required property var modelData
                    readonly property bool isChosen: root.viewModel.category === modelData.key

                    objectName: "miniappCategory_" + modelData.key
                    height: 30
                    role: isChosen ? "primary" : "secondary"
                    text: modelData.text
                    Accessible.checked: isChosen
                    onClicked: root.viewModel.choose(modelData.key)
                }
            }
        }
        EmptyNote {
            objectName: "miniappsNone"
            width: parent.width
            height: 260
            visible: root.viewModel.state === "ready" && cards.count === 0
            iconName: root.viewModel.isSearched ? "search" : "layout-grid"
            title: root.viewModel.isSearched ? qsTr("Nothing found") : qsTr("No mini-apps yet")
            text: root.viewModel.isSearched ? qsTr("Neither what is installed nor your catalogues have it. The first letters are enough; for Chinese names also those of the pinyin.") : qsTr("Add a catalogue of them, or install one from a file.")
        }
        Grid {
            id: grid

            readonly property real cellWidth: Math.floor((width - (columns - 1) * columnSpacing) / columns)

            width: parent.width
            columns: Math.max(1, Math.floor((width + 16) / 276))
            columnSpacing: 16
            rowSpacing: 16

            Repeater {
                id: cards

                model: root.viewModel.listings

                MiniAppCardItem {
                    width: grid.cellWidth
                    isPinnable: root.panel !== null
                    isPinned: root.panel?.pinned.includes(miniappId) ?? false
                    onPinWanted: isPinned => root.panel.pin(miniappId, isPinned)
                    onOpened: root.viewModel.open(miniappId)
                    onChosen: root.viewModel.select(miniappId)
                }
            }
        }
        PlainText {
            objectName: "miniappsMore"
            width: parent.width
            visible: text !== ""
            text: root.viewModel.moreText
            color: Theme.textSoft
            wrapMode: Text.Wrap
        }
    }
    Loader {
        anchors.fill: parent
        active: root.showsCatalogues
        visible: active
        sourceComponent: CataloguesScreen {
            viewModel: root.viewModel.catalogues as CataloguesViewModel
            onDone: root.showsCatalogues = false
        }
    }
    Loader {
        id: dialog

        active: false
        source: "../install/InstallFileDialog.qml"
        onLoaded: item.open() // qmllint disable missing-property
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.install(dialog.item.selectedFile); // qmllint disable missing-property
        }

        target: dialog.item
    }
    Loader {
        anchors.fill: parent
        active: root.hasChoice
        visible: active
        sourceComponent: MiniAppDetail {
            viewModel: root.viewModel
        }
    }
}
