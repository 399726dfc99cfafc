pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The tabs in the order they were seen, over the window, while the key that goes through them is held. */
FocusScope {
    id: root

    required property TabSwitcher switcher
    /*! What the first tab is called, as `{title, icon}`. */
    required property var home

    /*! The list is gone, and so is what had the keyboard. */
    signal keyboardLost

    objectName: "tabSwitcher"
    visible: switcher.isOpen
    onVisibleChanged: {
        if (visible)
            forceActiveFocus();
        else
            keyboardLost();
    }
    Keys.onReleased: event => {
        if (event.key === Qt.Key_Control || event.key === Qt.Key_Meta)
            switcher.settle();
    }
    Keys.onEscapePressed: switcher.cancel()
    Keys.onReturnPressed: switcher.settle()
    Keys.onDownPressed: switcher.advance(1)
    Keys.onUpPressed: switcher.advance(-1)
    Window.onActiveChanged: switcher?.cancel()

    // A key that is tapped flashes no list: it is seen once the key is held.
    Timer {
        id: held

        running: root.visible
        interval: 150
        onRunningChanged: {
            if (running)
                card.opacity = 0;
        }
        onTriggered: card.opacity = 1
    }
    MouseArea {
        anchors.fill: parent
        onClicked: root.switcher.cancel()
    }
    Rectangle {
        id: card

        anchors.centerIn: parent
        width: Math.min(340, root.width - 40)
        height: Math.min(list.contentHeight + 16, root.height - 80)
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.lineStrong
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Tabs, the one seen last first")

        ListView {
            id: list

            anchors.fill: parent
            anchors.margins: 8
            clip: true
            interactive: false
            model: root.switcher.choices
            currentIndex: root.switcher.index
            highlightMoveDuration: 0

            delegate: TabLine {
                home: root.home
                isCurrent: index === root.switcher.index
                width: ListView.view.width
                onClicked: {
                    root.switcher.advance(index - root.switcher.index);
                    root.switcher.settle();
                }
            }
        }
    }
}
