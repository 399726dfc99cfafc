pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! Children from top to bottom. */
Node {
    id: root

    property string gap: "medium"
    property string align: "stretch"
    property string padding: "none"
    property bool hasGrowing: false
    readonly property real inset: Tokens.gap(padding)

    implicitWidth: body.implicitWidth + 2 * inset
    implicitHeight: body.implicitHeight + 2 * inset
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    ColumnLayout {
        id: body

        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        height: root.hasGrowing ? root.height - 2 * root.inset : implicitHeight
        spacing: Tokens.gap(root.gap)
    }
}
