import QtQuick

/*! Something is under way. Turns only while it is seen. */
Item {
    id: root

    property int size: 20
    property color color: Theme.textFaint

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Busy")

    IconImage {
        anchors.fill: parent
        name: "loader-circle"
        size: root.size
        color: root.color

        RotationAnimation on rotation {
            running: root.visible && root.Window.active
            loops: Animation.Infinite
            from: 0
            to: 360
            duration: 900
        }
    }
}
