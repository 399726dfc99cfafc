pragma ComponentBehavior: Bound
import QtQuick

/*!
    The place over a page's content, and over nothing else: the page's own stage ends where the shell's head begins.
    Of each kind the last one opened is seen; the front one has the keyboard.
*/
Item {
    id: root

    /*! The page's view: whatever of the keyboard's focus is not in it is not the page's to take. */
    required property Item view
    /*! What is open, from the back to the front: `{over, kind}`. */
    property var open: []
    readonly property bool isCovering: open.length > 0
    /*! What had the focus before the first one opened. */
    property Item back: null

    /*! A menu's action was chosen. */
    signal chosen

    function lay(over: Item, kind: string): void {
        if (open.some(each => each.over === over))
            return;
        if (!isCovering)
            back = Window.activeFocusItem;
        open = [...open,
            {
                "over": over,
                "kind": kind
            }
        ];
        Qt.callLater(root.settle);
    }

    function lift(over: Item): void {
        if (!open.some(each => each.over === over))
            return;
        open = open.filter(each => each.over !== over);
        Qt.callLater(root.settle);
    }

    /*! Whether `over` is the last of its kind. */
    function shows(over: Item, all: var): bool {
        const mine = all.findIndex(each => each.over === over);
        return mine >= 0 && !all.some((each, index) => index > mine && each.kind === all[mine].kind);
    }

    function front(): Item {
        return isCovering ? open[open.length - 1].over : null;
    }

    function isWithin(item: Item, outer: Item): bool {
        for (let at = item; at; at = at.parent) {
            if (at === outer)
                return true;
        }
        return false;
    }

    /*! Give the keyboard to what is in front, but never take it from anything that is not of this page. */
    function settle(): void {
        // One that went with its page's content has told nobody.
        if (open.some(each => each.over?.parent !== root))
            open = open.filter(each => each.over?.parent === root);
        const now = Window.activeFocusItem;
        if (!isWithin(now, view))
            return;
        const over = front();
        if (over) {
            if (!isWithin(now, over))
                over.forceActiveFocus(Qt.PopupFocusReason);
        } else if (back && isWithin(back, view) && back.visible && back.enabled) {
            back.forceActiveFocus(Qt.PopupFocusReason);
        }
    }

    Connections {
        target: root.isCovering ? root.Window.window : null

        // The keyboard went on into what is covered.
        function onActiveFocusItemChanged(): void {
            Qt.callLater(root.settle);
        }
    }
}
