import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose where the statement is written. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Export the statement")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "csv"
    nameFilters: [qsTr("Table") + " (*.csv)", qsTr("Data") + " (*.json)"]
}
