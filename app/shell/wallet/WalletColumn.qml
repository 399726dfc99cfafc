pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style
import app.shell.wallet

/*! The balance, and play money from the test bank. */
ScrollArea {
    id: root

    required property WalletViewModel viewModel

    /*! Something was chosen from it. */
    signal chosen

    padding: 14
    gap: Theme.gap

    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: 2
        topPadding: 2
        text: qsTr("Wallet")
        font.pixelSize: Theme.sizeHeading
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    Rectangle {
        width: parent.width
        height: 148
        radius: 14
        color: Theme.dark ? "#16613f" : "#067f47"

        IconImage {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: 16
            name: "wallet"
            size: 22
            color: "#d9f5e6"
        }
        PlainText {
            anchors.left: parent.left
            anchors.leftMargin: 18
            y: 18
            text: qsTr("Balance")
            color: "#d9f5e6"
            font.pixelSize: 13
        }
        PlainText {
            objectName: "walletBalance"
            x: 18
            y: 44
            width: parent.width - 36
            text: root.viewModel.balanceText === "" ? "…" : root.viewModel.balanceText
            color: "#ffffff"
            font.pixelSize: 32
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 18
            Accessible.name: qsTr("Balance %1").arg(root.viewModel.balanceText)
        }
        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: 18
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 16
            width: play.implicitWidth + 34
            height: 24
            radius: 12
            color: "#26ffffff"

            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                name: "coins"
                size: 14
                color: "#ffffff"
            }
            PlainText {
                id: play

                anchors.left: parent.left
                anchors.leftMargin: 26
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Play money")
                color: "#ffffff"
                font.pixelSize: Theme.sizeCaption
                font.weight: Font.Medium
            }
        }
    }
    Row {
        anchors.left: parent.left
        width: root.width - 28
        spacing: Theme.gapSmall

        PushButton {
            objectName: "walletPay"
            width: (parent.width - parent.spacing) / 2
            iconName: root.width < 250 ? "" : "scan-line"
            text: qsTr("Pay")
            enabled: root.viewModel.state === "ready"
            onClicked: root.viewModel.moneyWanted("pay", "")
        }
        PushButton {
            objectName: "walletReceive"
            width: (parent.width - parent.spacing) / 2
            role: "secondary"
            iconName: root.width < 250 ? "" : "qr-code"
            text: qsTr("Receive")
            enabled: root.viewModel.state === "ready"
            onClicked: root.viewModel.moneyWanted("receive", "")
        }
    }
    Column {
        width: parent.width
        topPadding: 4

        Repeater {
            model: [
                {
                    "key": "bills",
                    "icon": "receipt-text",
                    "name": qsTr("Bills")
                },
                {
                    "key": "months",
                    "icon": "chart-column",
                    "name": qsTr("Month by month")
                },
                {
                    "key": "coupons",
                    "icon": "ticket-percent",
                    "name": qsTr("Coupons")
                },
                {
                    "key": "security",
                    "icon": "shield-check",
                    "name": qsTr("Security")
                }
            ]

            ColumnEntry {
                required property var modelData

                objectName: "wallet_" + modelData.key
                width: root.width - 28
                iconName: modelData.icon
                text: modelData.name
                isSelected: root.viewModel.place === modelData.key
                onClicked: {
                    root.viewModel.show(modelData.key);
                    root.chosen();
                }
            }
        }
    }
    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: 2
        topPadding: 10
        text: qsTr("Top up from the test bank")
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    Column {
        width: parent.width
        spacing: Theme.gapSmall

        Repeater {
            model: root.viewModel.topUpTexts

            PushButton {
                required property string modelData

                objectName: "topUp_" + modelData.replace(/[^0-9.]/g, "")
                anchors.left: parent.left
                width: root.width - 28
                role: "secondary"
                iconName: "plus"
                text: modelData
                Accessible.name: qsTr("Top up %1").arg(modelData)
                enabled: !root.viewModel.isToppingUp && root.viewModel.state === "ready"
                onClicked: root.viewModel.topUp(modelData)
            }
        }
    }
    PushButton {
        objectName: "withdraw"
        anchors.left: parent.left
        width: root.width - 28
        role: "secondary"
        iconName: "landmark"
        text: qsTr("Withdraw…")
        enabled: root.viewModel.state === "ready"
        onClicked: root.viewModel.withdraw()
    }
    PlainText {
        anchors.left: parent.left
        anchors.leftMargin: 2
        anchors.right: parent.right
        topPadding: 4
        text: qsTr("This is play money. It is kept on this computer, buys nothing outside Plaza, and no bank knows of it.")
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        lineHeight: 1.25
        wrapMode: Text.Wrap
    }
}
