import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose a catalogue's folder. Loaded when it is first wanted: the dialogs are a module of their own. */
FolderDialog {
    id: root

    title: qsTr("Choose a catalogue's folder")
    // As in OpenDialog.
    Component.onDestruction: root.close()
}
