import QtQuick
import QtQuick.Templates as T

/*! A slider that stands on a film. */
T.Slider {
    id: root

    property color tint: "white"

    implicitHeight: 24
    focusPolicy: Qt.TabFocus
    background: Rectangle {
        y: (root.height - height) / 2
        width: root.width
        height: 4
        radius: 2
        color: "#59ffffff"

        Rectangle {
            anchors.left: parent.left
            width: root.position * parent.width
            height: parent.height
            radius: 2
            color: root.tint
        }
    }
    handle: Rectangle {
        x: root.visualPosition * (root.width - width)
        y: (root.height - height) / 2
        width: 12
        height: 12
        radius: 6
        color: "white"
        border.width: root.visualFocus ? 2 : 0
        border.color: root.tint
    }
}
