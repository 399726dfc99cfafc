pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! An icon of the Lucide set. */
Node {
    id: root

    property string name: ""
    property string size: "medium"
    property string tone: "normal"
    readonly property real side: size === "small" ? 16 : size === "large" ? 32 : 20

    implicitWidth: side
    implicitHeight: side
    Accessible.role: Accessible.Graphic
    Accessible.name: label
    Accessible.ignored: label === ""

    IconImage {
        anchors.centerIn: parent
        name: root.name
        size: root.side
        color: Tokens.tone(root.tone, root.page)
    }
}
