pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks the person to pay one order. Knows nothing of money but the text it shows. */
Sheet {
    id: root

    required property PaymentSheetViewModel viewModel
    readonly property string state: viewModel.state
    // Read once for each change: every reading crosses to Python.
    readonly property var order: viewModel.order
    readonly property var coupons: viewModel.coupons
    readonly property var facts: viewModel.facts
    readonly property bool isGood: state === "paid" || state === "held"
    readonly property bool isOver: isGood || state === "refused"
    property bool isChoosing: false

    sheetWidth: 360
    keyTaker: pin.item as Item
    isDismissible: state !== "working" && !isOver
    onDismissed: root.viewModel.cancel()
    onIsChoosingChanged: takeFocus()
    onStateChanged: takeFocus()
    onOpened: takeFocus()

    function takeFocus(): void {
        if (isChoosing)
            return; // the coupon chosen now takes it
        if (state === "pin" && pin.item)
            (pin.item as PinEntry).takeFocus();
        else
            ((state === "short" ? topUp.item : null) as Item ?? keys).forceActiveFocus();
    }

    /*! What the first look at the sheet does without, made when it is wanted: it is on the screen the sooner. */
    component Part: Loader {
        property bool isWanted: false

        width: parent?.width ?? 0
        active: false
        visible: isWanted
        onIsWantedChanged: active = active || isWanted
        Component.onCompleted: active = isWanted
    }

    FocusScope {
        id: keys

        objectName: "paymentSheet"
        width: parent.width
        height: column.implicitHeight
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Pay %1 to %2").arg(root.order.amount).arg(root.order.payee)
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
                height: Math.max(30, payee.height)

                Row {
                    id: payee

                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 6

                    // Whoever is paid is named to the end: a name cut short may be another's.
                    PlainText {
                        objectName: "paymentPayee"
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(Math.ceil(implicitWidth), column.width - (root.order.isVerified ? 32 : 96))
                        text: root.order.payee
                        horizontalAlignment: Text.AlignHCenter
                        wrapMode: Text.Wrap
                        maximumLineCount: 4
                        elide: Text.ElideRight
                        font.pixelSize: Theme.sizeTitle
                        font.weight: Theme.strong(text)
                    }
                    IconImage {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: root.order.isVerified
                        name: "badge-check"
                        size: 18
                        color: Theme.accent
                    }
                    Loader {
                        anchors.verticalCenter: parent.verticalCenter
                        active: !root.order.isVerified
                        visible: active
                        sourceComponent: Badge {
                            text: qsTr("unverified")
                            tone: "danger"
                        }
                    }
                }
            }
            PlainText {
                objectName: "paymentTitle"
                width: parent.width
                text: root.order.what
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
                text: root.order.amount
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 14
                font.pixelSize: 34
                font.weight: Font.Bold
            }
            Part {
                isWanted: root.order.listPrice !== ""
                sourceComponent: PlainText {
                    objectName: "paymentListPrice"
                    topPadding: -4
                    text: root.order.listPrice
                    horizontalAlignment: Text.AlignHCenter
                    color: Theme.textFaint
                    font.strikeout: true
                    Accessible.name: qsTr("List price %1").arg(text)
                }
            }
            Part {
                isWanted: root.coupons.length > 0 && !root.isGood && !root.isChoosing
                sourceComponent: Item {
                    height: coupon.height

                    PushButton {
                        id: coupon

                        readonly property var chosen: root.coupons.find(each => each.isChosen)

                        objectName: "paymentCoupon"
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: Math.min(parent.width, implicitWidth)
                        enabled: root.viewModel.isAwake && (root.state === "pin" || root.state === "short")
                        role: "secondary"
                        iconName: "ticket-percent"
                        text: chosen ? (chosen.off === "" ? String(chosen.title) : chosen.off + "  " + Words.isolated(chosen.title)) : ""
                        Accessible.name: qsTr("Coupon: %1. Change").arg(text)
                        onClicked: root.isChoosing = true
                    }
                }
            }
            Part {
                isWanted: root.order.isHeld && !root.isOver
                sourceComponent: BalancedText {
                    objectName: "paymentHeldNote"
                    words: qsTr("Held now, charged later: the shop charges it when it delivers")
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                }
            }
            PlainText {
                objectName: "paymentBalance"
                width: parent.width
                text: root.facts.balance === "" ? " " : root.isGood ? qsTr("Play money from your wallet") : qsTr("Play money from your wallet · balance %1").arg(root.facts.balance)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 8
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            Part {
                isWanted: root.facts.warning !== "" && !root.isChoosing
                sourceComponent: Rectangle {
                    height: warning.height + 16
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
            }
            Part {
                isWanted: root.isChoosing
                sourceComponent: Column {
                    objectName: "couponChoice"
                    spacing: 6

                    Repeater {
                        model: root.isChoosing ? root.coupons : []

                        CouponOption {
                            id: option

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
                            Component.onCompleted: {
                                if (isChosen)
                                    Qt.callLater(() => option?.forceActiveFocus(Qt.TabFocusReason));
                            }
                        }
                    }
                }
            }
            Item {
                width: parent.width
                // At first as high as what comes in its place, so that the sheet does not jump.
                height: root.state === "loading" && root.facts.balance === "" ? 340 : 72
                visible: root.state !== "pin" && !root.isChoosing

                Spinner {
                    anchors.centerIn: parent
                    visible: root.state === "working" || root.state === "loading"
                    size: 32
                    color: Theme.accent
                }
                Loader {
                    anchors.centerIn: parent
                    active: root.isOver || root.state === "short"
                    sourceComponent: Rectangle {
                        width: 56
                        height: 56
                        radius: 28
                        color: root.isGood ? Theme.accent : Theme.dangerSoft

                        NumberAnimation on scale {
                            running: !Theme.isStill
                            from: 0.6
                            to: 1
                            duration: Theme.normal
                            easing.type: Easing.OutBack
                        }

                        IconImage {
                            anchors.centerIn: parent
                            name: root.isGood ? "check" : root.state === "short" ? "wallet" : "x"
                            size: 30
                            color: root.isGood ? Theme.accentText : Theme.danger
                        }
                    }
                }
            }
            BalancedText {
                objectName: "paymentState"
                width: parent.width
                visible: text !== "" && !root.isChoosing
                words: root.viewModel.message
                color: root.viewModel.isWrong ? Theme.danger : Theme.text
                font.weight: root.isOver ? Font.DemiBold : Font.Normal
                Accessible.role: Accessible.AlertMessage
            }
            Item {
                width: 1
                height: 1
                visible: root.isOver
            }
            Part {
                id: pin

                isWanted: root.state === "pin" && !root.isChoosing
                onLoaded: root.takeFocus()
                sourceComponent: PinEntry {
                    flow: root.viewModel.pin
                    confirmText: (root.order.isHeld ? qsTr("Hold %1") : qsTr("Pay %1")).arg(root.order.amount)
                }
            }
            Part {
                id: topUp

                isWanted: root.facts.topUp !== "" && !root.isChoosing
                onLoaded: root.takeFocus()
                sourceComponent: PushButton {
                    objectName: "payTopUp"
                    enabled: root.viewModel.isAwake
                    iconName: "plus"
                    text: qsTr("Top up %1 and go on").arg(root.facts.topUp)
                    onClicked: root.viewModel.topUp()
                }
            }
            Part {
                isWanted: root.facts.canMend
                sourceComponent: PushButton {
                    objectName: "payMend"
                    enabled: root.viewModel.isAwake
                    text: qsTr("Open limits")
                    onClicked: root.viewModel.mend()
                }
            }
            Part {
                isWanted: root.isOver
                sourceComponent: PushButton {
                    objectName: "payDone"
                    enabled: root.viewModel.isAwake
                    role: root.isGood ? "primary" : "secondary"
                    text: root.isGood ? qsTr("Done") : qsTr("Close")
                    onClicked: root.viewModel.done()
                }
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
