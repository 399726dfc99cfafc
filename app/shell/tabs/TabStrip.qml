pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The tabs as pills; all but the first can be closed, and scroll where there is no room for them. */
Item {
    id: root

    required property TabsModel tabs
    /*! What the first tab is called, as `{title, icon}`: it shows the section's selection. */
    property var home: ({
            "title": "",
            "icon": "message-circle"
        })

    /*! How wide all tabs but the first may be together without the list of all. Not what is left beside that list: its coming would narrow the tabs until it
        went, and its going widen them until it came, without end. */
    readonly property real room: width - first.width - 12
    /*! What each tab may take so that all are seen; below the least they scroll. */
    readonly property real pillWidthMax: (room - tabs.pinnedCount * 42) / Math.max(1, pills.count - 1 - tabs.pinnedCount) - pills.spacing
    readonly property int pillWidthMin: 124
    /*! Not all can be seen at once. */
    readonly property bool isCrowded: pills.contentWidth > room

    implicitHeight: 46
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Tabs")

    // Beside the others, not among them: it stays in sight however many there are.
    TabPill {
        id: first

        anchors.left: parent.left
        anchors.leftMargin: 6
        y: 5
        tabs: root.tabs
        index: 0
        kind: "home"
        tabId: "home"
        view: null
        isPinned: false
        isMarked: false
        place: "strip"
        title: root.home.title
        iconName: root.home.icon
    }
    ListView {
        id: pills

        anchors.left: first.right
        anchors.right: all.visible ? all.left : parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.rightMargin: all.visible ? 0 : 6
        anchors.topMargin: 5
        anchors.bottomMargin: 5
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        spacing: 2
        clip: true
        currentIndex: root.tabs.current > 0 ? root.tabs.current : -1
        highlightMoveDuration: Theme.quick
        model: root.tabs

        // A mouse has one wheel: it scrolls the tabs sideways.
        WheelHandler {
            target: null
            onWheel: event => root.scroll(root.LayoutMirroring.enabled ? event.angleDelta.y : -event.angleDelta.y)
        }

        delegate: TabPill {
            id: pill

            tabs: root.tabs
            visible: !isHome && place === "strip"
            width: visible ? implicitWidth : 0
            widthMax: Math.max(root.pillWidthMin, root.pillWidthMax)
            isCut: root.LayoutMirroring.enabled ? x + width > pills.contentX + pills.width + 1 : x < pills.contentX - 1
            onDragged: place => root.drag(pill, place)
            onDropped: place => root.drop(pill, place)
            onMenuWanted: root.openMenu(pill)
        }
    }
    // What is out of sight goes on there, rather than ending in the middle of a word.
    Edge {
        anchors.left: pills.left
        visible: !pills.atXBeginning
    }
    Edge {
        anchors.right: pills.right
        rotation: 180
        visible: !pills.atXEnd
    }
    IconButton {
        id: all

        objectName: "tabsAll"
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        visible: root.isCrowded
        iconName: "chevron-down"
        name: qsTr("All tabs")
        command: "tabs.all"
        onClicked: root.openAll()
    }

    component Edge: Rectangle {
        objectName: "tabsEdge"
        // Left is left, whichever way one reads: it is a matter of what has been scrolled away there.
        LayoutMirroring.enabled: false
        anchors.top: pills.top
        anchors.bottom: pills.bottom
        width: 28

        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop {
                position: 0
                color: Theme.content
            }
            GradientStop {
                position: 1
                color: Qt.alpha(Theme.content, 0)
            }
        }
    }

    // Most people never open them.
    Loader {
        id: menu

        active: false
        sourceComponent: TabMenu {
            parent: root
            tabs: root.tabs
        }
    }
    Loader {
        id: allTabs

        active: false
        sourceComponent: AllTabs {
            parent: root
            x: root.LayoutMirroring.enabled ? 6 : root.width - width * Theme.zoom - 6
            y: root.height - 4
            tabs: root.tabs
            home: root.home
        }
    }

    function scroll(by: real): void {
        const first = pills.originX;
        pills.contentX = Math.max(first, Math.min(first + pills.contentWidth - pills.width, pills.contentX + by));
    }

    /*! Let `pill` take the place of the one that the pointer is over, once it fits under the pointer there. */
    function drag(pill: TabPill, scene: point): void {
        const x = pills.contentItem.mapFromItem(null, scene.x, scene.y).x;
        const at = pills.indexAt(x, pills.height / 2);
        const other = at < 1 || at === pill.index ? null : pills.itemAtIndex(at);
        if (!other)
            return;
        // Later ones stand further right, or further left where lines begin on the right.
        if ((at > pill.index) !== root.LayoutMirroring.enabled ? x > other.x + other.width - pill.width : x < other.x + pill.width)
            root.tabs.move(pill.tabId, at);
    }

    /*! What is let go well below the strip is wanted in a window of its own. */
    function drop(pill: TabPill, scene: point): void {
        if (pill.kind === "miniapp" && root.mapFromItem(null, scene.x, scene.y).y > 2 * root.height)
            root.tabs.put(pill.tabId, "window");
    }

    function openMenu(pill: TabPill): void {
        menu.active = true;
        (menu.item as TabMenu).openAt(pill);
    }

    function openAll(): void {
        allTabs.active = true;
        (allTabs.item as AllTabs).open();
    }

    Hotkey {
        command: "tabs.close"
        onActivated: root.tabs.closeCurrent()
    }
    Hotkey {
        command: "tabs.recent"
        onActivated: root.tabs.switcher.advance(1)
    }
    Hotkey {
        command: "tabs.recentBack"
        onActivated: root.tabs.switcher.advance(-1)
    }
    Hotkey {
        command: "tabs.left"
        onActivated: root.tabs.step(root.LayoutMirroring.enabled ? 1 : -1)
    }
    Hotkey {
        command: "tabs.right"
        onActivated: root.tabs.step(root.LayoutMirroring.enabled ? -1 : 1)
    }
    Hotkey {
        command: "tabs.moveLeft"
        onActivated: root.tabs.moveCurrent(root.LayoutMirroring.enabled ? 1 : -1)
    }
    Hotkey {
        command: "tabs.moveRight"
        onActivated: root.tabs.moveCurrent(root.LayoutMirroring.enabled ? -1 : 1)
    }
    Hotkey {
        command: "tabs.reopen"
        onActivated: root.tabs.reopening.reopen()
    }
    Hotkey {
        command: "tabs.beside"
        onActivated: root.tabs.putSeen("beside")
    }
    Hotkey {
        command: "tabs.tear"
        onActivated: root.tabs.putSeen("window")
    }
    Hotkey {
        command: "tabs.all"
        onActivated: root.openAll()
    }
    Instantiator {
        model: Shortcuts.keys("tabs.number")

        delegate: Hotkey {
            required property int index

            command: "tabs.number"
            sequences: [Shortcuts.keys(command)[index]]
            onActivated: root.tabs.selectNumber(index + 1)
        }
    }
}
