pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Grey shapes where something is about to be. They stand still: what moves here would be the loudest on the page. */
Node {
    id: root

    property string shape: "lines"
    property int lines: 3
    readonly property bool hasPicture: shape !== "lines"
    readonly property int count: shape === "picture" ? 0 : shape === "card" ? 2 : lines
    readonly property real inset: shape === "card" ? Theme.gap : 0

    widthMax: hasPicture ? 440 : Number.POSITIVE_INFINITY
    implicitWidth: hasPicture ? 176 : 280
    implicitHeight: body.implicitHeight + 2 * inset
    Accessible.role: Accessible.Indicator
    Accessible.name: label || qsTr("Loading")

    Rectangle {
        anchors.fill: parent
        visible: root.shape === "card"
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
    }

    Column {
        id: body

        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        spacing: 10

        Rectangle {
            width: parent.width
            height: Math.round(width * (root.shape === "card" ? 0.75 : 1))
            visible: root.hasPicture
            radius: Theme.radiusSmall
            color: Theme.field
        }
        Repeater {
            model: root.count

            Rectangle {
                required property int index

                x: root.LayoutMirroring.enabled ? body.width - width : 0
                // The last line is short, as the last line of words is.
                width: body.width * (index === root.count - 1 && root.count > 1 ? 0.6 : 1)
                height: 12
                radius: 6
                color: Theme.field
            }
        }
    }
}
