pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What stands under a film: play, where it is, how loud, how fast. */
Item {
    id: root

    required property string nodeId
    required property FilmPlayer player
    required property string accent
    /*! Writes milliseconds as people read them. */
    required property var clock
    readonly property bool hovered: hover.hovered
    readonly property bool held: bar.pressed || loudness.pressed
    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property var speeds: [0.5, 0.75, 1, 1.25, 1.5, 2]

    signal seekWanted(real milliseconds)
    signal toggleWanted

    implicitHeight: 56

    HoverHandler {
        id: hover
    }

    Rectangle {
        anchors.fill: parent
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "transparent"
            }
            GradientStop {
                position: 1
                color: "#cc000000"
            }
        }
    }

    component Knob: IconButton {
        id: knob

        iconSize: 18
        iconColor: "white"
        background: Rectangle {
            radius: Theme.radiusSmall
            color: knob.down ? "#40ffffff" : knob.hovered || knob.visualFocus ? "#26ffffff" : "transparent"
        }
    }

    component Track: T.Slider {
        id: track

        property color tint: "white"

        implicitHeight: 24
        focusPolicy: Qt.TabFocus
        background: Rectangle {
            y: (track.height - height) / 2
            width: track.width
            height: 4
            radius: 2
            color: "#59ffffff"

            Rectangle {
                width: track.visualPosition * parent.width
                height: parent.height
                radius: 2
                color: track.tint
            }
        }
        handle: Rectangle {
            x: track.visualPosition * (track.width - width)
            y: (track.height - height) / 2
            width: 12
            height: 12
            radius: 6
            color: "white"
            border.width: track.visualFocus ? 2 : 0
            border.color: track.tint
        }
    }

    Knob {
        id: button

        objectName: "filmPlay" + root.nodeId
        anchors.left: parent.left
        anchors.leftMargin: Theme.gapSmall
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 6
        iconName: root.isMoving ? "pause" : "play"
        name: root.isMoving ? qsTr("Pause") : qsTr("Play")
        onClicked: root.toggleWanted()
    }
    Track {
        id: bar

        objectName: "filmSeek" + root.nodeId
        anchors.left: button.right
        anchors.leftMargin: Theme.gapSmall
        anchors.right: time.left
        anchors.rightMargin: Theme.gapSmall
        anchors.verticalCenter: button.verticalCenter
        tint: Accents.main(root.accent)
        to: Math.max(1, root.player.durationMs)
        stepSize: 5000
        Accessible.name: qsTr("Position")
        Accessible.description: time.text
        onMoved: root.seekWanted(value)

        Binding on value {
            when: !bar.pressed
            value: root.player.positionMs
        }
    }
    PlainText {
        id: time

        anchors.right: pace.left
        anchors.rightMargin: Theme.gapTiny
        anchors.verticalCenter: button.verticalCenter
        text: root.clock(bar.pressed ? bar.value : root.player.positionMs) + " / " + root.clock(root.player.durationMs)
        color: "white"
        font.pixelSize: Theme.sizeCaption
        font.features: ({
                "tnum": 1
            })
    }
    T.AbstractButton {
        id: pace

        objectName: "filmSpeed" + root.nodeId
        anchors.right: mute.left
        anchors.verticalCenter: button.verticalCenter
        width: 40
        height: Theme.controlHeight
        visible: root.width > 300
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Speed %1").arg(root.player.speed)
        onClicked: root.player.speed = root.speeds[(root.speeds.indexOf(root.player.speed) + 1) % root.speeds.length]
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Rectangle {
            radius: Theme.radiusSmall
            color: pace.down ? "#40ffffff" : pace.hovered || pace.visualFocus ? "#26ffffff" : "transparent"
        }
        contentItem: SilentText {
            text: root.player.speed + "×"
            color: "white"
            font.pixelSize: Theme.sizeCaption
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
    Knob {
        id: mute

        objectName: "filmMute" + root.nodeId
        anchors.right: loudness.visible ? loudness.left : parent.right
        anchors.rightMargin: loudness.visible ? 0 : Theme.gapSmall
        anchors.verticalCenter: button.verticalCenter
        iconName: root.player.isMuted || root.player.volume === 0 ? "volume-x" : root.player.volume < 0.5 ? "volume-1" : "volume-2"
        name: root.player.isMuted ? qsTr("Sound on") : qsTr("Sound off")
        onClicked: root.player.isMuted = !root.player.isMuted
    }
    Track {
        id: loudness

        objectName: "filmVolume" + root.nodeId
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: button.verticalCenter
        width: 72
        visible: root.width > 420
        stepSize: 0.1
        Accessible.name: qsTr("Volume")
        onMoved: {
            root.player.isMuted = false;
            root.player.volume = value;
        }

        Binding on value {
            when: !loudness.pressed
            value: root.player.isMuted ? 0 : root.player.volume
        }
    }
}
