import QtQuick
import QtQuick.Dialogs
import app.shell.style

/*! Lets the person choose what to send. Loaded when it is first wanted: the dialogs are a module of their own. */
OpenDialog {
    /*! Whether pictures are wanted; else files of any type. */
    property bool isForPictures: false

    title: isForPictures ? qsTr("Choose pictures") : qsTr("Choose files")
    fileMode: FileDialog.OpenFiles
    nameFilters: isForPictures ? [qsTr("Pictures") + " (*.png *.jpg *.jpeg *.webp)"] : [qsTr("All files") + " (*)"]
}
