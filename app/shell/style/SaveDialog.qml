import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose where something is written. Whoever needs one loads it when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    id: root

    /*! "documents" or "pictures": where it opens the first time, and which folder it opens in again. */
    property string kind: "documents"
    /*! What the file could be called. */
    property string name: ""

    /*! Open where such a file was saved last. */
    function begin(): void {
        const folder = Places.folder(root.kind);
        root.currentFolder = folder;
        if (root.name !== "")
            root.selectedFile = Places.folders.within(folder, root.name);
        root.open();
    }

    fileMode: FileDialog.SaveFile
    onAccepted: Places.used(root.kind, Places.folders.folderOf(root.selectedFile))
    // As in OpenDialog.
    Component.onDestruction: root.close()
}
