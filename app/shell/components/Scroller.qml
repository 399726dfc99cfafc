pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Scrolls its content when there is too little room, and follows the keyboard's focus. */
Flickable {
    id: root

    acceptedButtons: Qt.NoButton
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    contentWidth: width
    clip: interactive

    function reveal(item: Item): void {
        let at = item;
        while (at && at !== contentItem)
            at = at.parent;
        if (!at || !interactive)
            return;
        const top = item.mapToItem(contentItem, 0, 0).y;
        if (top < contentY)
            contentY = Math.max(0, top - Theme.gapSmall);
        else if (top + item.height > contentY + height)
            contentY = Math.max(0, Math.min(top - Theme.gapSmall, top + item.height + Theme.gapSmall - height));
    }

    Connections {
        target: root.interactive ? root.Window.window : null
        function onActiveFocusItemChanged(): void {
            if (root.Window.activeFocusItem)
                root.reveal(root.Window.activeFocusItem);
        }
    }

    T.ScrollBar.vertical: ScrollLine {
        enabled: root.interactive
        policy: root.interactive ? T.ScrollBar.AsNeeded : T.ScrollBar.AlwaysOff
    }
}
