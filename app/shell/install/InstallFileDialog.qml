import QtQuick
import app.shell.style

/*! Lets the person choose a mini-app to install. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    title: qsTr("Choose a mini-app")
    nameFilters: [qsTr("Mini-apps") + " (*.ma)", qsTr("All files") + " (*)"]
}
