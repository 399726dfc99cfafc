pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Says why a file is not opened, and offers to show it in its folder. */
Sheet {
    id: root

    required property SavingViewModel viewModel
    required property string attachment
    required property string name

    objectName: "runSheet"
    sheetWidth: 420
    title: qsTr("Plaza does not open this file")
    onDismissed: close()
    onOpened: cancel.forceActiveFocus()

    PlainText {
        width: parent.width
        text: Words.isolated(root.name)
        font.weight: Font.Medium
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideMiddle
    }
    PlainText {
        width: parent.width
        text: qsTr("Files of this kind might do things on your computer by themselves. Plaza puts a copy into “%1” and shows it there. Open it only if you know who made it, and what for.").arg(Words.isolated(root.viewModel.folderName))
        color: Theme.textSoft
        wrapMode: Text.Wrap
        lineHeight: 1.3
    }
    Row {
        width: parent.width
        spacing: Theme.gap

        PushButton {
            id: cancel

            objectName: "runCancel"
            role: "secondary"
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        PushButton {
            objectName: "runShow"
            width: parent.width - cancel.width - parent.spacing
            iconName: "folder"
            text: qsTr("Show in folder")
            onClicked: {
                root.close();
                root.viewModel.showInFolder(root.attachment, root.name);
            }
        }
    }
}
