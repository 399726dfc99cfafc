import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose a picture of themselves. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Choose your picture")
    fileMode: FileDialog.OpenFile
    nameFilters: [qsTr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"]
}
