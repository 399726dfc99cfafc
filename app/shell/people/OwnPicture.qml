pragma ComponentBehavior: Bound
import QtQuick
import app.shell.people
import app.shell.style

/*! The person's own picture in the form of their profile: chosen from a file or dropped there, or taken away. */
Column {
    id: root

    required property OwnPictureViewModel viewModel
    required property bool hasPicture

    spacing: Theme.gapSmall

    Loader {
        id: chooser

        active: false
        sourceComponent: FaceFileDialog {
            onAccepted: root.viewModel.take(selectedFile)
        }
    }
    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.gapSmall

        PushButton {
            objectName: "ownPicture"
            role: "secondary"
            iconName: "image"
            text: root.hasPicture ? qsTr("Another picture…") : qsTr("Choose a picture…")
            busy: root.viewModel.isBusy
            onClicked: {
                chooser.active = true;
                (chooser.item as FaceFileDialog).open();
            }
        }
        PushButton {
            objectName: "ownPictureRemove"
            visible: root.hasPicture
            role: "plain"
            iconName: "trash-2"
            text: qsTr("Remove")
            enabled: !root.viewModel.isBusy
            onClicked: root.viewModel.remove()
        }
    }
    BalancedText {
        width: parent.width
        words: qsTr("Or drop one on this window. Only what it shows is kept, small and square.")
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
    }
    PlainText {
        objectName: "ownPictureTrouble"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        color: Theme.danger
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
}
