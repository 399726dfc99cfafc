pragma ComponentBehavior: Bound
import QtQuick
import app.shell.crashes
import app.shell.style

/*! Plaza did not end well the last time: what is known of it, to be read before anything is done with it. */
Sheet {
    id: root

    required property CrashSheetViewModel viewModel

    sheetWidth: 520
    title: qsTr("Plaza did not end well")
    subtitle: qsTr("Nothing of yours should be lost. This is what was noted: versions and places in the program, nothing you wrote or read. It is sent nowhere.")
    onDismissed: root.viewModel.close()
    onOpened: later.forceActiveFocus(Qt.OtherFocusReason)

    Column {
        objectName: "crashSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

        Rectangle {
            width: parent.width
            height: 220
            radius: Theme.radiusSmall
            color: Theme.field

            ScrollArea {
                anchors.fill: parent
                padding: 12

                PlainText {
                    objectName: "crashReport"
                    width: parent.width
                    text: root.viewModel.report
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.WrapAnywhere
                    horizontalAlignment: Text.AlignLeft
                }
            }
        }
        PlainText {
            objectName: "crashTrouble"
            width: parent.width
            visible: text !== ""
            text: root.viewModel.errorText
            color: Theme.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: later

                objectName: "crashClose"
                role: "secondary"
                text: qsTr("Throw it away")
                onClicked: root.viewModel.close()
            }
            PushButton {
                objectName: "crashSave"
                iconName: "download"
                text: qsTr("Save…")
                onClicked: {
                    dialog.active = false;
                    dialog.active = true;
                }
            }
        }
        Loader {
            id: dialog

            active: false
            source: "CrashFileDialog.qml"
            onLoaded: item.begin() // qmllint disable missing-property
        }
        Connections {
            target: dialog.item
            ignoreUnknownSignals: true

            function onAccepted(): void {
                root.viewModel.save(dialog.item.selectedFile); // qmllint disable missing-property
            }
        }
    }
}
