pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks the person to pay one order. Knows nothing of money but the text it shows. */
Sheet {
    id: root

    required property PaymentSheetViewModel viewModel
    readonly property string state: viewModel.state
    readonly property var facts: viewModel.facts
    readonly property bool isGood: state === "paid" || state === "held"
    readonly property bool isOver: isGood || state === "refused"
    property bool isChoosing: false

    sheetWidth: 360
    keyTaker: pin
    isDismissible: state !== "working" && !isOver
    onDismissed: root.viewModel.cancel()
    onIsChoosingChanged: takeFocus()
    onStateChanged: takeFocus()
    onOpened: takeFocus()

    function takeFocus(): void {
        (root.state === "pin" && !root.isChoosing ? pin : root.state === "short" ? topUp : keys).forceActiveFocus();
    }

    FocusScope {
        id: keys

        objectName: "paymentSheet"
        width: parent.width
        height: column.implicitHeight
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Pay %1 to %2").arg(root.viewModel.order.amount).arg(root.viewModel.order.payee)
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.isAutoRepeat)
                return;
            if (event.key === Qt.Key_Escape && root.isChoosing)
                root.isChoosing = false;
            else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.isOver)
                root.viewModel.done();
            else
                event.accepted = false;
        }

        Column {
            id: column

            width: parent.width
            spacing: Theme.gapSmall

            PlainText {
                width: parent.width
                text: qsTr("Pay to")
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
                bottomPadding: -6
            }
            Item {
                width: parent.width
                height: 30

                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 6

                    PlainText {
                        objectName: "paymentPayee"
                        width: Math.min(Math.ceil(implicitWidth), column.width - 120)
                        text: root.viewModel.order.payee
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        font.pixelSize: Theme.sizeTitle
                        font.weight: Font.DemiBold
                    }
                    IconImage {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.viewModel.order.isVerified
                        name: "badge-check"
                        size: 18
                        color: Theme.accent
                    }
                    Badge {
                        anchors.verticalCenter: parent.verticalCenter
                        text: root.viewModel.order.isVerified ? "" : qsTr("unverified")
                        tone: "danger"
                    }
                }
            }
            PlainText {
                objectName: "paymentTitle"
                width: parent.width
                text: root.viewModel.order.what
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textSoft
            }
            PlainText {
                objectName: "paymentAmount"
                width: parent.width
                topPadding: 4
                text: root.viewModel.order.amount
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 14
                font.pixelSize: 34
                font.weight: Font.Bold
            }
            PlainText {
                objectName: "paymentListPrice"
                width: parent.width
                visible: root.viewModel.order.listPrice !== ""
                topPadding: -4
                text: root.viewModel.order.listPrice
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.strikeout: true
                Accessible.name: qsTr("List price %1").arg(text)
            }
            PushButton {
                id: coupon

                readonly property var chosen: root.viewModel.coupons.find(each => each.isChosen)

                objectName: "paymentCoupon"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, implicitWidth)
                visible: root.viewModel.coupons.length > 0 && !root.isGood && !root.isChoosing
                enabled: root.viewModel.isAwake && (root.state === "pin" || root.state === "short")
                role: "secondary"
                iconName: "ticket-percent"
                text: chosen ? (chosen.off === "" ? String(chosen.title) : chosen.off + "  " + Words.isolated(chosen.title)) : ""
                Accessible.name: qsTr("Coupon: %1. Change").arg(text)
                onClicked: root.isChoosing = true
            }
            BalancedText {
                objectName: "paymentHeldNote"
                width: parent.width
                visible: root.viewModel.order.isHeld && !root.isOver
                text: qsTr("Held now, charged later: the shop charges it when it delivers")
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
            }
            PlainText {
                objectName: "paymentBalance"
                width: parent.width
                text: root.facts.balance === "" ? " " : root.isGood ? qsTr("From your wallet") : qsTr("From your wallet · balance %1").arg(root.facts.balance)
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            Rectangle {
                width: parent.width
                height: warning.height + 16
                visible: root.facts.warning !== "" && !root.isChoosing
                radius: Theme.radiusSmall
                color: Theme.warningSoft

                PlainText {
                    id: warning

                    objectName: "paymentWarning"
                    x: 12
                    y: 8
                    width: parent.width - 24
                    text: root.facts.warning
                    wrapMode: Text.Wrap
                    color: Theme.warning
                    font.pixelSize: Theme.sizeCaption
                    font.weight: Font.Medium
                    Accessible.role: Accessible.AlertMessage
                }
            }
            Column {
                objectName: "couponChoice"
                width: parent.width
                visible: root.isChoosing
                spacing: 6

                Repeater {
                    model: root.isChoosing ? root.viewModel.coupons : []

                    CouponOption {
                        required property var modelData

                        objectName: "coupon_" + modelData.key
                        width: parent?.width ?? 0
                        text: String(modelData.title)
                        off: String(modelData.off)
                        isChosen: modelData.isChosen
                        onClicked: {
                            root.viewModel.chooseCoupon(String(modelData.key));
                            root.isChoosing = false;
                        }
                    }
                }
            }
            Item {
                width: parent.width
                height: 72
                visible: root.state !== "pin" && !root.isChoosing

                Spinner {
                    anchors.centerIn: parent
                    visible: root.state === "working" || root.state === "loading"
                    size: 32
                    color: Theme.accent
                }
                Rectangle {
                    anchors.centerIn: parent
                    width: 56
                    height: 56
                    radius: 28
                    visible: root.isOver || root.state === "short"
                    color: root.isGood ? Theme.accent : Theme.dangerSoft
                    scale: visible ? 1 : 0.6

                    Behavior on scale {
                        NumberAnimation {
                            duration: Theme.normal
                            easing.type: Easing.OutBack
                        }
                    }

                    IconImage {
                        anchors.centerIn: parent
                        name: root.isGood ? "check" : root.state === "short" ? "wallet" : "x"
                        size: 30
                        color: root.isGood ? Theme.accentText : Theme.danger
                    }
                }
            }
            BalancedText {
                objectName: "paymentState"
                width: parent.width
                visible: text !== "" && !root.isChoosing
                text: root.viewModel.message
                color: root.viewModel.isWrong ? Theme.danger : Theme.text
                font.weight: root.isOver ? Font.DemiBold : Font.Normal
                Accessible.role: Accessible.AlertMessage
            }
            Item {
                width: 1
                height: 1
                visible: root.isOver
            }
            PinEntry {
                id: pin

                visible: root.state === "pin" && !root.isChoosing
                flow: root.viewModel.pin
                confirmText: (root.viewModel.order.isHeld ? qsTr("Hold %1") : qsTr("Pay %1")).arg(root.viewModel.order.amount)
            }
            PushButton {
                id: topUp

                objectName: "payTopUp"
                width: parent.width
                visible: root.facts.topUp !== "" && !root.isChoosing
                enabled: root.viewModel.isAwake
                iconName: "plus"
                text: qsTr("Top up %1 and go on").arg(root.facts.topUp)
                onClicked: root.viewModel.topUp()
            }
            PushButton {
                objectName: "payMend"
                width: parent.width
                visible: root.facts.canMend
                enabled: root.viewModel.isAwake
                text: qsTr("Open limits")
                onClicked: root.viewModel.mend()
            }
            PushButton {
                objectName: "payDone"
                width: parent.width
                visible: root.isOver
                enabled: root.viewModel.isAwake
                role: root.isGood ? "primary" : "secondary"
                text: root.isGood ? qsTr("Done") : qsTr("Close")
                onClicked: root.viewModel.done()
            }
            PushButton {
                objectName: "payCancel"
                width: parent.width
                visible: root.isDismissible
                role: "plain"
                text: qsTr("Cancel")
                onClicked: root.viewModel.cancel()
            }
        }
    }
}
