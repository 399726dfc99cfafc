pragma Singleton
import QtQuick
import app.shell.style

/*! Where files are saved: the window says which folders were used last, and hears which are used. */
QtObject {
    id: root

    property string lastDocuments: ""
    property string lastPictures: ""
    readonly property SaveFolders folders: SaveFolders {}

    /*! Something was saved in this folder; ``kind`` is "documents" or "pictures". */
    signal used(kind: string, folder: string)

    function folder(kind: string): url {
        return root.folders.folder(kind, kind === "pictures" ? root.lastPictures : root.lastDocuments);
    }
}
