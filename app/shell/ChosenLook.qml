import QtQml
import app.shell.style

/*! Tells the theme and the file dialogs what the person set, and the settings which folders were used last. */
QtObject {
    id: root

    required property var settings

    readonly property list<QtObject> tellers: [
        Binding {
            target: Theme
            property: "mode"
            value: root.settings.mode
        },
        Binding {
            target: Theme
            property: "isStill"
            value: root.settings.isStill
        },
        Binding {
            target: Theme
            property: "zoom"
            value: root.settings.zoom
        },
        Binding {
            target: Places
            property: "lastDocuments"
            value: root.settings.documentFolder
        },
        Binding {
            target: Places
            property: "lastPictures"
            value: root.settings.pictureFolder
        },
        Connections {
            function onUsed(kind: string, folder: string): void {
                root.settings.rememberFolder(kind, folder);
            }

            target: Places
        }
    ]
}
