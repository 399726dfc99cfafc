import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose where the picture of their code is written. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Save your code")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "png"
    nameFilters: [qsTr("Picture") + " (*.png)", qsTr("Drawing, sharp at any size") + " (*.svg)"]
}
