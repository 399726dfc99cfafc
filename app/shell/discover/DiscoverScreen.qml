pragma ComponentBehavior: Bound
import QtQuick
import app.shell.discover
import app.shell.style

/*! All mini-apps as cards; or one of them in detail. */
Item {
    id: root

    required property DiscoverViewModel viewModel
    readonly property bool hasChoice: viewModel.selected.miniappId !== ""

    ScrollArea {
        id: area

        anchors.fill: parent
        visible: !root.hasChoice
        padding: Theme.gapLarge
        gap: Theme.gapLarge

        Item {
            width: parent.width
            height: Theme.controlHeight

            PlainText {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - install.width - Theme.gap
                text: qsTr("Mini-apps")
                elide: Text.ElideRight
                font.pixelSize: Theme.sizeHeading
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            PushButton {
                id: install

                objectName: "installFile"
                anchors.right: parent.right
                role: "secondary"
                iconName: "package-open"
                text: qsTr("Install from a file…")
                onClicked: dialog.active ? dialog.item.open() : dialog.active = true // qmllint disable missing-property
            }
        }
        Grid {
            id: grid

            readonly property real cellWidth: Math.floor((width - (columns - 1) * columnSpacing) / columns)

            width: parent.width
            columns: Math.max(1, Math.floor((width + 16) / 276))
            columnSpacing: 16
            rowSpacing: 16

            Repeater {
                model: root.viewModel.listings

                MiniAppCardItem {
                    width: grid.cellWidth
                    onOpened: root.viewModel.open(miniappId)
                    onChosen: root.viewModel.select(miniappId)
                }
            }
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
