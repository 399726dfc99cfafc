pragma ComponentBehavior: Bound
import QtQuick
import app.shell.media
import app.shell.style

/*! Asks the person to pick pictures for a mini-app, which gets copies of those alone. */
Sheet {
    id: root

    required property MediaSheetViewModel viewModel
    readonly property string state_: viewModel.state

    sheetWidth: 420
    onDismissed: root.viewModel.cancel()
    onOpened: cancel.forceActiveFocus()

    DropArea {
        id: drop

        width: parent.width
        height: lines.height
        keys: ["text/uri-list"]
        onDropped: files => root.viewModel.take(files.urls)

        Column {
            id: lines

            objectName: "mediaSheet"
            anchors.left: parent.left
            width: parent.width
            spacing: Theme.gap
            Accessible.role: Accessible.Dialog
            Accessible.name: qsTr("Pick pictures for %1").arg(root.viewModel.face.name)

            Asker {
                width: parent.width
                face: root.viewModel.face
            }
            PlainText {
                width: parent.width
                text: root.viewModel.countMax === 1 ? qsTr("asks for a picture.") : qsTr("asks for up to %1 pictures.").arg(root.viewModel.countMax)
                wrapMode: Text.Wrap
            }
            Panel {
                width: parent.width
                height: given.height + dropped.height + 6 + 2 * Theme.gap
                visible: root.state_ === "asking"
                color: drop.containsDrag ? Theme.accentSoft : Theme.field
                border.width: drop.containsDrag ? 2 : 0
                border.color: Theme.accent

                IconImage {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.gap
                    y: Theme.gap
                    name: "images"
                    size: 20
                    color: Theme.accent
                }
                PlainText {
                    id: given

                    anchors.left: parent.left
                    anchors.leftMargin: 44
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap
                    y: Theme.gap
                    text: qsTr("It gets copies of those you pick and never sees the others. Where and when they were taken stays with you.")
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                    color: Theme.textSoft
                }
                PlainText {
                    id: dropped

                    anchors.left: given.left
                    anchors.right: given.right
                    y: given.y + given.height + 6
                    text: root.viewModel.countMax === 1 ? qsTr("You can also drop one here.") : qsTr("You can also drop them here.")
                    wrapMode: Text.Wrap
                    color: drop.containsDrag ? Theme.text : Theme.textSoft
                }
            }
            Row {
                width: parent.width
                spacing: Theme.gap
                visible: root.state_ === "working"

                Spinner {
                    id: spinner

                    size: 20
                }
                PlainText {
                    objectName: "mediaProgress"
                    width: parent.width - spinner.width - parent.spacing
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.viewModel.progressText
                    elide: Text.ElideRight
                    color: Theme.textSoft
                }
            }
            PlainText {
                width: parent.width
                visible: root.state_ === "told"
                text: root.viewModel.pickedCount === 0 ? qsTr("None of these can be used:") : qsTr("These cannot be used; the others can:")
                wrapMode: Text.Wrap
                font.weight: Font.DemiBold
            }
            Column {
                width: parent.width
                spacing: Theme.gapSmall
                visible: root.state_ === "told"

                Repeater {
                    model: root.viewModel.problems.slice(0, 5)

                    Column {
                        id: problem

                        required property var modelData
                        required property int index

                        width: parent?.width ?? 0
                        spacing: 2

                        PlainText {
                            objectName: "mediaProblem" + problem.index
                            width: parent.width
                            text: problem.modelData.name
                            elide: Text.ElideMiddle
                            maximumLineCount: 1
                        }
                        PlainText {
                            objectName: "mediaWhy" + problem.index
                            width: parent.width
                            text: problem.modelData.why
                            wrapMode: Text.Wrap
                            color: Theme.danger
                            font.pixelSize: Theme.sizeCaption
                        }
                    }
                }
                PlainText {
                    width: parent.width
                    visible: root.viewModel.problems.length > 5
                    text: qsTr("and %1 more").arg(root.viewModel.problems.length - 5)
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                }
            }
            Flow {
                width: parent.width
                topPadding: 4
                spacing: Theme.gapSmall
                layoutDirection: Qt.RightToLeft

                PushButton {
                    objectName: "mediaDone"
                    visible: root.state_ === "told" && root.viewModel.pickedCount > 0
                    enabled: root.viewModel.isAwake
                    text: root.viewModel.pickedCount === 1 ? qsTr("Use 1 picture") : qsTr("Use %1 pictures").arg(root.viewModel.pickedCount)
                    onClicked: root.viewModel.done()
                }
                PushButton {
                    objectName: "mediaChoose"
                    visible: root.state_ !== "working"
                    enabled: root.viewModel.isAwake
                    role: root.state_ === "told" && root.viewModel.pickedCount > 0 ? "secondary" : "primary"
                    text: root.state_ === "told" ? qsTr("Choose others…") : qsTr("Choose…")
                    onClicked: dialog.active ? dialog.item.open() : dialog.active = true // qmllint disable missing-property
                }
                PushButton {
                    id: cancel

                    objectName: "mediaCancel"
                    role: "secondary"
                    enabled: root.viewModel.isAwake
                    text: qsTr("Cancel")
                    onClicked: root.viewModel.cancel()
                }
            }
        }
    }
    Loader {
        id: dialog

        active: false
        source: "MediaFileDialog.qml"
        onLoaded: {
            item.isSingle = root.viewModel.countMax === 1; // qmllint disable missing-property
            item.open(); // qmllint disable missing-property
        }
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.take(dialog.item.selectedFiles); // qmllint disable missing-property
        }

        target: dialog.item
    }
}
