pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Shows which row of a long list the keyboard is on when nothing in it can have it. */
Rectangle {
    id: root

    objectName: "rowRing"
    z: 1
    radius: Theme.radius
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
    Accessible.ignored: true
}
