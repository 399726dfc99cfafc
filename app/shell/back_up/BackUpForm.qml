pragma ComponentBehavior: Bound
import QtQuick
import app.shell.back_up
import app.shell.style

/*! What a back-up asks and tells: its password, how far it is, and the last question before it takes the place of what is here. */
Column {
    id: root

    required property BackUpsViewModel viewModel
    readonly property string step: viewModel.step
    readonly property bool isTyping: step === "write" || step === "put"

    function send(): void {
        root.viewModel.send(password.text, again.text);
    }

    spacing: Theme.gapSmall
    onIsTypingChanged: {
        if (isTyping)
            password.forceActiveFocus(Qt.OtherFocusReason);
    }
    Component.onCompleted: password.forceActiveFocus(Qt.OtherFocusReason)

    PlainText {
        objectName: "backUpWords"
        width: parent.width
        text: {
            if (root.step === "ready")
                return qsTr("%1 is whole. It takes the place of everything that is here now, of all people, once Plaza has ended; what is here is kept beside it. All windows close.").arg(Words.isolated(root.viewModel.fileName));
            if (root.step === "working")
                return root.viewModel.isReading ? qsTr("Reading %1").arg(Words.isolated(root.viewModel.fileName)) : qsTr("Writing %1").arg(Words.isolated(root.viewModel.fileName));
            return root.viewModel.isReading ? qsTr("Type the password of %1").arg(Words.isolated(root.viewModel.fileName)) : qsTr("Choose a password for %1, of 8 characters or more. Without it nobody can read the back-up, you neither.").arg(Words.isolated(root.viewModel.fileName));
        }
        wrapMode: Text.Wrap
        lineHeight: 1.25
    }
    Field {
        id: password

        objectName: "backUpPassword"
        width: parent.width
        visible: root.isTyping
        label: qsTr("The back-up's password")
        placeholderText: label
        echoMode: TextInput.Password
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        maximumLength: 200
        onAccepted: root.viewModel.isReading ? root.send() : again.forceActiveFocus(Qt.TabFocusReason)
        Keys.onEscapePressed: root.viewModel.back()
    }
    Field {
        id: again

        objectName: "backUpAgain"
        width: parent.width
        visible: root.isTyping && !root.viewModel.isReading
        label: qsTr("The same once more")
        placeholderText: label
        echoMode: TextInput.Password
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        maximumLength: 200
        onAccepted: root.send()
        Keys.onEscapePressed: root.viewModel.back()
    }
    PlainText {
        objectName: "backUpTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    Rectangle {
        objectName: "backUpProgress"
        width: parent.width
        height: 6
        visible: root.step === "working"
        radius: 3
        color: Theme.field
        Accessible.role: Accessible.ProgressBar
        Accessible.name: root.viewModel.percent < 0 ? qsTr("Busy") : qsTr("%1 %").arg(root.viewModel.percent)

        Rectangle {
            x: root.LayoutMirroring.enabled ? parent.width - width : 0
            width: parent.width * Math.max(0, root.viewModel.percent) / 100
            height: parent.height
            radius: 3
            color: Theme.accent
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall

        PushButton {
            objectName: "backUpBack"
            role: "secondary"
            text: root.step === "ready" ? qsTr("Keep what is here") : root.step === "working" ? qsTr("Stop") : qsTr("Cancel")
            onClicked: root.viewModel.back()
        }
        PushButton {
            objectName: "backUpSend"
            visible: root.isTyping
            text: root.viewModel.isReading ? qsTr("Read it") : qsTr("Write it")
            enabled: password.text !== ""
            onClicked: root.send()
        }
        PushButton {
            objectName: "backUpFinish"
            visible: root.step === "ready"
            role: "danger"
            text: qsTr("End Plaza and put it back")
            onClicked: root.viewModel.finish()
        }
    }
}
