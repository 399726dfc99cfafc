pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style

/*! One transfer: how it stands; who is given it says yes or no here. */
Sheet {
    id: root

    required property TransferOpeningViewModel viewModel
    readonly property string state_: viewModel.transfer.state
    readonly property bool isOver: state_ === "declined" || state_ === "returned"

    sheetWidth: 360
    title: qsTr("Transfer")
    isDismissible: viewModel.step !== "working"
    onDismissed: root.viewModel.close()
    onOpened: stage.forceActiveFocus()

    FocusScope {
        id: stage

        objectName: "transferOpening"
        width: parent.width
        height: column.height
        Accessible.role: Accessible.Dialog
        Accessible.name: root.viewModel.transfer.headText + " " + root.viewModel.transfer.amountText

        Column {
            id: column

            width: parent.width
            spacing: Theme.gap

            Spinner {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.viewModel.step === "loading"
                size: 32
            }
            IconImage {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.viewModel.step === "failed"
                name: root.viewModel.canRetry ? "circle-alert" : "circle-help"
                size: 40
                color: Theme.textFaint
            }
            BalancedText {
                objectName: "transferError"
                width: parent.width
                visible: text !== ""
                words: root.viewModel.errorText
                color: root.viewModel.canRetry ? Theme.danger : Theme.text
                Accessible.role: Accessible.AlertMessage
            }
            PushButton {
                objectName: "transferFailed"
                width: parent.width
                visible: root.viewModel.step === "failed"
                role: "secondary"
                text: root.viewModel.canRetry ? qsTr("Try again") : qsTr("Close")
                onClicked: root.viewModel.canRetry ? root.viewModel.look() : root.viewModel.close()
            }
            Column {
                width: parent.width
                visible: root.viewModel.step === "shown" || root.viewModel.step === "working"
                spacing: Theme.gapSmall

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 56
                    height: 56
                    radius: 28
                    color: root.state_ === "accepted" ? Theme.accentSoft : root.isOver ? Theme.field : Theme.transferSoft

                    IconImage {
                        anchors.centerIn: parent
                        name: root.state_ === "accepted" ? "check" : root.isOver ? "undo-2" : "hand-coins"
                        size: 28
                        color: root.state_ === "accepted" ? Theme.accent : root.isOver ? Theme.textSoft : Theme.transferSoftText
                    }
                }
                BalancedText {
                    objectName: "transferHead"
                    width: parent.width
                    words: root.viewModel.transfer.headText
                }
                PlainText {
                    objectName: "transferShown"
                    width: parent.width
                    text: root.viewModel.transfer.amountText
                    horizontalAlignment: Text.AlignHCenter
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 16
                    font.pixelSize: 38
                    font.weight: Font.Bold
                }
                BalancedText {
                    width: parent.width
                    visible: text !== ""
                    words: root.viewModel.transfer.note
                    color: Theme.textSoft
                }
                BalancedText {
                    width: parent.width
                    visible: text !== ""
                    words: root.viewModel.transfer.hintText
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
                Repeater {
                    model: [[qsTr("Given"), root.viewModel.transfer.sentText], [root.state_ === "accepted" ? qsTr("Accepted") : qsTr("Given back"), root.viewModel.transfer.endedText]]

                    Item {
                        id: fact

                        required property var modelData

                        width: column.width
                        height: 22
                        visible: modelData[1] !== ""

                        PlainText {
                            anchors.left: parent.left
                            anchors.verticalCenter: parent.verticalCenter
                            text: fact.modelData[0]
                            color: Theme.textFaint
                            font.pixelSize: Theme.sizeCaption
                        }
                        PlainText {
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            text: fact.modelData[1]
                            font.pixelSize: Theme.sizeCaption
                        }
                    }
                }
            }
            PushButton {
                objectName: "transferAccept"
                width: parent.width
                visible: root.viewModel.canAnswer || root.viewModel.step === "working"
                enabled: root.viewModel.isAwake && !busy
                busy: root.viewModel.step === "working"
                text: qsTr("Accept %1").arg(root.viewModel.transfer.amountText)
                onClicked: root.viewModel.accept()
            }
            PushButton {
                objectName: "transferDecline"
                width: parent.width
                visible: root.viewModel.canAnswer
                enabled: root.viewModel.isAwake
                role: "plain"
                text: qsTr("Give it back")
                onClicked: root.viewModel.decline()
            }
        }
    }
}
