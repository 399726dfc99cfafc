pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! How much is collected from the pay code that somebody showed, and what came of it. */
Sheet {
    id: root

    required property CollectSheetViewModel viewModel
    readonly property string step: viewModel.state

    sheetWidth: 380
    title: qsTr("Collect")
    subtitle: step === "form" ? qsTr("From the pay code that you scanned. Whoever showed it sees how much, and that it was you.") : ""
    isDismissible: step !== "working"
    onDismissed: root.viewModel.close()
    onOpened: amount.forceActiveFocus()

    Column {
        objectName: "collectSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Collect from a pay code")

        Item {
            // Money is written from left to right in every language.
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            width: parent.width
            height: 58
            visible: root.step === "form"

            PlainText {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                text: "¥"
                font.pixelSize: 30
                font.weight: Font.Bold
                Accessible.ignored: true
            }
            Field {
                id: amount

                objectName: "collectAmount"
                anchors.left: parent.left
                anchors.leftMargin: 34
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                height: 52
                label: qsTr("Amount")
                placeholderText: qsTr("0.00")
                maximumLength: 12
                font.pixelSize: 26
                inputMethodHints: Qt.ImhFormattedNumbersOnly
                onTextEdited: root.viewModel.setAmount(text)
                onAccepted: go.click()
            }
        }
        Spinner {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.step === "working" || root.step === "waiting"
            size: 32
        }
        IconImage {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.step === "paid" || root.step === "refused"
            name: root.step === "paid" ? "circle-check" : "circle-x"
            size: 44
            color: root.step === "paid" ? Theme.success : Theme.danger
        }
        PlainText {
            objectName: "collectTotal"
            width: parent.width
            visible: root.step !== "form"
            text: root.viewModel.amountText
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 16
            font.pixelSize: 34
            font.weight: Font.Bold
        }
        BalancedText {
            objectName: "collectSaid"
            width: parent.width
            visible: text !== ""
            words: {
                switch (root.step) {
                case "waiting":
                    return qsTr("They are asked on their own screen. Wait for their yes.");
                case "paid":
                    return qsTr("From %1. It is in your wallet.").arg(Words.isolated(root.viewModel.payerName));
                case "refused":
                    return qsTr("It did not go through, and nothing moved. To try again, have them show a new code.");
                default:
                    return "";
                }
            }
            color: Theme.textSoft
            Accessible.role: Accessible.AlertMessage
        }
        BalancedText {
            objectName: "collectTrouble"
            width: parent.width
            visible: text !== ""
            words: root.viewModel.trouble
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }
        PushButton {
            id: go

            objectName: "collectGo"
            width: parent.width
            visible: root.step === "form"
            enabled: root.viewModel.isComplete
            text: root.viewModel.amountText === "" ? qsTr("Collect") : qsTr("Collect %1").arg(root.viewModel.amountText)
            onClicked: root.viewModel.collect()
        }
        PushButton {
            objectName: "collectDone"
            width: parent.width
            visible: root.step === "paid" || root.step === "refused"
            text: qsTr("Done")
            onClicked: root.viewModel.close()
        }
    }
}
