import QtQuick
import QtQuick.Templates as T

/*! A list to choose from: Tab reaches it, Up and Down go through it, Return and Space press the row. */
ListView {
    id: root

    /*! Whether the keyboard moved last, so that the row reached is ringed. */
    property bool isByKey: false

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    acceptedButtons: Qt.NoButton
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightFollowsCurrentItem: true
    highlightMoveDuration: 0
    currentIndex: 0
    cacheBuffer: 300
    reuseItems: true
    T.ScrollBar.vertical: ScrollLine {}
    onActiveFocusChanged: isByKey = activeFocus
    Keys.onPressed: event => {
        const row = currentItem as T.AbstractButton;
        if (row && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)) {
            row.click();
            event.accepted = true;
        }
    }
    Accessible.role: Accessible.List
}
