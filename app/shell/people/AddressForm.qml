pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! Writing an address, or changing one. */
Column {
    id: root

    required property AddressSheetViewModel viewModel
    readonly property var draft: viewModel.draft
    property bool isDefault: draft.isDefault
    property bool isRemoveAsked: false

    function save(): void {
        root.viewModel.save(person.text, phone.text, region.text, street.text, postcode.text, root.isDefault);
    }
    function begin(): void {
        person.forceFocus();
    }

    spacing: Theme.gapSmall

    component Line: Column {
        id: line

        required property string field
        required property string label
        property string hint: ""
        property alias text: input.text

        function forceFocus(): void {
            input.forceActiveFocus();
        }

        width: parent?.width ?? 0
        spacing: 4

        PlainText {
            anchors.left: parent.left
            text: line.label
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            Accessible.ignored: true
        }
        Field {
            id: input

            objectName: "address_" + line.field
            width: parent.width
            label: line.label
            placeholderText: line.hint
            maximumLength: 200
            enabled: !root.viewModel.isBusy
            isWrong: root.viewModel.errorField === line.field
            Accessible.description: isWrong ? root.viewModel.errorText : ""
            // Once, not bound: what is typed stays while the book is written.
            Component.onCompleted: text = String(root.draft[line.field])
            onAccepted: root.save()
            onIsWrongChanged: {
                if (isWrong)
                    forceActiveFocus();
            }
        }
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        Item {
            width: (parent.width - parent.spacing) / 2
            height: person.height

            Line {
                id: person

                field: "name"
                label: qsTr("Name")
            }
        }
        Item {
            width: (parent.width - parent.spacing) / 2
            height: phone.height

            Line {
                id: phone

                field: "phone"
                label: qsTr("Phone")
            }
        }
    }
    Line {
        id: region

        field: "region"
        label: qsTr("Province, city, district")
    }
    Line {
        id: street

        field: "street"
        label: qsTr("Street, number, door")
    }
    Line {
        id: postcode

        field: "postcode"
        label: qsTr("Postcode (may be left empty)")
    }
    PlainText {
        objectName: "addressError"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    Item {
        width: parent.width
        height: 32

        PlainText {
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Use as the default")
        }
        Toggle {
            objectName: "addressDefault"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            isOn: root.isDefault
            name: qsTr("Use as the default")
            onClicked: root.isDefault = !root.isDefault
        }
    }
    Item {
        width: parent.width
        height: answers.height + 4

        PushButton {
            objectName: "addressRemove"
            anchors.left: parent.left
            anchors.leftMargin: root.isRemoveAsked ? 0 : -16
            anchors.bottom: parent.bottom
            visible: !root.draft.isNew
            enabled: !root.viewModel.isBusy
            role: root.isRemoveAsked ? "danger" : "plain"
            text: root.isRemoveAsked ? qsTr("Delete it?") : qsTr("Delete")
            onClicked: root.isRemoveAsked ? root.viewModel.remove() : root.isRemoveAsked = true
        }
        Row {
            id: answers

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.gapSmall

            PushButton {
                objectName: "addressBack"
                role: "secondary"
                enabled: !root.viewModel.isBusy
                text: qsTr("Cancel")
                onClicked: root.viewModel.back()
            }
            PushButton {
                objectName: "addressSave"
                busy: root.viewModel.isBusy
                text: qsTr("Save")
                onClicked: root.save()
            }
        }
    }
}
