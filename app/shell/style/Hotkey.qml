import QtQuick

/*! The keys of one command of the table; no other kind of shortcut is used. */
Shortcut {
    id: root

    required property string command

    sequences: Shortcuts.keys(command)
}
