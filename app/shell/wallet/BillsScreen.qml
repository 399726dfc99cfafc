pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style
import app.shell.wallet

/*! What moved in the wallet, newest first. */
Item {
    id: root

    required property WalletViewModel viewModel

    function iconOf(kind: string): string {
        if (kind === "refund")
            return "undo-2";
        return kind === "top_up" ? "arrow-down-left" : "shopping-bag";
    }

    ListView {
        id: list

        readonly property int column: Math.min(680, width - 40)

        objectName: "billList"
        anchors.fill: parent
        clip: true
        model: root.viewModel.bills
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Bills")
        T.ScrollBar.vertical: ScrollLine {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)
        onAtYEndChanged: {
            if (atYEnd && count > 0)
                root.viewModel.loadOlder();
        }

        header: Item {
            width: list.width
            height: 64

            PlainText {
                x: Math.round((parent.width - list.column) / 2)
                y: 24
                text: qsTr("Bills")
                font.pixelSize: Theme.sizeHeading
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
        }
        footer: Item {
            height: 28
        }
        delegate: Item {
            id: bill

            required property string billId
            required property string title
            required property string counterparty
            required property string amountText
            required property bool isIncome
            required property string kind
            required property string timeText
            required property string dayText

            readonly property string otherText: kind === "refund" ? qsTr("Refund from %1").arg(Words.isolated(counterparty)) : Words.isolated(counterparty)

            objectName: "bill_" + billId
            width: list.width
            height: 74 + (dayText === "" ? 0 : 34)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2, %3, %4").arg(title).arg(otherText).arg(amountText).arg(timeText)

            PlainText {
                x: card.x + 2
                y: 8
                visible: text !== ""
                text: bill.dayText
                color: Theme.textSoft
                font.pixelSize: 13
                font.weight: Font.Medium
            }
            Panel {
                id: card

                x: Math.round((parent.width - width) / 2)
                y: parent.height - 74
                width: list.column
                height: 66

                Rectangle {
                    x: 14
                    anchors.verticalCenter: parent.verticalCenter
                    width: 38
                    height: 38
                    radius: 19
                    color: bill.isIncome ? Theme.accentSoft : Theme.field

                    IconImage {
                        anchors.centerIn: parent
                        name: root.iconOf(bill.kind)
                        size: 18
                        color: bill.isIncome ? Theme.accent : Theme.textSoft
                    }
                }
                PlainText {
                    x: 66
                    y: 14
                    width: amount.x - x - 12
                    text: bill.title
                    font.weight: Theme.strong(text)
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                PlainText {
                    x: 66
                    y: 35
                    width: amount.x - x - 12
                    text: bill.otherText + " · " + bill.timeText
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                PlainText {
                    id: amount

                    anchors.right: parent.right
                    anchors.rightMargin: 18
                    anchors.verticalCenter: parent.verticalCenter
                    text: bill.amountText
                    color: bill.isIncome ? Theme.success : Theme.text
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                    Accessible.ignored: true
                }
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && list.count === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The wallet cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "receipt-text"
        title: qsTr("No bills yet")
        text: qsTr("When you top up or pay in a mini-app, the bill stands here.")
    }
}
