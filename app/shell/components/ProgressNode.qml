pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! How far something has come, from 0 to 1; below 0 when nobody knows. */
Node {
    id: root

    property real value: -1
    readonly property bool isKnown: value >= 0

    implicitWidth: 160
    implicitHeight: 6
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label || (isKnown ? qsTr("%1 %").arg(Math.round(value * 100)) : qsTr("Busy"))

    Rectangle {
        id: track

        anchors.fill: parent
        radius: height / 2
        color: Theme.field
        clip: true

        Rectangle {
            id: part

            property real at: 0

            x: root.isKnown ? 0 : at * (track.width - width)
            width: root.isKnown ? track.width * Math.min(1, root.value) : track.width * 0.3
            height: parent.height
            radius: height / 2
            color: Accents.main(root.page.accent)

            SequentialAnimation on at {
                running: !root.isKnown && root.visible && root.Window.active
                loops: Animation.Infinite

                NumberAnimation {
                    from: 0
                    to: 1
                    duration: 900
                    easing.type: Easing.InOutQuad
                }
                NumberAnimation {
                    from: 1
                    to: 0
                    duration: 900
                    easing.type: Easing.InOutQuad
                }
            }
        }
    }
}
