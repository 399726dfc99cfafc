import QtQuick
import app.shell.style

/*! Lets the person choose where the back-up is written. */
SaveDialog {
    title: qsTr("Write a back-up")
    kind: "documents"
    name: "plaza-back-up.plaza"
    defaultSuffix: "plaza"
    nameFilters: [qsTr("Back-up of Plaza") + " (*.plaza)"]
}
