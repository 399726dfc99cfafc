import QtQuick
import QtQuick.Shapes
import app.shell.style

/*! One bar of a chart: it stands on `foot` around `middle` and grows to `tall`; at least a line of it shows. */
ShapePath {
    id: root

    required property real middle
    required property real foot
    required property real tall
    property real breadth: 16

    strokeWidth: -1

    PathRectangle {
        x: root.middle - root.breadth / 2
        y: root.foot - height
        width: root.breadth
        height: Math.max(2, root.tall)
        topLeftRadius: Math.min(5, height, root.breadth / 2)
        topRightRadius: Math.min(5, height, root.breadth / 2)

        Behavior on height {
            enabled: !Theme.isStill

            NumberAnimation {
                duration: Theme.normal
                easing.type: Easing.OutCubic
            }
        }
    }
}
