pragma ComponentBehavior: Bound
import QtQuick
import app.shell.between
import app.shell.style
import app.shell.wallet

/*! A sheet on which a person gives money: what is inside it is the form; the PIN, waiting and a refusal are its own. */
Sheet {
    id: root

    required property Giving giving
    /*! What the sheet is called in tests, and what screen readers say of it. */
    required property string name
    required property string spoken
    /*! What is given and for what, above the PIN. */
    property string amountText: ""
    property string whatText: ""
    /*! What the button of the form says, and whether it answers. */
    property string goText: qsTr("Go on")
    property bool isComplete: false
    /*! What the button of the form says that leaves without giving; without words there is none. */
    property string noText: ""
    default property alias form: formHolder.data
    readonly property string step: giving.state

    /*! The form is to be sent. */
    signal went

    sheetWidth: 380
    keyTaker: pin
    isDismissible: step !== "working"
    onDismissed: root.giving.leave()
    onStepChanged: {
        if (step === "pin")
            pin.forceActiveFocus();
    }

    Column {
        objectName: root.name
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.spoken

        Item {
            width: parent.width
            height: 120
            visible: root.step === "loading"

            Spinner {
                anchors.centerIn: parent
                size: 32
            }
        }
        Column {
            id: formHolder

            width: parent.width
            visible: root.step === "form"
            spacing: Theme.gap
        }
        Column {
            width: parent.width
            visible: root.step !== "form" && root.step !== "loading"
            spacing: Theme.gapTiny

            PlainText {
                width: parent.width
                visible: text !== ""
                text: root.whatText
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textSoft
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            PlainText {
                objectName: "givingAmount"
                width: parent.width
                text: root.amountText
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 14
                font.pixelSize: 34
                font.weight: Font.Bold
            }
            PlainText {
                width: parent.width
                text: root.giving.balanceText === "" ? " " : qsTr("Play money from your wallet · balance %1").arg(root.giving.balanceText)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 8
                horizontalAlignment: Text.AlignHCenter
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
        }
        Item {
            width: parent.width
            height: 72
            visible: root.step === "working" || root.step === "refused"

            Spinner {
                anchors.centerIn: parent
                visible: root.step === "working"
                size: 32
                color: Theme.accent
            }
            Rectangle {
                anchors.centerIn: parent
                width: 56
                height: 56
                radius: 28
                visible: root.step === "refused"
                color: Theme.dangerSoft

                IconImage {
                    anchors.centerIn: parent
                    name: "x"
                    size: 30
                    color: Theme.danger
                }
            }
        }
        BalancedText {
            objectName: "givingTrouble"
            width: parent.width
            visible: text !== ""
            words: root.giving.errorText
            color: Theme.danger
            Accessible.role: Accessible.AlertMessage
        }
        PinEntry {
            id: pin

            visible: root.step === "pin"
            flow: root.giving.pin
            confirmText: root.goText
        }
        PushButton {
            objectName: "givingGo"
            width: parent.width
            visible: root.step === "form"
            enabled: root.isComplete
            text: root.goText
            onClicked: root.went()
        }
        PushButton {
            objectName: "givingNo"
            width: parent.width
            visible: root.noText !== "" && root.step === "form"
            role: "plain"
            text: root.noText
            onClicked: root.giving.leave()
        }
        PushButton {
            objectName: "givingBack"
            width: parent.width
            visible: root.step === "pin" || (root.step === "refused" && root.giving.canChange)
            role: "plain"
            text: root.step === "refused" ? qsTr("Change it") : qsTr("Back")
            onClicked: root.giving.back()
        }
    }
}
