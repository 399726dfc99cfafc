pragma ComponentBehavior: Bound
import QtQuick

/*! What all choices of one among several options share: which is chosen, and how keys go from one to the next. */
SetNode {
    id: root

    /*! Objects with `value`, `text`, `icon` and `is_enabled`. */
    property var options: []
    property string value: ""
    /*! What the person has chosen. */
    property string ownValue: ""
    readonly property string shownValue: isOwn ? ownValue : value
    /*! The number of the option that is chosen; -1 for none. */
    readonly property int chosen: indexOf(shownValue)
    /*! The number of the option that Tab reaches. */
    readonly property int stop: chosen >= 0 && options[chosen].is_enabled ? chosen : after(-1, 1)

    function indexOf(wanted: string): int {
        for (let at = 0; at < options.length; at++) {
            if (options[at].value === wanted)
                return at;
        }
        return -1;
    }

    /*! The next option after `at` that can be chosen, `by` one or minus one, around the ends; -1 if there is none. */
    function after(at: int, by: int): int {
        const count = options.length;
        for (let step = 1; step <= count; step++) {
            const next = ((at + by * step) % count + count) % count;
            if (options[next].is_enabled)
                return next;
        }
        return -1;
    }

    function choose(at: int): void {
        if (at < 0 || at >= options.length || at === chosen || !canBeSet || !options[at].is_enabled)
            return;
        ownValue = options[at].value;
        seq += 1;
        page.setText(nodeId, seq, ownValue);
    }

    /*! Where `key` leads from the option `at`; -1 if it leads nowhere. */
    function led(key: int, at: int): int {
        if (key === Qt.Key_Down || key === (LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right))
            return after(at, 1);
        if (key === Qt.Key_Up || key === (LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left))
            return after(at, -1);
        if (key === Qt.Key_Home)
            return after(-1, 1);
        return key === Qt.Key_End ? after(options.length, -1) : -1;
    }
}
