pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.discover
import app.shell.style

/*! What can be done with a mini-app at hand. */
T.Popup {
    id: root

    required property PanelViewModel panel
    /*! The place of its mini-app among the others is the person's to choose. */
    property bool isMovable: false
    property string miniappId: ""
    readonly property bool isPinned: panel.pinned.includes(miniappId)

    /*! The person wants to use it, or to know more of it. */
    signal openWanted(miniappId: string)
    signal aboutWanted(miniappId: string)

    /*! Open below a tile. */
    function openAt(tile: PanelTile): void {
        miniappId = tile.miniappId;
        const place = tile.mapToItem(parent, 0, tile.height);
        const start = tile.LayoutMirroring.enabled ? place.x + tile.width - width : place.x;
        x = Math.max(4, Math.min(start, parent.width - width - 4));
        y = place.y;
        open();
    }

    function finish(work: var): void {
        close();
        work();
    }

    objectName: "panelMenu"
    width: 250
    height: lines.implicitHeight + 12
    padding: 6
    margins: 4
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Menu")
    }
    contentItem: Column {
        id: lines

        MenuLine {
            objectName: "panelMenuOpen"
            focus: true
            iconName: "arrow-up-right"
            text: qsTr("Open")
            onClicked: root.finish(() => root.openWanted(root.miniappId))
        }
        MenuLine {
            objectName: "panelMenuAbout"
            iconName: "info"
            text: qsTr("About")
            onClicked: root.finish(() => root.aboutWanted(root.miniappId))
        }
        MenuLine {
            objectName: "panelMenuPin"
            iconName: root.isPinned ? "pin-off" : "pin"
            text: root.isPinned ? qsTr("Unpin") : qsTr("Pin")
            onClicked: root.finish(() => root.panel.pin(root.miniappId, !root.isPinned))
        }
        MenuLine {
            objectName: "panelMenuEarlier"
            visible: root.isMovable
            iconName: "arrow-up"
            text: qsTr("Move forward")
            onClicked: root.finish(() => root.panel.move(root.miniappId, -1))
        }
        MenuLine {
            objectName: "panelMenuLater"
            visible: root.isMovable
            iconName: "arrow-down"
            text: qsTr("Move back")
            onClicked: root.finish(() => root.panel.move(root.miniappId, 1))
        }
    }
}
