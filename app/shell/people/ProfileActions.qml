pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! What can be done about the person shown: answer them, ask them, write to them, name them. */
Column {
    id: root

    required property ProfileViewModel viewModel
    readonly property var person: viewModel.person
    /*! "remark", "tags" or "remove" while that is being written or asked; otherwise empty. */
    property string open: ""

    spacing: Theme.gap
    onPersonChanged: {
        if (open === "remove" && !person.isContact)
            open = "";
    }

    component Row_: Row {
        anchors.horizontalCenter: parent?.horizontalCenter
        spacing: Theme.gapSmall
    }
    component Line: Item {
        id: line

        required property string label
        required property string value
        required property string name
        signal acted

        width: parent?.width ?? 0
        height: Math.max(36, words.implicitHeight)

        PlainText {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: line.label
            color: Theme.textSoft
        }
        PlainText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: 110
            anchors.right: edit.left
            anchors.rightMargin: Theme.gapSmall
            text: line.value
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
        IconButton {
            id: edit

            objectName: line.name
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            iconName: "pencil"
            name: qsTr("Change: %1").arg(line.label)
            onClicked: line.acted()
        }
    }
    component Editor: Column {
        id: editor

        required property string name
        required property string label
        required property string hint
        required property string begin
        required property int lengthMax
        signal saved(text: string)

        width: parent?.width ?? 0
        spacing: Theme.gapSmall

        Field {
            id: input

            objectName: editor.name
            width: parent.width
            label: editor.label
            placeholderText: editor.hint
            maximumLength: editor.lengthMax
            Component.onCompleted: {
                text = editor.begin;
                forceActiveFocus(Qt.OtherFocusReason);
            }
            onAccepted: editor.saved(text)
            Keys.onEscapePressed: root.open = ""
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: root.open = ""
            }
            PushButton {
                objectName: editor.name + "Save"
                text: qsTr("Save")
                onClicked: editor.saved(input.text)
            }
        }
    }

    // They ask.
    Panel {
        width: parent.width
        height: asks.height + 2 * Theme.gap
        visible: root.person.asksMe
        color: Theme.accentSoft
        border.color: Theme.accentLine

        Column {
            id: asks

            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * Theme.gap
            spacing: Theme.gapSmall

            PlainText {
                width: parent.width
                text: qsTr("Asks to be among your contacts.")
                wrapMode: Text.Wrap
                font.weight: Theme.strong(text)
            }
            PlainText {
                width: parent.width
                visible: text !== ""
                text: root.person.note === "" ? "" : qsTr("“%1”").arg(Words.isolated(root.person.note))
                wrapMode: Text.Wrap
            }
            Row_ {
                PushButton {
                    objectName: "profileDecline"
                    role: "secondary"
                    text: qsTr("Decline")
                    enabled: !root.viewModel.isBusy
                    onClicked: root.viewModel.decline()
                }
                PushButton {
                    objectName: "profileAccept"
                    text: qsTr("Accept")
                    busy: root.viewModel.isBusy
                    onClicked: root.viewModel.accept()
                }
            }
        }
    }
    // A contact.
    PushButton {
        objectName: "profileMessage"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.person.isContact
        iconName: "message-circle"
        text: qsTr("Message")
        onClicked: root.viewModel.sendMessage()
    }
    // Not one yet.
    PlainText {
        objectName: "profileAsked"
        width: parent.width
        visible: root.person.isAsked && !root.person.isContact
        text: qsTr("You asked them to be a contact. They have not answered yet.")
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        color: Theme.textSoft
    }
    Column {
        width: parent.width
        spacing: Theme.gapSmall
        visible: !root.person.isContact && !root.person.isAsked && !root.person.asksMe

        Field {
            id: note

            objectName: "profileNote"
            width: parent.width
            label: qsTr("A word to them (may be left empty)")
            placeholderText: label
            maximumLength: 100
            onAccepted: root.viewModel.ask(text)
        }
        PushButton {
            objectName: "profileAsk"
            anchors.horizontalCenter: parent.horizontalCenter
            iconName: "user-plus"
            text: qsTr("Ask to be a contact")
            busy: root.viewModel.isBusy
            onClicked: root.viewModel.ask(note.text)
        }
    }
    PlainText {
        objectName: "profileTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    // What is noted of them.
    Line {
        visible: root.open !== "remark"
        label: qsTr("Remark name")
        value: root.person.remark || qsTr("None")
        name: "profileRemark"
        onActed: root.open = "remark"
    }
    Loader {
        width: parent.width
        active: root.open === "remark"
        visible: active
        sourceComponent: Editor {
            name: "profileRemarkField"
            label: qsTr("Remark name")
            hint: qsTr("What you call them; only you see it")
            begin: root.person.remark
            lengthMax: 40
            onSaved: text => {
                root.viewModel.callThem(text);
                root.open = "";
            }
        }
    }
    Line {
        visible: root.open !== "tags"
        label: qsTr("Tags")
        value: root.person.tags.length > 0 ? root.person.tags.join(qsTr(", ")) : qsTr("None")
        name: "profileTags"
        onActed: root.open = "tags"
    }
    Loader {
        width: parent.width
        active: root.open === "tags"
        visible: active
        sourceComponent: Editor {
            name: "profileTagsField"
            label: qsTr("Tags")
            hint: qsTr("Parted by commas: family, running")
            begin: root.person.tags.join(qsTr(", "))
            lengthMax: 240
            onSaved: text => {
                root.viewModel.tag(text);
                root.open = "";
            }
        }
    }
    Item {
        width: parent.width
        height: Math.max(36, blocked.implicitHeight)

        PlainText {
            id: blocked

            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.right: toggle.left
            anchors.rightMargin: Theme.gapSmall
            text: root.person.isBlocked ? qsTr("Blocked: nothing they write reaches you. They are not told.") : qsTr("Block: nothing they write from now on reaches you. They are not told.")
            wrapMode: Text.Wrap
            color: Theme.textSoft
        }
        Toggle {
            id: toggle

            objectName: "profileBlock"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            name: qsTr("Block")
            isOn: root.person.isBlocked
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.block(!isOn)
        }
    }
    PushButton {
        objectName: "profileRemove"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.person.isContact && root.open !== "remove"
        role: "plainDanger"
        iconName: "trash-2"
        text: qsTr("Remove from contacts…")
        onClicked: root.open = "remove"
    }
    Column {
        width: parent.width
        visible: root.open === "remove"
        spacing: Theme.gapSmall

        PlainText {
            width: parent.width
            text: qsTr("Your chat with them stays. To be contacts again, one of you has to ask.")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            color: Theme.textSoft
        }
        Row_ {
            PushButton {
                role: "secondary"
                text: qsTr("Keep")
                onClicked: root.open = ""
            }
            PushButton {
                objectName: "profileRemoveYes"
                role: "danger"
                text: qsTr("Remove")
                onClicked: root.viewModel.remove()
            }
        }
    }
}
