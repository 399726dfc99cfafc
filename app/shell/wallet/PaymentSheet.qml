pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks the person to pay one order. Knows nothing of money but the text it shows. */
Sheet {
    id: root

    required property PaymentSheetViewModel viewModel
    readonly property string state: viewModel.state
    readonly property bool isOver: state === "paid" || state === "refused"

    sheetWidth: 360
    isDismissible: state !== "working" && !isOver
    onDismissed: root.viewModel.cancel()
    onStateChanged: takeFocus()
    onOpened: takeFocus()

    function takeFocus(): void {
        (root.state === "pin" ? pin : keys).forceActiveFocus();
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
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.isOver)
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
                objectName: "paymentBalance"
                width: parent.width
                text: root.viewModel.balance === "" ? " " : root.state === "paid" ? qsTr("From your wallet") : qsTr("From your wallet · balance %1").arg(root.viewModel.balance)
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }

            Item {
                width: parent.width
                height: 72
                visible: root.state !== "pin"

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
                    visible: root.isOver
                    color: root.state === "paid" ? Theme.accent : Theme.dangerSoft
                    scale: visible ? 1 : 0.6

                    Behavior on scale {
                        NumberAnimation {
                            duration: Theme.normal
                            easing.type: Easing.OutBack
                        }
                    }

                    IconImage {
                        anchors.centerIn: parent
                        name: root.state === "paid" ? "check" : "x"
                        size: 30
                        color: root.state === "paid" ? Theme.accentText : Theme.danger
                    }
                }
            }
            BalancedText {
                objectName: "paymentState"
                width: parent.width
                visible: text !== ""
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

                visible: root.state === "pin"
                flow: root.viewModel.pin
                confirmText: qsTr("Pay %1").arg(root.viewModel.order.amount)
            }
            PushButton {
                objectName: "payDone"
                width: parent.width
                visible: root.isOver
                enabled: root.viewModel.isAwake
                role: root.state === "paid" ? "primary" : "secondary"
                text: root.state === "paid" ? qsTr("Done") : qsTr("Close")
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
