pragma ComponentBehavior: Bound
import QtQuick

/*! Empty space. */
Node {
    property string size: "medium"

    implicitWidth: Tokens.gap(size)
    implicitHeight: Tokens.gap(size)
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""
}
