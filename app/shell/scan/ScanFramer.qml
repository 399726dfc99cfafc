pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Lets the person draw a frame on a picture that does not move: that part is looked at by itself. */
Item {
    id: root

    /*! Whether the picture waits for a frame; then all but the frame is dim. */
    required property bool isAwaited

    /*! A frame was drawn, in this item's own coordinates. */
    signal drawn(rect frame)

    readonly property rect frame: Qt.rect(Math.min(area.fromX, area.toX), Math.min(area.fromY, area.toY), Math.abs(area.toX - area.fromX), Math.abs(area.toY - area.fromY))
    readonly property bool isLarge: frame.width >= 12 && frame.height >= 12

    MouseArea {
        id: area

        property real fromX
        property real fromY
        property real toX
        property real toY

        anchors.fill: parent
        cursorShape: Qt.CrossCursor
        preventStealing: true
        onPressed: mouse => {
            fromX = toX = mouse.x;
            fromY = toY = mouse.y;
        }
        onPositionChanged: mouse => {
            toX = Math.min(Math.max(mouse.x, 0), width);
            toY = Math.min(Math.max(mouse.y, 0), height);
        }
        onReleased: {
            if (root.isLarge)
                root.drawn(root.frame);
        }
    }
    Repeater {
        // Around the frame: above, below, left, right.
        model: root.isAwaited ? [[0, 0, root.width, root.frame.y], [0, root.frame.y + root.frame.height, root.width, root.height], [0, root.frame.y, root.frame.x, root.frame.height], [root.frame.x + root.frame.width, root.frame.y, root.width, root.frame.height]] : []

        Rectangle {
            required property var modelData

            x: modelData[0]
            y: modelData[1]
            width: Math.max(0, Math.min(modelData[2], root.width - x))
            height: Math.max(0, Math.min(modelData[3], root.height - y))
            color: "#66000000"
        }
    }
    Rectangle {
        objectName: "scanFrame"
        x: root.frame.x
        y: root.frame.y
        width: root.frame.width
        height: root.frame.height
        visible: area.pressed && root.isLarge
        color: "transparent"
        border.width: 2
        border.color: "#ffffff"
    }
}
