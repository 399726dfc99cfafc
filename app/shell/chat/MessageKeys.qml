import QtQuick
import app.shell.chat

/*! Goes through the messages of a list by the keyboard: one at a time, or through a long one in pieces. */
QtObject {
    id: root

    required property ListView list
    /*! Whether the message reached is shown to be: not to who has clicked on a button in another. */
    property bool isShown: false

    /*! The list has the keyboard now, or has lost it: for itself, or for a button in one of its messages. */
    function change(hasKeyboard: bool): void {
        const holder = list.Window.activeFocusItem;
        if (hasKeyboard && (holder === list || holder === list.currentItem))
            begin();
        else
            isShown = false;
    }

    /*! Reach the lowest message in sight, unless the one reached is in sight. */
    function begin(): void {
        isShown = true;
        const reached = item();
        if (reached === null || reached.y + reached.height < list.contentY || reached.y > list.contentY + list.height)
            reach(list.indexAt(list.width / 2, list.contentY + list.height - 24));
    }

    /*! Go to the next older message, or the next newer one. */
    function step(isOlder: bool): void {
        const reached = item();
        if (reached === null || !isShown) {
            begin();
            return;
        }
        const above = list.contentY - reached.y;
        const below = reached.y + reached.height - list.contentY - list.height;
        if (isOlder ? above > 1 : below > 1)
            list.contentY += isOlder ? -Math.min(above, list.height * 0.7) : Math.min(below, list.height * 0.7);
        else
            reach(list.currentIndex + (isOlder ? 1 : -1));
    }

    /*! Show what can be done with the message reached. */
    function openMenu(): void {
        item()?.openMenu(Qt.point(16, 16));
    }

    function item(): MessageItem {
        return list.currentItem as MessageItem;
    }

    function reach(at: int): void {
        if (at < 0 || at >= list.count)
            return;
        list.positionViewAtIndex(at, ListView.Contain);
        list.currentIndex = at;
    }
}
