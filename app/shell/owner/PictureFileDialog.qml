import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets an author choose a picture for an article. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose a picture")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"]
}
