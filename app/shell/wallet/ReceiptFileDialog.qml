import QtQuick
import app.shell.style

/*! Lets the person choose where a receipt is written. */
SaveDialog {
    title: qsTr("Save the receipt")
    defaultSuffix: "json"
    nameFilters: [qsTr("Receipt") + " (*.json)"]
}
