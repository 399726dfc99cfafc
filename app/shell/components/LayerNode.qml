pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! What lies over the other children of a stack; the stack puts it where `at` says. */
Node {
    id: root

    property string at: "center"
    property string padding: "small"
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
        height: root.at === "fill" ? root.height - 2 * root.inset : implicitHeight
        spacing: 4
    }
}
