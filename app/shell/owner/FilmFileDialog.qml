import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets an author choose a film for an article. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose a film")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Films") + " (*.webm *.mp4)"]
}
