import QtQuick
import QtQuick.Dialogs

/*! Lets the person choose files to open. Whoever needs one loads it when it is first wanted: the dialogs are a module of their own. */
FileDialog {
    id: root

    // The dialog that Qt draws where the system has none takes Ctrl+L and Alt+Up, and gives them back only when it closes: dropped while open, it kept them for ever.
    Component.onDestruction: root.close()
}
