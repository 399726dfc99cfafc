import QtQuick
import QtQuick.Templates as T

/*! Scrolls one column of items; they take their width from `parent`. Wheel, touch and keys scroll, a mouse drag does not. */
Flickable {
    id: root

    default property alias body: holder.data
    property int gap: 0
    property int padding: 0

    /*! Scroll down by `distance`, or up if it is negative, no further than there is something. */
    function scrollBy(distance: real) {
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + distance));
    }

    /*! Scroll just far enough to show `item`. */
    function reveal(item: Item) {
        const top = item.mapToItem(holder, 0, 0).y + padding;
        if (top < contentY)
            contentY = Math.max(0, top - 12);
        else if (top + item.height > contentY + height)
            contentY = Math.min(contentHeight - height, top + item.height - height + 12);
    }

    contentWidth: width
    contentHeight: holder.implicitHeight + 2 * padding
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    acceptedButtons: Qt.NoButton
    T.ScrollBar.vertical: ScrollLine {}
    Keys.onUpPressed: scrollBy(-60)
    Keys.onDownPressed: scrollBy(60)
    Keys.onPressed: event => {
        const steps = {
            [Qt.Key_PageUp]: -height * 0.9,
            [Qt.Key_PageDown]: height * 0.9,
            [Qt.Key_Home]: -contentHeight,
            [Qt.Key_End]: contentHeight
        };
        if (event.key in steps) {
            scrollBy(steps[event.key]);
            event.accepted = true;
        }
    }

    Column {
        id: holder

        x: root.padding
        y: root.padding
        width: root.width - 2 * root.padding
        spacing: root.gap
    }
}
