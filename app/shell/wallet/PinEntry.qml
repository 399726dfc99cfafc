pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks for the payment PIN, as its flow goes along. It takes the keyboard where its sheet gives it the focus. */
FocusScope {
    id: root

    required property PinFlow flow
    /*! What the button says that goes on with a PIN just chosen. */
    property string confirmText: qsTr("Continue")

    width: parent?.width ?? 0
    height: column.implicitHeight
    visible: flow.stage !== "idle"
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.isAutoRepeat)
            return;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.flow.digit(String(event.key - Qt.Key_0));
        else if (event.key === Qt.Key_Backspace)
            root.flow.backspace();
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.flow.stage === "ready")
            root.flow.confirm();
        else
            event.accepted = false;
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.gapSmall

        Item {
            width: parent.width
            height: 72
            visible: !root.flow.takesDigits

            Spinner {
                anchors.centerIn: parent
                visible: root.flow.stage === "loading" || root.flow.stage === "working"
                size: 32
                color: Theme.accent
            }
            Rectangle {
                anchors.centerIn: parent
                width: 56
                height: 56
                radius: 28
                visible: root.flow.stage === "ready"
                color: Theme.accentSoft

                IconImage {
                    anchors.centerIn: parent
                    name: "lock"
                    size: 30
                    color: Theme.accent
                }
            }
        }
        BalancedText {
            objectName: "pinMessage"
            width: parent.width
            visible: text !== ""
            text: root.flow.message
            color: root.flow.isWrong ? Theme.danger : Theme.text
            Accessible.role: Accessible.AlertMessage
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.flow.takesDigits
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

                    width: 40
                    height: 44
                    radius: Theme.radiusSmall
                    color: Theme.field
                    border.width: index === root.flow.digitCount ? 2 : 1
                    border.color: index === root.flow.digitCount ? Theme.accent : Theme.line

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
        PinPad {
            objectName: "pinPad"
            width: parent.width
            visible: root.flow.takesDigits
            enabled: root.flow.isAwake
            onDigit: digit => root.flow.digit(digit)
            onBackspace: root.flow.backspace()
        }
        PushButton {
            objectName: "pinConfirm"
            width: parent.width
            visible: root.flow.stage === "ready"
            enabled: root.flow.isAwake
            text: root.confirmText
            onClicked: root.flow.confirm()
        }
    }
}
