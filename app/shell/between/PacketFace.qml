import QtQuick
import QtQuick.Shapes
import app.shell.style

/*! The front of a red packet, drawn: a flap with a curved edge over a pocket. What it says lies on top of it. */
Item {
    id: root

    /*! How far down the flap reaches in its middle, and how much less at its sides. */
    property real flapHeight: height * 0.72
    property real bend: 34
    property real corner: 16

    Rectangle {
        anchors.fill: parent
        radius: root.corner
        color: Theme.packetDeep
    }
    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: Theme.packetGold
            strokeWidth: 1
            fillColor: Theme.packet
            startX: root.corner
            startY: 0.5

            PathLine {
                x: root.width - root.corner
                y: 0.5
            }
            PathArc {
                x: root.width - 0.5
                y: root.corner
                radiusX: root.corner
                radiusY: root.corner
            }
            PathLine {
                x: root.width - 0.5
                y: root.flapHeight - root.bend
            }
            PathQuad {
                x: 0.5
                y: root.flapHeight - root.bend
                controlX: root.width / 2
                controlY: root.flapHeight + root.bend
            }
            PathLine {
                x: 0.5
                y: root.corner
            }
            PathArc {
                x: root.corner
                y: 0.5
                radiusX: root.corner
                radiusY: root.corner
            }
        }
    }
}
