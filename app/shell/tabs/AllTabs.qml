pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! All tabs as a list: for when they are too many to be seen side by side. */
T.Popup {
    id: root

    required property TabsModel tabs
    /*! What the first tab is called, as `{title, icon}`. */
    required property var home

    objectName: "allTabs"
    width: 280
    height: Math.min(list.contentHeight, 420) + 12
    padding: 6
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: list.currentIndex = root.tabs.current
    onOpened: list.forceActiveFocus()

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("All tabs")
    }
    contentItem: ListView {
        id: list

        clip: true
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationWraps: true
        model: root.tabs
        Keys.onReturnPressed: (currentItem as TabLine).click()
        Keys.onEnterPressed: (currentItem as TabLine).click()

        delegate: TabLine {
            home: root.home
            isCurrent: ListView.isCurrentItem
            width: ListView.view.width
            onClicked: {
                const tabId = this.tabId;
                root.close();
                root.tabs.select(tabId);
            }
        }
    }
}
