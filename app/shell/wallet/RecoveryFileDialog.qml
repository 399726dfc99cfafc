import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose where the recovery code is written. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Save your recovery code")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "txt"
    nameFilters: [qsTr("Text") + " (*.txt)"]
}
