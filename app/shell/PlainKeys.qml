import QtQuick
import app.shell.style

/*! The keys that need nothing of what the window shows: size, and the end. */
Item {
    id: root

    /*! The person wants the window larger or smaller by so many steps; 0: its usual size. */
    signal zoomWanted(int steps)

    Hotkey {
        command: "window.zoomIn"
        onActivated: root.zoomWanted(1)
    }
    Hotkey {
        command: "window.zoomOut"
        onActivated: root.zoomWanted(-1)
    }
    Hotkey {
        command: "window.zoomReset"
        onActivated: root.zoomWanted(0)
    }
    Hotkey {
        command: "window.quit"
        onActivated: Qt.quit()
    }
}
