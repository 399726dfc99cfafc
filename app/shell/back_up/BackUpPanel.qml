pragma ComponentBehavior: Bound
import QtQuick
import app.shell.back_up
import app.shell.style
import app.shell.wallet

/*! What the settings show of back-ups: write one, put one back. */
Panel {
    id: root

    required property BackUpsViewModel viewModel

    height: column.height

    Column {
        id: column

        width: parent.width

        SecurityLine {
            isFirst: true
            title: qsTr("Write a back-up")
            text: qsTr("Chats, wallet and mini-apps of all people on this computer, in one encrypted file")

            PushButton {
                objectName: "backUpWrite"
                role: "secondary"
                iconName: "download"
                text: qsTr("Write…")
                enabled: root.viewModel.canWork && root.viewModel.step === ""
                onClicked: {
                    save.active = false;
                    save.active = true;
                }
            }
        }
        SecurityLine {
            title: qsTr("Put a back-up back")
            text: qsTr("In the place of everything that is here; what is here is kept beside it")

            PushButton {
                objectName: "backUpPut"
                role: "secondary"
                iconName: "upload"
                text: qsTr("Choose…")
                enabled: root.viewModel.canWork && root.viewModel.step === ""
                onClicked: {
                    choose.active = false;
                    choose.active = true;
                }
            }
        }
        Loader {
            x: 18
            width: parent.width - 36
            active: root.viewModel.step !== ""
            visible: active
            sourceComponent: BackUpForm {
                viewModel: root.viewModel
                topPadding: 4
                bottomPadding: 16
            }
        }
    }
    Loader {
        id: save

        active: false
        source: "BackUpSaveDialog.qml"
        onLoaded: item.begin() // qmllint disable missing-property
    }
    Connections {
        target: save.item
        ignoreUnknownSignals: true

        function onAccepted(): void {
            root.viewModel.write(save.item.selectedFile); // qmllint disable missing-property
        }
    }
    Loader {
        id: choose

        active: false
        source: "BackUpOpenDialog.qml"
        onLoaded: item.open() // qmllint disable missing-property
    }
    Connections {
        target: choose.item
        ignoreUnknownSignals: true

        function onAccepted(): void {
            root.viewModel.put(choose.item.selectedFile); // qmllint disable missing-property
        }
    }
}
