import QtQuick
import app.shell.style

/*! The border between the chat and what is beside it: drawn with the mouse, moved with the arrow keys. */
Item {
    id: root

    /*! It is wanted further towards where lines begin by this much: what stands after it gets wider. */
    signal moved(by: real)
    /*! It stays where it is. */
    signal letGo

    objectName: "splitter"
    width: 9
    activeFocusOnTab: true
    Accessible.role: Accessible.Splitter
    Accessible.name: qsTr("Border between the chat and the mini-app")
    Keys.onLeftPressed: step(LayoutMirroring.enabled ? -24 : 24)
    Keys.onRightPressed: step(LayoutMirroring.enabled ? 24 : -24)

    function step(by: real): void {
        moved(by);
        letGo();
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.activeFocus || drag.active || hover.hovered ? 3 : 1
        height: parent.height
        color: root.activeFocus || drag.active ? Theme.accent : hover.hovered ? Theme.lineStrong : Theme.line
    }
    HoverHandler {
        id: hover

        cursorShape: Qt.SplitHCursor
    }
    DragHandler {
        id: drag

        property real last: 0

        target: null
        yAxis.enabled: false
        onActiveChanged: {
            last = 0;
            if (!active)
                root.letGo();
        }
        onActiveTranslationChanged: {
            const by = activeTranslation.x / Theme.zoom - last;
            if (active && Math.abs(by) >= 1) {
                last += by;
                root.moved(root.LayoutMirroring.enabled ? by : -by);
            }
        }
    }
}
