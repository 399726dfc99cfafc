pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! One page: its top node fills it, and it scrolls if even that is too little. */
FocusScope {
    id: root

    required property PageRenderer page
    readonly property Item container: body
    readonly property real foot: Theme.gapLarge

    Accessible.role: Accessible.Pane
    Accessible.ignored: true

    Scroller {
        id: view

        anchors.fill: parent
        interactive: contentHeight > height + 1
        contentHeight: Math.max(height, body.implicitHeight + root.foot)

        ColumnLayout {
            id: body

            x: root.page.gutter
            width: view.width - 2 * root.page.gutter
            height: Math.max(implicitHeight, view.height - root.foot)
            spacing: 0
        }
    }
}
