pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What opens at a field, over its page. Made when it opens; Esc, Tab and a click beside it close it. */
Over {
    id: root

    /*! What it opens at. */
    required property Item field
    /*! What is in it; its implicit height is how high it would like to be. */
    required property Item body
    property real wantedWidth: field.width

    kind: "menu"
    isOpen: true
    isDim: false
    Keys.onTabPressed: dismissed()
    Keys.onBacktabPressed: dismissed()
    onActiveFocusChanged: {
        if (activeFocus && !overlay.isWithin(Window.activeFocusItem, body))
            body.forceActiveFocus(Qt.PopupFocusReason);
    }

    Ground {
        id: panel

        readonly property real edge: Theme.gapSmall
        readonly property real padding: 6
        /*! Where the field is; asked for again when the page changes its size. */
        readonly property point from: {
            root.width;
            root.height;
            return root.visible ? root.field.mapToItem(root, 0, 0) : Qt.point(0, 0);
        }
        readonly property real wantedHeight: root.body.implicitHeight + 2 * padding
        readonly property real below: root.height - from.y - root.field.height - Theme.gapTiny - edge
        readonly property real above: from.y - Theme.gapTiny - edge
        readonly property bool isBelow: wantedHeight <= below || below >= above
        readonly property real start: root.LayoutMirroring.enabled ? from.x + root.field.width - width : from.x

        objectName: "popover"
        x: Math.max(edge, Math.min(root.width - width - edge, start))
        y: isBelow ? from.y + root.field.height + Theme.gapTiny : from.y - Theme.gapTiny - height
        width: Math.min(root.wantedWidth, root.width - 2 * edge)
        height: Math.max(0, Math.min(wantedHeight, isBelow ? below : above))
        radius: Theme.radius
        opacity: root.come

        Item {
            id: inside

            anchors.fill: parent
            anchors.margins: panel.padding
            children: [root.body]
        }
    }

    Binding {
        target: root.body
        property: "width"
        value: inside.width
    }
    Binding {
        target: root.body
        property: "height"
        value: inside.height
    }
}
