pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! How loud something is along its way, as bars; those before `share` were heard. */
Item {
    id: root

    required property var levels
    property real share: 0
    readonly property int countMax: 40

    Repeater {
        model: root.levels

        Rectangle {
            required property int index
            required property int modelData

            anchors.left: parent?.left
            anchors.leftMargin: index * root.width / root.countMax
            y: (root.height - height) / 2
            width: Math.max(1, root.width / root.countMax - 2)
            height: Math.max(3, (root.height - 20) * modelData / 100)
            radius: width / 2
            color: index / root.countMax < root.share ? Theme.accent : Theme.lineStrong
        }
    }
}
