pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! A new person in one step: a name, and a colour to be told from the others by. */
Column {
    id: root

    required property ProfilesViewModel viewModel
    property string color: viewModel.colors[viewModel.count % viewModel.colors.length]

    function make(): void {
        root.viewModel.make(name.text, root.color);
    }

    spacing: Theme.gap
    Component.onCompleted: name.forceActiveFocus(Qt.OtherFocusReason)

    Row {
        width: parent.width
        spacing: Theme.gap

        Avatar {
            id: face

            anchors.verticalCenter: name.verticalCenter
            name: name.text
            color: root.color
        }
        Field {
            id: name

            objectName: "profileName_new"
            width: parent.width - face.width - parent.spacing
            label: qsTr("Name")
            placeholderText: qsTr("Name")
            maximumLength: 80
            enabled: !root.viewModel.isBusy
            errorText: root.viewModel.errorText
            onAccepted: root.make()
        }
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

                objectName: "profileColor_" + modelData
                color: modelData
                isChosen: root.color === modelData
                enabled: !root.viewModel.isBusy
                onClicked: root.color = modelData
            }
        }
    }
    Row {
        anchors.right: parent.right
        spacing: Theme.gapSmall

        PushButton {
            objectName: "profileBack"
            role: "secondary"
            text: qsTr("Cancel")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.back()
        }
        PushButton {
            objectName: "profileMake"
            text: qsTr("Make the profile")
            busy: root.viewModel.isBusy
            enabled: name.text.trim() !== ""
            onClicked: root.make()
        }
    }
}
