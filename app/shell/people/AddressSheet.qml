pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! Asks which of the person's addresses a mini-app gets. */
Sheet {
    id: root

    required property AddressSheetViewModel viewModel
    readonly property string state_: viewModel.state

    sheetWidth: 460
    onDismissed: root.viewModel.back()

    Column {
        objectName: "addressSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Pick an address for %1").arg(root.viewModel.face.name)

        Asker {
            width: parent.width
            face: root.viewModel.face
        }
        PlainText {
            width: parent.width
            text: qsTr("asks for a delivery address. It gets the one you pick and never sees the others.")
            wrapMode: Text.Wrap
            color: Theme.textSoft
        }
        Spinner {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.state_ === "loading"
            size: 28
        }
        RowList {
            id: list

            objectName: "addressList"
            width: parent.width
            height: Math.min(contentHeight, 300)
            visible: root.state_ === "choosing"
            enabled: root.viewModel.isAwake
            spacing: Theme.gapSmall
            model: root.viewModel.addresses
            Accessible.name: qsTr("Your addresses")

            delegate: AddressRow {
                required property int index

                objectName: "addressRow_" + addressId
                isChosen: root.viewModel.chosenId === addressId
                onClicked: {
                    list.currentIndex = index;
                    root.viewModel.choose(addressId);
                }
                onChangeWanted: root.viewModel.change(addressId)
            }
        }
        Loader {
            width: parent.width
            active: root.state_ === "writing"
            visible: active
            sourceComponent: AddressForm {
                viewModel: root.viewModel
                Component.onCompleted: begin()
            }
        }
        PlainText {
            objectName: "addressTrouble"
            width: parent.width
            visible: text !== "" && root.state_ !== "writing"
            text: root.viewModel.errorText
            wrapMode: Text.Wrap
            color: Theme.danger
        }
        Item {
            width: parent.width
            height: answers.height + 4
            visible: root.state_ === "choosing"

            PushButton {
                objectName: "addressNew"
                anchors.left: parent.left
                anchors.leftMargin: -14
                anchors.bottom: parent.bottom
                role: "plain"
                iconName: "plus"
                enabled: root.viewModel.isAwake
                text: qsTr("New address")
                onClicked: root.viewModel.write()
            }
            Row {
                id: answers

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "addressCancel"
                    role: "secondary"
                    enabled: root.viewModel.isAwake
                    text: qsTr("Cancel")
                    onClicked: root.viewModel.back()
                }
                PushButton {
                    objectName: "addressUse"
                    enabled: root.viewModel.isAwake && root.viewModel.chosenId !== ""
                    text: qsTr("Use this one")
                    onClicked: root.viewModel.use()
                }
            }
        }
    }
}
