pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! How much goes to a person, and what is said with it. */
GivingSheet {
    id: root

    required property TransferSheetViewModel viewModel
    readonly property bool isFixed: viewModel.plan.isAmountFixed
    /*! Somebody scanned the person's own pay code: they did not ask for this sheet, and may say no. */
    readonly property bool isAsked: viewModel.plan.why === "collect"

    giving: viewModel.giving
    name: "transferSheet"
    spoken: isAsked ? qsTr("%1 collects %2 from your pay code").arg(viewModel.receiver.name).arg(viewModel.amountText) : qsTr("Give money to %1").arg(viewModel.receiver.name)
    title: isAsked ? qsTr("Pay by your code?") : viewModel.plan.why === "code" ? qsTr("Give by code") : qsTr("Transfer")
    amountText: viewModel.amountText
    whatText: qsTr("To %1").arg(Words.isolated(viewModel.receiver.name))
    goText: {
        if (viewModel.amountText === "")
            return qsTr("Give");
        const isAgain = viewModel.warning !== "" && step === "form";
        if (isAsked)
            return isAgain ? qsTr("Pay %1 again").arg(viewModel.amountText) : qsTr("Pay %1").arg(viewModel.amountText);
        return isAgain ? qsTr("Give %1 again").arg(viewModel.amountText) : qsTr("Give %1").arg(viewModel.amountText);
    }
    noText: isAsked ? qsTr("Do not pay") : ""
    isComplete: viewModel.isComplete
    onWent: root.viewModel.go()
    onStepChanged: {
        if (step === "form")
            (isFixed ? root.contentItem : amount).forceActiveFocus();
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        Avatar {
            size: 44
            name: root.viewModel.receiver.name
            color: root.viewModel.receiver.color
            source: root.viewModel.receiver.picture
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 44 - Theme.gap

            PlainText {
                width: parent.width
                objectName: "transferReceiverIs"
                text: root.isAsked ? qsTr("Scanned your pay code") : qsTr("To")
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
            PlainText {
                objectName: "transferReceiver"
                width: parent.width
                text: root.viewModel.receiver.name
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
            }
        }
    }
    PlainText {
        objectName: "transferFixed"
        width: parent.width
        visible: root.isFixed
        text: root.viewModel.amountText
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 16
        font.pixelSize: 38
        font.weight: Font.Bold
    }
    Item {
        objectName: "transferAmountLine"
        // Money is written from left to right in every language.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        width: parent.width
        height: 58
        visible: !root.isFixed

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

            objectName: "transferAmount"
            anchors.fill: parent
            anchors.leftMargin: 32
            implicitHeight: 58
            font.pixelSize: 30
            font.weight: Font.Bold
            label: qsTr("Amount")
            placeholderText: "0.00"
            maximumLength: 12
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            onTextEdited: root.viewModel.setAmount(text)
            onAccepted: root.viewModel.plan.takesNote ? note.forceActiveFocus() : root.viewModel.go()
        }
    }
    Field {
        id: note

        objectName: "transferNote"
        width: parent.width
        visible: root.viewModel.plan.takesNote || root.viewModel.plan.note !== ""
        label: qsTr("Note")
        placeholderText: qsTr("Note, if you like")
        text: root.viewModel.plan.note
        readOnly: !root.viewModel.plan.takesNote
        maximumLength: 60
        onTextEdited: root.viewModel.setNote(text)
        onAccepted: root.viewModel.go()
    }
    BalancedText {
        objectName: "transferTrouble"
        width: parent.width
        words: root.viewModel.trouble !== "" ? root.viewModel.trouble : root.viewModel.warning !== "" ? root.viewModel.warning : root.viewModel.plan.hint
        color: root.viewModel.trouble !== "" ? Theme.danger : root.viewModel.warning !== "" ? Theme.warning : Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        Accessible.role: Accessible.AlertMessage
    }
}
