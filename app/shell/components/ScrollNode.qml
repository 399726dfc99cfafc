pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! Children from top to bottom in the space that is left; scrolls when they need more. */
Node {
    id: root

    property string gap: "medium"
    property string padding: "none"
    /*! Whether it scrolls itself; inside another one it is laid out fully. */
    property bool scrolls: true
    property bool hasGrowing: false
    readonly property real inset: Tokens.gap(padding)

    implicitWidth: body.implicitWidth + 2 * inset
    implicitHeight: scrolls ? Math.min(160, view.extent) : view.extent
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    Scroller {
        id: view

        anchors.fill: parent
        anchors.rightMargin: root.scrolls ? -root.page.gutter : 0
        interactive: root.scrolls
        extent: body.height + 2 * root.inset

        ColumnLayout {
            id: body

            anchors.left: parent.left
            anchors.leftMargin: root.inset
            y: root.inset
            width: root.width - 2 * root.inset
            height: root.hasGrowing ? Math.max(implicitHeight, root.height - 2 * root.inset) : implicitHeight
            spacing: Tokens.gap(root.gap)
        }
    }
}
