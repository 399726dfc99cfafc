pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! One page: its top node fills it, and it scrolls if even that is too little. */
FocusScope {
    id: root

    required property PageRenderer page
    readonly property Item container: body
    readonly property Item overlay: over
    readonly property real foot: Theme.gapLarge
    readonly property QtObject shownIn: Window.window
    readonly property bool isPointedAt: pointer.hovered
    readonly property point pointedAt: pointer.point.position

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    width: parent ? parent.width : 0
    height: parent ? parent.height : 0
    opacity: visible ? 1 : 0

    HoverHandler {
        id: pointer
    }

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.isStill ? 0 : Theme.normal
        }
    }

    Scroller {
        id: view

        anchors.fill: parent
        interactive: extent > height + 1
        extent: Math.max(height, body.implicitHeight + root.foot)

        ColumnLayout {
            id: body

            x: root.page.gutter
            width: view.width - 2 * root.page.gutter
            height: Math.max(implicitHeight, view.height - root.foot)
            spacing: 0
        }
    }

    Overlay {
        id: over

        anchors.fill: parent
        view: root
    }
}
