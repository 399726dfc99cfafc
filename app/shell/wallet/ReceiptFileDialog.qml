import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose where a receipt is written. Loaded when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    id: root

    function openFor(name: string): void {
        selectedFile = currentFolder + "/" + name;
        open();
    }

    title: qsTr("Save the receipt")
    fileMode: FileDialog.SaveFile
    defaultSuffix: "json"
    nameFilters: [qsTr("Receipt") + " (*.json)"]
}
