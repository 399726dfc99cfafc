pragma ComponentBehavior: Bound
import QtQuick
import app.shell.lock
import app.shell.style

/*! Where a password is set, changed or taken away. */
Column {
    id: root

    required property PasswordViewModel viewModel
    readonly property string step: viewModel.step
    readonly property bool hasOld: step !== "set"
    readonly property bool hasNew: step !== "remove"

    function send(): void {
        root.viewModel.send(old.text, fresh.text, again.text);
    }

    spacing: Theme.gapSmall
    Component.onCompleted: (hasOld ? old : fresh).forceActiveFocus(Qt.OtherFocusReason)

    component Secret: Field {
        width: parent?.width ?? 0
        placeholderText: label
        echoMode: TextInput.Password
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        maximumLength: 128
        enabled: !root.viewModel.isBusy
        Keys.onEscapePressed: root.viewModel.back()
    }

    Secret {
        id: old

        objectName: "passwordOld"
        visible: root.hasOld
        label: qsTr("Your password now")
        onAccepted: root.hasNew ? fresh.forceActiveFocus(Qt.TabFocusReason) : root.send()
    }
    Secret {
        id: fresh

        objectName: "passwordNew"
        visible: root.hasNew
        label: qsTr("New password")
        onAccepted: again.forceActiveFocus(Qt.TabFocusReason)
    }
    Secret {
        id: again

        objectName: "passwordAgain"
        visible: root.hasNew
        label: qsTr("The new password once more")
        onAccepted: root.send()
    }
    PlainText {
        objectName: "passwordTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    PlainText {
        width: parent.width
        visible: root.step === "set"
        text: qsTr("It keeps others away from this window. It encrypts nothing: who can read your files on this computer can read your chats. Nobody can tell you the password once you have forgotten it.")
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        wrapMode: Text.Wrap
        lineHeight: 1.25
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall

        PushButton {
            objectName: "passwordBack"
            role: "secondary"
            text: qsTr("Cancel")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.back()
        }
        PushButton {
            objectName: "passwordSend"
            role: root.step === "remove" ? "danger" : "primary"
            text: root.step === "set" ? qsTr("Set the password") : root.step === "change" ? qsTr("Change it") : qsTr("Take it away")
            busy: root.viewModel.isBusy
            enabled: (!root.hasOld || old.text !== "") && (!root.hasNew || fresh.text !== "")
            onClicked: root.send()
        }
    }
}
