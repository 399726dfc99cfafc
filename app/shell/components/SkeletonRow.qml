pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Stands in for a row that is seen and not there yet. */
Rectangle {
    id: root

    objectName: "skeletonRow"
    radius: Theme.radius
    color: Theme.field
    Accessible.ignored: true
}
