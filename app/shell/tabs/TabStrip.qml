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

    /*! What each tab may take so that all are seen; below the least they scroll. */
    readonly property real pillWidthMax: pills.width / Math.max(1, pills.count - 1) - pills.spacing
    readonly property int pillWidthMin: 124

    implicitHeight: 46
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Tabs")

    // Beside the others, not among them: it stays in sight however many there are.
    TabPill {
        id: first

        x: 6
        y: 5
        tabs: root.tabs
        index: 0
        kind: "home"
        tabId: "home"
        view: null
        title: root.home.title
        iconName: root.home.icon
    }
    ListView {
        id: pills

        anchors.left: first.right
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.rightMargin: 6
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
            onWheel: event => pills.contentX = Math.max(0, Math.min(pills.contentWidth - pills.width, pills.contentX - event.angleDelta.y))
        }

        delegate: TabPill {
            tabs: root.tabs
            visible: !isHome
            width: isHome ? 0 : implicitWidth
            widthMax: Math.max(root.pillWidthMin, root.pillWidthMax)
        }
    }

    Shortcut {
        sequences: [StandardKey.Close]
        onActivated: root.tabs.closeCurrent()
    }
    Shortcut {
        sequence: "Ctrl+Tab"
        onActivated: root.tabs.step(1)
    }
    Shortcut {
        sequence: "Ctrl+Shift+Tab"
        onActivated: root.tabs.step(-1)
    }
}
