pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks for the payment PIN, as its flow goes along. It takes the keyboard where its sheet gives it the focus; a sheet
    that names it as its `keyTaker` gives it the digits typed anywhere on the sheet. */
FocusScope {
    id: root

    required property PinFlow flow
    /*! What the button says that goes on with a PIN just chosen. */
    property string confirmText: qsTr("Continue")

    readonly property string stage: flow.stage
    readonly property string step: flow.setup.step
    readonly property bool takesDigits: stage === "setup" || stage === "repeat" || stage === "enter"
    readonly property bool isWaiting: stage === "loading" || stage === "working" || (stage === "finish" && step === "working")

    function takeFocus(): void {
        if (stage === "recover" && code.item)
            (code.item as Field).forceActiveFocus();
        else if (stage === "finish" && step === "mark" && picker.item)
            (picker.item as MarkPicker).begin();
        else if (stage === "finish" && step === "code" && recovery.item)
            (recovery.item as RecoveryCode).begin();
        else if (stage === "ready")
            confirm.forceActiveFocus();
        else if (takesDigits)
            digits.forceActiveFocus();
        else
            keys.forceActiveFocus();
    }
    function takeCode(): void {
        const field = code.item as Field;
        root.flow.takeCode(field.text);
        field.clear();
    }

    /*! What is seldom wanted, made when it is: a sheet is on the screen the sooner. */
    component Part: Loader {
        property bool isWanted: false

        width: parent?.width ?? 0
        active: false
        visible: isWanted
        onIsWantedChanged: active = active || isWanted
        onLoaded: {
            if (root.activeFocus)
                root.takeFocus();
        }
        Component.onCompleted: active = isWanted
    }

    width: parent?.width ?? 0
    height: column.implicitHeight
    onStageChanged: {
        if (activeFocus)
            takeFocus();
    }
    onTakesDigitsChanged: {
        if (activeFocus)
            takeFocus();
    }
    onStepChanged: {
        if (activeFocus)
            takeFocus();
    }
    onActiveFocusChanged: {
        if (activeFocus && (keys.activeFocus || digits.activeFocus))
            takeFocus();
    }
    visible: stage !== "idle"
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.isAutoRepeat)
            return;
        if (root.takesDigits && event.key >= Qt.Key_0 && event.key <= Qt.Key_9) {
            digits.forceActiveFocus();
            root.flow.digit(String(event.key - Qt.Key_0));
        } else if (root.takesDigits && event.key === Qt.Key_Backspace) {
            digits.forceActiveFocus();
            root.flow.backspace();
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.stage === "ready")
            root.flow.confirm();
        else
            event.accepted = false;
    }

    Item {
        id: keys

        focus: true
    }
    Column {
        id: column

        width: parent.width
        spacing: Theme.gapSmall

        Item {
            width: parent.width
            height: 72
            visible: root.isWaiting || root.stage === "ready" || root.stage === "locked"

            Spinner {
                anchors.centerIn: parent
                visible: root.isWaiting
                size: 32
                color: Theme.accent
            }
            Rectangle {
                anchors.centerIn: parent
                width: 56
                height: 56
                radius: 28
                visible: root.stage === "ready" || root.stage === "locked"
                color: root.stage === "locked" ? Theme.dangerSoft : Theme.accentSoft

                IconImage {
                    anchors.centerIn: parent
                    name: "lock"
                    size: 30
                    color: root.stage === "locked" ? Theme.danger : Theme.accent
                }
            }
        }
        BalancedText {
            objectName: "pinMessage"
            width: parent.width
            visible: text !== ""
            words: root.flow.message
            color: root.flow.isWrong ? Theme.danger : Theme.text
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            id: digits

            objectName: "pinDigits"
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.takesDigits
            activeFocusOnTab: true
            spacing: Theme.gapSmall
            topPadding: 4
            bottomPadding: 4
            Accessible.role: Accessible.Indicator
            Accessible.name: qsTr("%1 of 6 digits entered").arg(root.flow.digitCount)

            Repeater {
                model: 6

                Rectangle {
                    id: place

                    required property int index
                    readonly property bool isNext: index === root.flow.digitCount && digits.activeFocus

                    width: 40
                    height: 44
                    radius: Theme.radiusSmall
                    color: Theme.field
                    border.width: isNext ? 2 : 1
                    border.color: isNext ? Theme.accent : Theme.line

                    Rectangle {
                        anchors.centerIn: parent
                        width: 10
                        height: 10
                        radius: 5
                        visible: place.index < root.flow.digitCount
                        color: Theme.text
                    }
                }
            }
        }
        Part {
            isWanted: root.takesDigits
            sourceComponent: PinPad {
                objectName: "pinPad"
                enabled: root.flow.setup.isAwake
                onDigit: digit => root.flow.digit(digit)
                onBackspace: root.flow.backspace()
            }
        }
        Part {
            id: picker

            isWanted: root.stage === "finish" && root.step === "mark"
            sourceComponent: MarkPicker {
                choice: root.flow.setup.choice
                isAwake: root.flow.setup.isAwake
                onAccepted: root.flow.setup.chooseMark()
            }
        }
        Part {
            id: recovery

            isWanted: root.stage === "finish" && root.step === "code"
            sourceComponent: RecoveryCode {
                setup: root.flow.setup
            }
        }
        Part {
            id: code

            isWanted: root.stage === "recover"
            sourceComponent: Field {
                objectName: "recoveryField"
                label: qsTr("Recovery code")
                placeholderText: "XXXXX-XXXXX-XXXXX-XXXXX"
                maximumLength: 40
                inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
                onAccepted: root.takeCode()
            }
        }
        Part {
            isWanted: root.stage === "recover"
            sourceComponent: PushButton {
                objectName: "recoveryContinue"
                enabled: root.flow.setup.isAwake && ((code.item as Field)?.length ?? 0) > 0
                text: qsTr("Continue")
                onClicked: root.takeCode()
            }
        }
        PushButton {
            objectName: "pinForgotten"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.flow.canForget || root.stage === "recover"
            role: "plain"
            text: root.stage === "recover" ? qsTr("Enter the PIN instead") : qsTr("PIN forgotten?")
            onClicked: root.flow.forget()
        }
        PushButton {
            id: confirm

            objectName: "pinConfirm"
            width: parent.width
            visible: root.stage === "ready"
            enabled: root.flow.setup.isAwake
            text: root.confirmText
            onClicked: root.flow.confirm()
        }
    }
}
