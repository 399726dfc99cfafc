pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Scrolls its content when there is too little room, and follows the keyboard's focus. */
Flickable {
    id: root

    default property alias content: ground.data
    /*! How high the content is. */
    property real extent: 0
    /*! How far the content has moved up without being scrolled: while it moves, for scrolling it would stop it. */
    property real shift: 0

    acceptedButtons: Qt.NoButton
    boundsBehavior: Flickable.StopAtBounds
    flickableDirection: Flickable.VerticalFlick
    contentWidth: width
    contentHeight: extent - shift
    topMargin: shift
    clip: interactive

    function reveal(item: Item): void {
        let at = item;
        while (at && at !== contentItem)
            at = at.parent;
        if (!at || !interactive)
            return;
        const top = item.mapToItem(contentItem, 0, 0).y;
        // Of what is higher than this, a list say, it is enough to see some.
        if (item.height > height && top < contentY + height && top + item.height > contentY)
            return;
        if (top < contentY)
            contentY = Math.max(-shift, top - Theme.gapSmall);
        else if (top + item.height > contentY + height)
            contentY = Math.max(-shift, Math.min(top - Theme.gapSmall, top + item.height + Theme.gapSmall - height));
    }

    onMovingChanged: {
        if (moving || shift === 0)
            return;
        const distance = shift;
        shift = 0;
        contentY += distance;
    }

    Item {
        id: ground

        y: -root.shift
        width: root.width
        height: root.extent
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
