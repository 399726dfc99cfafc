import QtQuick
import app.shell.style

/*! Lets the person choose where the report is written. */
SaveDialog {
    title: qsTr("Save the report")
    kind: "documents"
    name: "plaza-report.txt"
    defaultSuffix: "txt"
    nameFilters: [qsTr("Text") + " (*.txt)"]
}
