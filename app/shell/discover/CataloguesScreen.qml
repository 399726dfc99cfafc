pragma ComponentBehavior: Bound
import QtQuick
import app.shell.discover
import app.shell.style

/*! The person's catalogues, and a place to add another: looked at first, added after a second word. */
ScrollArea {
    id: root

    required property CataloguesViewModel viewModel

    /*! The person is done here. */
    signal done

    padding: Theme.gapLarge
    gap: Theme.gap
    Component.onCompleted: viewModel.load()

    Item {
        width: parent.width
        height: back.height

        PushButton {
            id: back

            objectName: "cataloguesBack"
            anchors.left: parent.left
            role: "plain"
            iconName: "arrow-left"
            text: qsTr("All mini-apps")
            onClicked: root.done()
        }
    }
    Panel {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(620, parent.width)
        height: adding.height + 48

        Column {
            id: adding

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: 24
            y: 24
            spacing: Theme.gap

            PlainText {
                width: parent.width
                text: qsTr("Add a catalogue")
                font.pixelSize: Theme.sizeHeading
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            PlainText {
                width: parent.width
                text: qsTr("A catalogue lists mini-apps of many publishers. Nobody at Plaza checks it. It is fetched when you add or refresh it, and when you install from it; at no other time.")
                color: Theme.textSoft
                wrapMode: Text.Wrap
                lineHeight: 1.2
            }
            Field {
                id: address

                objectName: "catalogueAddress"
                width: parent.width
                label: qsTr("Address of a catalogue")
                placeholderText: qsTr("https://… or a folder")
                maximumLength: 1000
                errorText: root.viewModel.errorText
                enabled: !root.viewModel.isBusy
                onAccepted: if (text !== "")
                    root.viewModel.look(text)
            }
            Flow {
                width: parent.width
                spacing: Theme.gapSmall
                visible: root.viewModel.foundName === ""

                PushButton {
                    objectName: "catalogueLook"
                    busy: root.viewModel.isBusy
                    enabled: !busy && address.text !== ""
                    text: qsTr("Look")
                    Accessible.name: qsTr("Look what is there")
                    onClicked: root.viewModel.look(address.text)
                }
                PushButton {
                    objectName: "catalogueFolder"
                    role: "secondary"
                    iconName: "folder"
                    enabled: !root.viewModel.isBusy
                    text: qsTr("Choose a folder…")
                    onClicked: dialog.active ? dialog.item.open() : dialog.active = true // qmllint disable missing-property
                }
            }
            Column {
                width: parent.width
                spacing: Theme.gapSmall
                visible: root.viewModel.foundName !== ""

                PlainText {
                    objectName: "catalogueFound"
                    width: parent.width
                    text: root.viewModel.foundName
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                    wrapMode: Text.Wrap
                }
                PlainText {
                    width: parent.width
                    text: root.viewModel.foundAddress
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.WrapAnywhere
                }
                PlainText {
                    width: parent.width
                    text: qsTr("It calls itself so. Its key says who it is; compare it with what its keeper tells you:")
                    color: Theme.textSoft
                    wrapMode: Text.Wrap
                }
                PlainText {
                    width: parent.width
                    text: root.viewModel.foundFingerprint
                    font.family: Theme.monoFamily
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.Wrap
                    Accessible.name: qsTr("Key: %1").arg(text)
                }
                Flow {
                    width: parent.width
                    spacing: Theme.gapSmall

                    PushButton {
                        objectName: "catalogueAdd"
                        busy: root.viewModel.isBusy
                        text: qsTr("Add")
                        onClicked: root.viewModel.add()
                    }
                    PushButton {
                        objectName: "catalogueLeave"
                        role: "plain"
                        enabled: !root.viewModel.isBusy
                        text: qsTr("Not this one")
                        onClicked: root.viewModel.leave()
                    }
                }
            }
        }
    }
    Column {
        id: list

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(620, parent.width)
        spacing: Theme.gap

        Repeater {
            model: root.viewModel.rows

            Panel {
                id: row

                required property string key
                required property string name
                required property string address
                required property string about
                required property string fingerprint
                required property bool isExpired
                required property bool isBusy
                required property string trouble
                required property int index

                width: list.width
                height: content.height + 40
                Accessible.role: Accessible.Grouping
                Accessible.name: row.name

                Column {
                    id: content

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: 24
                    anchors.rightMargin: 24
                    y: 20
                    spacing: 6

                    Item {
                        width: parent.width
                        height: Math.max(title.height, badge.height)

                        PlainText {
                            id: title

                            objectName: "catalogueName_" + row.index
                            anchors.left: parent.left
                            width: Math.min(implicitWidth, parent.width - (badge.visible ? badge.width + Theme.gapSmall : 0))
                            text: row.name
                            font.pixelSize: Theme.sizeTitle
                            font.weight: Theme.strong(text)
                            elide: Text.ElideRight
                        }
                        Badge {
                            id: badge

                            anchors.left: title.right
                            anchors.leftMargin: Theme.gapSmall
                            anchors.verticalCenter: parent.verticalCenter
                            text: row.isExpired ? qsTr("Out of date") : ""
                            tone: "danger"
                        }
                    }
                    PlainText {
                        width: parent.width
                        text: row.address
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        wrapMode: Text.WrapAnywhere
                    }
                    PlainText {
                        width: parent.width
                        text: row.about
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        wrapMode: Text.Wrap
                    }
                    PlainText {
                        width: parent.width
                        text: row.fingerprint
                        color: Theme.textFaint
                        font.family: Theme.monoFamily
                        font.pixelSize: 11
                        wrapMode: Text.Wrap
                        Accessible.name: qsTr("Key: %1").arg(text)
                    }
                    PlainText {
                        objectName: "catalogueTrouble_" + row.index
                        width: parent.width
                        visible: text !== ""
                        text: row.trouble
                        color: Theme.danger
                        wrapMode: Text.Wrap
                    }
                    Item {
                        width: 1
                        height: 4
                    }
                    Flow {
                        width: parent.width
                        spacing: Theme.gapSmall

                        PushButton {
                            objectName: "catalogueRefresh_" + row.index
                            role: "secondary"
                            iconName: "refresh-cw"
                            busy: row.isBusy
                            text: qsTr("Refresh")
                            Accessible.name: qsTr("Refresh %1").arg(row.name)
                            onClicked: root.viewModel.refresh(row.key)
                        }
                        PushButton {
                            objectName: "catalogueRemove_" + row.index
                            role: "plainDanger"
                            enabled: !row.isBusy
                            text: qsTr("Remove")
                            Accessible.name: qsTr("Remove %1").arg(row.name)
                            onClicked: root.viewModel.remove(row.key)
                        }
                    }
                }
            }
        }
    }
    Item {
        width: 1
        height: Theme.gapLarge
    }
    Loader {
        id: dialog

        active: false
        source: "CatalogueFolderDialog.qml"
        onLoaded: item.open() // qmllint disable missing-property
    }
    Connections {
        function onAdded(): void {
            address.clear();
        }

        target: root.viewModel
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.lookInto(dialog.item.selectedFolder); // qmllint disable missing-property
        }

        target: dialog.item
    }
}
