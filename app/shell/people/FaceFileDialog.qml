import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose a picture of themselves. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose your picture")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"]
}
