pragma ComponentBehavior: Bound
import QtQuick

/*!
    What a control keeps of what the person sets. It shows at once; the mini-app hears of it by number, and what the
    control shows is the mini-app's again when it has answered the last one: one that refuses sets it back.
*/
Node {
    id: root

    /*! How often the person has set it. */
    property real seq: 0
    /*! The last of those that the mini-app has answered. */
    property real baseSeq: 0
    /*! The person has it in hand: nothing moves it meanwhile. */
    property bool isHeld: false
    property bool hasChange: false
    property bool isEnabled: true
    /*! Whether the person's own value is shown, not the mini-app's. */
    readonly property bool isOwn: isHeld || seq > baseSeq
    readonly property bool canBeSet: isEnabled && hasChange
    readonly property string accent: page.accent

    opacity: isEnabled ? 1 : 0.45
}
