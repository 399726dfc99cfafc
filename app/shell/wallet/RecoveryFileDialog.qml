import QtQuick
import app.shell.style

/*! Lets the person choose where the recovery code is written. */
SaveDialog {
    title: qsTr("Save your recovery code")
    kind: "documents"
    name: "plaza-recovery-code.txt"
    defaultSuffix: "txt"
    nameFilters: [qsTr("Text") + " (*.txt)"]
}
