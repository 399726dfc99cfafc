pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! How much of the wallet goes back to the test bank. */
GivingSheet {
    id: root

    required property WithdrawalSheetViewModel viewModel

    giving: viewModel.giving
    name: "withdrawalSheet"
    spoken: qsTr("Withdraw to the test bank")
    title: qsTr("Withdraw")
    subtitle: qsTr("Play money goes back to the test bank")
    amountText: viewModel.amountText
    goText: viewModel.amountText === "" ? qsTr("Withdraw") : qsTr("Withdraw %1").arg(viewModel.amountText)
    isComplete: viewModel.isComplete
    onWent: root.viewModel.go()
    onStepChanged: {
        if (step === "form")
            amount.forceActiveFocus();
    }

    Item {
        width: parent.width
        height: amount.height

        Field {
            id: amount

            objectName: "withdrawalAmount"
            anchors.left: parent.left
            anchors.right: all.left
            anchors.rightMargin: Theme.gapSmall
            label: qsTr("Amount")
            placeholderText: "0.00"
            maximumLength: 12
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            onTextEdited: root.viewModel.setAmount(text)
            onAccepted: root.viewModel.go()
        }
        PushButton {
            id: all

            objectName: "withdrawalAll"
            anchors.right: parent.right
            role: "secondary"
            text: qsTr("All of it")
            onClicked: {
                amount.text = root.viewModel.everything();
                root.viewModel.setAmount(amount.text);
                amount.forceActiveFocus();
            }
        }
    }
    BalancedText {
        objectName: "withdrawalTrouble"
        width: parent.width
        words: root.viewModel.trouble !== "" ? root.viewModel.trouble : qsTr("Your wallet holds %1.").arg(root.giving.balanceText)
        color: root.viewModel.trouble !== "" ? Theme.danger : Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.role: root.viewModel.trouble !== "" ? Accessible.AlertMessage : Accessible.StaticText
    }
}
