pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Cells of any height, in as many columns as fit. */
Node {
    id: root

    property string cellWidth: "medium"
    property bool hasEnd: false
    property bool scrolls: true
    property bool windowed: true
    readonly property Item strip: rows
    readonly property real gap: Theme.gap
    readonly property int columns: Math.max(2, Math.floor((width + gap) / (Tokens.cell(cellWidth) + gap)))

    implicitWidth: 2 * (Tokens.cell(cellWidth) + gap) - gap
    implicitHeight: scrolls ? Math.min(160, view.extent) : view.extent
    container: rows

    Scroller {
        id: view

        anchors.fill: parent
        anchors.rightMargin: root.scrolls ? -root.page.gutter : 0
        interactive: root.scrolls
        extent: rows.implicitHeight

        Strip {
            id: rows

            anchors.left: parent.left
            width: root.width
            columns: root.columns
            cell: Math.floor((width - (columns - 1) * gap) / columns)
            gap: root.gap
            accent: root.page.accent
            label: root.label
        }
    }
}
