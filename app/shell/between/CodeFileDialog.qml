import QtQuick
import app.shell.style

/*! Lets the person choose where the picture of their code is written. */
SaveDialog {
    title: qsTr("Save your code")
    kind: "pictures"
    name: "plaza-code.png"
    defaultSuffix: "png"
    nameFilters: [qsTr("Picture") + " (*.png)", qsTr("Drawing, sharp at any size") + " (*.svg)"]
}
