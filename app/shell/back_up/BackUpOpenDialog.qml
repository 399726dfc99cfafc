import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose a back-up. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose a back-up")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Back-up of Plaza") + " (*.plaza)", qsTr("All files") + " (*)"]
}
