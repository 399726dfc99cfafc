import QtQuick
import app.shell.style

/*! Lets the person choose where the ledger is written. */
SaveDialog {
    title: qsTr("Export what mini-apps did")
    kind: "documents"
    name: "plaza-mini-apps.csv"
    defaultSuffix: "csv"
    nameFilters: [qsTr("Table") + " (*.csv)", qsTr("Data") + " (*.json)"]
}
