import QtQuick
import app.shell.style

/*! Lets the person choose where the statement is written. */
SaveDialog {
    title: qsTr("Export the statement")
    kind: "documents"
    name: "plaza-statement.csv"
    defaultSuffix: "csv"
    nameFilters: [qsTr("Table") + " (*.csv)", qsTr("Data") + " (*.json)"]
}
