pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! A row for every item, from top to bottom. */
Node {
    id: root

    property string gap: "small"
    property bool scrolls: true

    implicitWidth: body.implicitWidth
    implicitHeight: scrolls ? Math.min(160, view.contentHeight) : view.contentHeight
    container: body
    Accessible.role: Accessible.List
    Accessible.name: label

    Scroller {
        id: view

        anchors.fill: parent
        anchors.rightMargin: root.scrolls ? -root.page.gutter : 0
        interactive: root.scrolls
        contentHeight: body.implicitHeight

        ColumnLayout {
            id: body

            width: root.width
            spacing: Tokens.gap(root.gap)
        }
    }
}
