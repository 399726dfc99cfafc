pragma ComponentBehavior: Bound
import QtQuick

/*! Children side by side, going on in the next line where the line is full. */
Node {
    id: root

    property string gap: "small"

    implicitWidth: body.implicitWidth
    implicitHeight: body.implicitHeight
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    Flow {
        id: body

        width: root.width
        spacing: Tokens.gap(root.gap)
    }
}
