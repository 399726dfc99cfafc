pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A film in a window of its own: on the whole screen, or small and above others. Closing it brings it back. */
Window {
    id: root

    /*! "screen" or "window". */
    required property string place
    required property string name
    property alias stage: room.data

    signal placeWanted(place: string)

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    objectName: "filmWindow"
    transientParent: null
    flags: place === "window" ? Qt.Window | Qt.WindowStaysOnTopHint : Qt.Window
    width: 480
    height: 270
    minimumWidth: 240
    minimumHeight: 160
    color: "black"
    title: name
    visibility: place === "screen" ? Window.FullScreen : Window.Windowed
    onClosing: close => {
        close.accepted = false;
        root.placeWanted("page");
    }

    Item {
        id: room

        width: root.width / Theme.zoom
        height: root.height / Theme.zoom
        scale: Theme.zoom
        transformOrigin: Item.TopLeft
    }
}
