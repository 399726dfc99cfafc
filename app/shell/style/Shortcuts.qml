pragma Singleton
import QtQuick
import app.shell.style

/*! The one table of shortcuts, as QML asks it. */
QtObject {
    id: root

    readonly property ShortcutTable table: ShortcutTable {}

    /*! The keys of a command on this system. */
    function keys(command: string): var {
        return root.table.keys(command);
    }

    /*! The keys of a command as they are told to the person. */
    function told(command: string): string {
        return root.table.told(command);
    }

    /*! All of them as the cheat sheet shows them: a list of `{title, lines}`, each line `{command, words, keys}`. */
    function groups(): var {
        return root.table.groups();
    }

    /*! What a command does. */
    function words(command: string): string {
        return root.table.words(command);
    }
}
