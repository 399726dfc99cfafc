pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! A cell for every item, in as many columns as fit. */
Node {
    id: root

    property int columnsMin: 2
    property string cellWidth: "medium"
    property bool hasEnd: false
    property bool scrolls: true
    /*! Whether only the cells near to be seen are there. */
    property bool windowed: false
    readonly property Item strip: rows
    /*! How many cells there are. */
    property int count: 0
    readonly property real gap: Theme.gap
    readonly property int columns: Math.max(1, columnsMin, Math.floor((width + gap) / (Tokens.cell(cellWidth) + gap)))
    readonly property real cell: Math.floor((width - (columns - 1) * gap) / columns)

    implicitWidth: columnsMin * (Tokens.cell(cellWidth) + gap) - gap
    implicitHeight: scrolls ? Math.min(160, view.extent) : view.extent
    container: body
    Accessible.role: Accessible.List
    Accessible.name: label
    Accessible.ignored: windowed

    Scroller {
        id: view

        anchors.fill: parent
        anchors.rightMargin: root.scrolls ? -root.page.gutter : 0
        interactive: root.scrolls
        extent: root.windowed ? rows.implicitHeight : body.implicitHeight

        GridLayout {
            id: body

            readonly property int used: Math.max(1, Math.min(root.columns, root.count))

            anchors.left: parent.left
            columns: used
            width: used * (root.cell + root.gap) - root.gap
            columnSpacing: root.gap
            rowSpacing: root.gap
            uniformCellWidths: true
        }

        Strip {
            id: rows

            anchors.left: parent.left
            visible: root.windowed
            width: root.width
            columns: root.columns
            cell: root.cell
            gap: root.gap
            accent: root.page.accent
            label: root.label
            watched: body.implicitHeight
        }
    }
}
