pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! The person's own profile, being changed: their name, their words about themselves, their colour. */
Column {
    id: root

    required property OwnProfileViewModel viewModel
    required property string name
    required property string about
    required property string color
    /*! What is chosen in this form. */
    property string chosen: ""

    function save(): void {
        root.viewModel.save(nameField.text, root.chosen, aboutField.text);
    }

    spacing: Theme.gap
    Component.onCompleted: {
        chosen = color;
        nameField.text = name;
        aboutField.text = about;
        nameField.forceActiveFocus(Qt.OtherFocusReason);
    }

    Field {
        id: nameField

        objectName: "ownName"
        width: parent.width
        label: qsTr("Name")
        placeholderText: label
        maximumLength: 80
        enabled: !root.viewModel.isBusy
        onAccepted: root.save()
        Keys.onEscapePressed: root.viewModel.back()
    }
    Field {
        id: aboutField

        objectName: "ownAbout"
        width: parent.width
        label: qsTr("A few words about you (may be left empty)")
        placeholderText: label
        maximumLength: 200
        enabled: !root.viewModel.isBusy
        onAccepted: root.save()
        Keys.onEscapePressed: root.viewModel.back()
    }
    Row {
        anchors.left: parent.left
        spacing: Theme.gapSmall
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Colour")

        Repeater {
            model: root.viewModel.colors

            ColorSwatch {
                required property string modelData

                objectName: "ownColor_" + modelData
                color: modelData
                isChosen: root.chosen === modelData
                enabled: !root.viewModel.isBusy
                onClicked: root.chosen = modelData
            }
        }
    }
    PlainText {
        objectName: "ownTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        color: Theme.danger
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall

        PushButton {
            objectName: "ownBack"
            role: "secondary"
            text: qsTr("Cancel")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.back()
        }
        PushButton {
            objectName: "ownSave"
            text: qsTr("Save")
            busy: root.viewModel.isBusy
            enabled: nameField.text.trim() !== ""
            onClicked: root.save()
        }
    }
}
