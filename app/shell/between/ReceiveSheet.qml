pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! The person's own code, which asks for money. */
Sheet {
    id: root

    required property ReceiveSheetViewModel viewModel
    property bool isAsking: false

    sheetWidth: 360
    title: qsTr("Receive")
    subtitle: qsTr("Scanned, it gives you money at once.")
    onDismissed: root.viewModel.close()
    onOpened: askFor.forceActiveFocus()

    Column {
        objectName: "receiveSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Your code to receive money")

        Item {
            width: parent.width
            height: 240

            CodeImage {
                objectName: "receiveCode"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.viewModel.linkText !== ""
                size: 240
                text: root.viewModel.linkText
                name: qsTr("Code to receive money")
            }
            Spinner {
                anchors.centerIn: parent
                visible: root.viewModel.linkText === "" && root.viewModel.trouble === ""
                size: 32
            }
        }
        PlainText {
            objectName: "receiveAmount"
            width: parent.width
            visible: text !== ""
            text: root.viewModel.amountText
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 16
            font.pixelSize: 32
            font.weight: Font.Bold
        }
        BalancedText {
            objectName: "receiveNote"
            width: parent.width
            visible: text !== ""
            words: root.viewModel.note
            color: Theme.textSoft
        }
        Column {
            width: parent.width
            visible: root.isAsking
            spacing: Theme.gapSmall

            Field {
                id: amount

                objectName: "receiveAmountField"
                width: parent.width
                label: qsTr("Amount")
                placeholderText: qsTr("Amount, such as 8.88")
                maximumLength: 12
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                onAccepted: note.forceActiveFocus()
            }
            Field {
                id: note

                objectName: "receiveNoteField"
                width: parent.width
                label: qsTr("Note")
                placeholderText: qsTr("Note, if you like")
                maximumLength: 60
                onAccepted: set.click()
            }
            PushButton {
                id: set

                objectName: "receiveSet"
                width: parent.width
                text: qsTr("Show this code")
                onClicked: {
                    root.viewModel.ask(amount.text, note.text);
                    root.isAsking = false;
                    askFor.forceActiveFocus();
                }
            }
        }
        BalancedText {
            objectName: "receiveTrouble"
            width: parent.width
            visible: text !== ""
            words: root.viewModel.trouble
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }
        PushButton {
            id: askFor

            objectName: "receiveAsk"
            width: parent.width
            visible: !root.isAsking
            role: "secondary"
            iconName: "pencil"
            text: root.viewModel.amountText === "" && root.viewModel.note === "" ? qsTr("Ask for an amount") : qsTr("Ask for something else")
            onClicked: {
                root.isAsking = true;
                amount.forceActiveFocus();
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gapSmall

            PushButton {
                objectName: "receiveCopy"
                role: "secondary"
                iconName: "copy"
                enabled: root.viewModel.linkText !== ""
                text: qsTr("Copy picture")
                onClicked: root.viewModel.copy()
            }
            PushButton {
                objectName: "receiveSave"
                role: "secondary"
                iconName: "download"
                enabled: root.viewModel.linkText !== ""
                text: qsTr("Save picture…")
                onClicked: {
                    dialog.active = true;
                    dialog.item.begin(); // qmllint disable missing-property
                }
            }
        }
    }
    Loader {
        id: dialog

        active: false
        source: "CodeFileDialog.qml"
    }
    Connections {
        target: dialog.item

        function onAccepted() {
            root.viewModel.save(dialog.item.selectedFile); // qmllint disable missing-property
        }
    }
}
