pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Changes one thing that guards the wallet, with the PIN where that is wanted. */
Sheet {
    id: root

    required property SecuritySheetViewModel viewModel
    readonly property string state: viewModel.state

    function takeFocus(): void {
        if (state === "pin")
            pin.forceActiveFocus();
        else if (state === "edit")
            amount.forceActiveFocus();
        else
            cancel.forceActiveFocus();
    }

    sheetWidth: 360
    keyTaker: pin
    title: viewModel.title
    subtitle: viewModel.text
    isDismissible: state !== "working"
    onDismissed: root.viewModel.cancel()
    onStateChanged: takeFocus()
    onOpened: takeFocus()

    Column {
        objectName: "securitySheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title

        PinEntry {
            id: pin

            visible: root.state === "pin"
            flow: root.viewModel.pin
        }
        Item {
            width: parent.width
            height: 72
            visible: root.state === "working"

            Spinner {
                anchors.centerIn: parent
                size: 32
                color: Theme.accent
            }
        }
        Field {
            id: amount

            objectName: "securityAmount"
            width: parent.width
            visible: root.state === "edit"
            label: root.title
            placeholderText: qsTr("No limit")
            maximumLength: 20
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            isWrong: root.viewModel.message !== ""
            // Once, not bound: what is typed stays.
            Component.onCompleted: text = root.viewModel.amountText
            onAccepted: root.viewModel.save(text)
        }
        PlainText {
            objectName: "securityMessage"
            width: parent.width
            visible: text !== ""
            text: root.viewModel.message
            color: Theme.danger
            wrapMode: Text.Wrap
            Accessible.role: Accessible.AlertMessage
        }
        PushButton {
            objectName: "securitySave"
            width: parent.width
            visible: root.state === "edit"
            enabled: root.viewModel.isAwake
            text: qsTr("Save")
            onClicked: root.viewModel.save(amount.text)
        }
        PushButton {
            id: cancel

            objectName: "securityCancel"
            width: parent.width
            visible: root.isDismissible
            role: "plain"
            text: root.state === "refused" ? qsTr("Close") : qsTr("Cancel")
            onClicked: root.viewModel.cancel()
        }
    }
}
