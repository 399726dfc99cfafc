import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose where the ledger is written. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    title: qsTr("Export what mini-apps did")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "csv"
    nameFilters: [qsTr("Table") + " (*.csv)", qsTr("Data") + " (*.json)"]
}
