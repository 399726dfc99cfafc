import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose pictures. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    property bool isSingle: false

    title: isSingle ? qsTr("Choose a picture") : qsTr("Choose pictures")
    fileMode: isSingle ? FileDialog.OpenFile : FileDialog.OpenFiles
    nameFilters: [qsTr("Pictures") + " (*.png *.jpg *.jpeg *.webp)", qsTr("All files") + " (*)"]
}
