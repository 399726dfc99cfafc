pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.components
import app.shell.style

/*! What opens over a conversation for its pictures and files: choosing, the sheet before sending, the viewer, saving. */
Item {
    id: root

    required property ConversationViewModel viewModel
    readonly property SendingViewModel sending: viewModel.sending as SendingViewModel
    readonly property SavingViewModel saving: viewModel.saving as SavingViewModel

    /*! The keyboard is free again. */
    signal ended

    /*! Let the person choose what to send. */
    function choose(isForPictures: bool): void {
        chooser.active = true;
        (chooser.item as ChatFileDialog).isForPictures = isForPictures;
        (chooser.item as ChatFileDialog).open();
    }

    Loader {
        id: chooser

        active: false
        sourceComponent: ChatFileDialog {
            onAccepted: root.sending.addFiles(selectedFiles, !isForPictures)
        }
    }
    Loader {
        active: root.sending.count > 0
        sourceComponent: SendSheet {
            viewModel: root.sending
            pictures: root.viewModel.pictures as PictureLoader
            peer: root.viewModel.title
            Component.onCompleted: open()
        }
        onActiveChanged: {
            if (!active)
                root.ended();
        }
    }
    Loader {
        id: saver

        property string attachment: ""

        active: false
        sourceComponent: SaveDialog {
            title: qsTr("Save as")
            onAccepted: root.saving.save(saver.attachment, selectedFile)
        }
    }
    Loader {
        id: viewer

        property string attachment: ""
        property string suffix: ""
        property string aspect: "1"

        active: false
        sourceComponent: PictureViewer {
            pictures: root.viewModel.pictures as PictureLoader
            attachment: viewer.attachment
            aspect: Number(viewer.aspect)
            Component.onCompleted: open()
            onClosed: {
                viewer.active = false;
                root.ended();
            }
            onSaveWanted: root.saving.saveWanted(viewer.attachment, qsTr("Picture") + "." + viewer.suffix, "pictures")
            onScanWanted: image => {
                close();
                root.viewModel.pictureScanWanted(image);
            }
        }
    }
    Loader {
        id: question

        property string attachment: ""
        property string name: ""

        active: false
        sourceComponent: RunSheet {
            viewModel: root.saving
            attachment: question.attachment
            name: question.name
            Component.onCompleted: open()
            onClosed: {
                question.active = false;
                root.ended();
            }
        }
    }
    Connections {
        target: root.saving

        function onQuestionWanted(attachment: string, name: string): void {
            question.attachment = attachment;
            question.name = name;
            question.active = true;
        }

        function onViewWanted(attachment: string, suffix: string, aspect: string): void {
            viewer.attachment = attachment;
            viewer.suffix = suffix;
            viewer.aspect = aspect;
            viewer.active = true;
        }
        function onSaveWanted(attachment: string, name: string, kind: string): void {
            saver.attachment = attachment;
            saver.active = true;
            const dialog = saver.item as SaveDialog;
            dialog.kind = kind;
            dialog.name = name;
            dialog.begin();
        }
    }
}
