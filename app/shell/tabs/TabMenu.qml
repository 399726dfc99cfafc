pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be done with one tab. */
T.Popup {
    id: root

    required property TabsModel tabs
    property string tabId: ""
    property bool isPinned: false
    property bool isMiniApp: false

    /*! Open below a tab's pill, within the window. */
    function openAt(pill: TabPill): void {
        tabId = pill.tabId;
        isPinned = pill.isPinned;
        isMiniApp = pill.kind === "miniapp";
        const place = pill.mapToItem(parent, 0, pill.height + 4);
        const start = pill.LayoutMirroring.enabled ? place.x + pill.width - width : place.x;
        x = Math.max(4, Math.min(start, parent.width - width - 4));
        y = place.y;
        open();
    }

    function finish(work: var): void {
        close();
        work();
    }

    objectName: "tabMenu"
    width: 290
    height: lines.implicitHeight + 12
    padding: 6
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
            objectName: "tabMenuPin"
            focus: true
            iconName: root.isPinned ? "pin-off" : "pin"
            text: root.isPinned ? qsTr("Unpin") : qsTr("Pin")
            onClicked: root.finish(() => root.tabs.pin(root.tabId, !root.isPinned))
        }
        MenuLine {
            objectName: "tabMenuBeside"
            visible: root.isMiniApp
            enabled: root.tabs.hasRoom
            iconName: "columns-2"
            text: qsTr("Beside the chat")
            command: "tabs.beside"
            onClicked: root.finish(() => root.tabs.put(root.tabId, "beside"))
        }
        MenuLine {
            objectName: "tabMenuWindow"
            visible: root.isMiniApp
            iconName: "picture-in-picture-2"
            text: qsTr("In a window of its own")
            command: "tabs.tear"
            onClicked: root.finish(() => root.tabs.put(root.tabId, "window"))
        }
        MenuLine {
            objectName: "tabMenuClose"
            iconName: "x"
            text: qsTr("Close")
            command: "tabs.close"
            onClicked: root.finish(() => root.tabs.close(root.tabId))
        }
        MenuLine {
            objectName: "tabMenuOthers"
            iconName: "circle-x"
            text: qsTr("Close the others")
            onClicked: root.finish(() => root.tabs.closeOthers(root.tabId))
        }
        MenuLine {
            objectName: "tabMenuReopen"
            enabled: root.tabs.reopening.canReopen
            iconName: "rotate-ccw"
            text: qsTr("Reopen closed tab")
            command: "tabs.reopen"
            onClicked: root.finish(() => root.tabs.reopening.reopen())
        }
    }
}
