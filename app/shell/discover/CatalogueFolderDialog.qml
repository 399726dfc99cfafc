import QtQuick.Dialogs

/*! Lets the person choose a catalogue's folder. Loaded when it is first wanted: the dialogs are a module of their own. */
FolderDialog {
    title: qsTr("Choose a catalogue's folder")
}
