pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A thin line between what does not belong together. */
Node {
    implicitWidth: 1
    implicitHeight: 1
    Accessible.role: Accessible.Separator
    Accessible.name: label
    Accessible.ignored: label === ""

    Rectangle {
        anchors.fill: parent
        color: Theme.line
    }
}
