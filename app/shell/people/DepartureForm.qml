pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! Deleting one's own profile: what goes, what stays, and the last word on it. */
Column {
    id: root

    required property DepartureViewModel viewModel
    required property string name

    function send(): void {
        root.viewModel.send(password.text);
    }

    spacing: Theme.gap
    Component.onCompleted: (password.visible ? password : keep).forceActiveFocus(Qt.OtherFocusReason)

    component Part: Column {
        id: part

        required property string heading
        required property string text
        required property string iconName

        width: parent?.width ?? 0
        spacing: 4

        Row {
            spacing: Theme.gapSmall

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                size: 16
                name: part.iconName
                color: Theme.textSoft
            }
            PlainText {
                text: part.heading
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
        }
        PlainText {
            width: parent.width
            text: part.text
            wrapMode: Text.Wrap
            lineHeight: 1.25
            color: Theme.textSoft
        }
    }

    PlainText {
        width: parent.width
        text: qsTr("Delete the profile of %1?").arg(Words.isolated(root.name))
        wrapMode: Text.Wrap
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    Part {
        iconName: "trash-2"
        heading: qsTr("What goes")
        text: qsTr("Your contacts and what you noted of them, your chats with people who are not on this computer and with official accounts, scans, addresses, tabs, what mini-apps keep and may do for you, your PIN and password.")
    }
    Part {
        iconName: "users"
        heading: qsTr("What stays")
        text: qsTr("What you sent to other people on this computer, under your name: they can read it and send you nothing more. You leave your groups. What shops and other mini-apps wrote down on their side stays theirs, and the wallet's books keep what was paid; a refund would reach nobody.")
    }
    PlainText {
        width: parent.width
        text: root.viewModel.isLast ? qsTr("Nobody can undo it; only a back-up brings the profile back. You are the only one here: Plaza then begins anew.") : qsTr("Nobody can undo it; only a back-up brings the profile back.")
        wrapMode: Text.Wrap
    }
    Field {
        id: password

        objectName: "departurePassword"
        width: parent.width
        visible: root.viewModel.hasPassword
        label: qsTr("Your password")
        placeholderText: label
        echoMode: TextInput.Password
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        maximumLength: 128
        enabled: !root.viewModel.isBusy
        onAccepted: root.send()
        Keys.onEscapePressed: root.viewModel.back()
    }
    PlainText {
        objectName: "departureTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    PushButton {
        objectName: "departureWallet"
        visible: root.viewModel.isAboutMoney
        role: "secondary"
        iconName: "wallet"
        text: qsTr("Open the wallet")
        onClicked: root.viewModel.openWallet()
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall

        PushButton {
            id: keep

            objectName: "departureBack"
            role: "secondary"
            text: qsTr("Keep it")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.back()
        }
        PushButton {
            objectName: "departureGo"
            role: "danger"
            text: qsTr("Delete the profile")
            busy: root.viewModel.isBusy
            enabled: !root.viewModel.hasPassword || password.text !== ""
            onClicked: root.send()
        }
    }
}
