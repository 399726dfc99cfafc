pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import app.shell.style

/*! What stands under a film: where it is; play, how loud, how fast, comments, what can be chosen. */
Item {
    id: root

    required property string nodeId
    required property FilmPlayer player
    required property FilmChoices choices
    required property string accent
    /*! How round the corners below are. */
    property real radius: 0
    property bool hasSettings: false
    property bool isSettingsOpen: false
    property bool hasComments: false
    property bool canSay: false
    property string place: "page"
    property bool canFloat: false
    property string nextLabel: ""
    readonly property bool hovered: hover.hovered
    readonly property bool held: bar.pressed || loudness.pressed || saying.activeFocus
    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property var speeds: [0.5, 0.75, 1, 1.25, 1.5, 2]

    signal seekWanted(real milliseconds)
    signal toggleWanted
    signal settingsWanted
    signal nextWanted
    signal placeWanted(place: string)
    signal said(text: string)
    /*! The keyboard goes back to the film. */
    signal done

    /*! Milliseconds as people read them. */
    function clock(milliseconds: real): string {
        const seconds = Math.floor(milliseconds / 1000);
        const minutes = Math.floor(seconds / 60) % 60;
        const hours = Math.floor(seconds / 3600);
        const tail = (minutes < 10 && hours > 0 ? "0" : "") + minutes + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
        return hours > 0 ? hours + ":" + tail : tail;
    }
    function focusSettings(): void {
        settings.forceActiveFocus(Qt.OtherFocusReason);
    }
    function say(): void {
        const words = saying.text.trim();
        if (words === "")
            return;
        saying.clear();
        root.said(words);
        root.done();
    }

    implicitHeight: 84

    HoverHandler {
        id: hover
    }

    Rectangle {
        anchors.fill: parent
        bottomLeftRadius: root.radius
        bottomRightRadius: root.radius
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

        implicitWidth: 36
        iconSize: 18
        iconColor: "white"
        background: Rectangle {
            radius: Theme.radiusSmall
            color: knob.down || knob.checked ? "#40ffffff" : knob.hovered || knob.visualFocus ? "#26ffffff" : "transparent"
        }
    }

    FilmTrack {
        id: bar

        objectName: "filmSeek" + root.nodeId
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap
        anchors.bottom: row.top
        tint: Accents.main(root.accent)
        to: Math.max(1, root.player.durationMs)
        stepSize: 5000
        Accessible.name: qsTr("Position")
        Accessible.description: time.text
        onMoved: root.seekWanted(value)

        HoverHandler {
            id: pointing
        }
        // Where a click would lead, in time: a picture of it would take a second decoder.
        Rectangle {
            readonly property real share: Math.max(0, Math.min(1, pointing.point.position.x / Math.max(1, bar.width)))
            readonly property real along: bar.mirrored ? 1 - share : share

            objectName: "filmPreview" + root.nodeId
            anchors.horizontalCenter: bar.left
            anchors.horizontalCenterOffset: Math.max(width / 2, Math.min(bar.width - width / 2, along * bar.width))
            anchors.bottom: bar.top
            visible: pointing.hovered
            width: there.implicitWidth + 12
            height: there.implicitHeight + 4
            radius: 4
            color: "#e6181818"

            SilentText {
                id: there

                anchors.centerIn: parent
                text: root.clock(parent.along * bar.to)
                color: "white"
                font.pixelSize: Theme.sizeCaption
                font.features: ({
                        "tnum": 1
                    })
            }
        }

        Binding on value {
            when: !bar.pressed
            value: root.player.positionMs
        }
    }
    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapSmall
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        height: Theme.controlHeight
        spacing: 2

        Knob {
            objectName: "filmPlay" + root.nodeId
            iconName: root.isMoving ? "pause" : "play"
            name: root.isMoving ? qsTr("Pause") : qsTr("Play")
            onClicked: root.toggleWanted()
        }
        Knob {
            objectName: "filmNext" + root.nodeId
            visible: root.nextLabel !== ""
            iconName: "skip-forward"
            name: root.nextLabel
            onClicked: root.nextWanted()
        }
        Knob {
            objectName: "filmMute" + root.nodeId
            iconName: root.player.isMuted || root.player.volume === 0 ? "volume-x" : root.player.volume < 0.5 ? "volume-1" : "volume-2"
            name: root.player.isMuted ? qsTr("Sound on") : qsTr("Sound off")
            onClicked: root.player.isMuted = !root.player.isMuted
        }
        FilmTrack {
            id: loudness

            objectName: "filmVolume" + root.nodeId
            // It gives way to the buttons where all of them are shown.
            Layout.fillWidth: true
            Layout.minimumWidth: 24
            Layout.preferredWidth: 72
            Layout.maximumWidth: 72
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
        PlainText {
            id: time

            Layout.leftMargin: Theme.gapTiny
            text: root.clock(bar.pressed ? bar.value : root.player.positionMs) + " / " + root.clock(root.player.durationMs)
            color: "white"
            font.pixelSize: Theme.sizeCaption
            font.features: ({
                    "tnum": 1
                })
        }
        Item {
            Layout.fillWidth: true
        }
        Field {
            id: saying

            objectName: "filmSay" + root.nodeId
            Layout.fillWidth: true
            Layout.maximumWidth: 260
            visible: root.canSay && root.width > 560
            implicitHeight: 32
            label: qsTr("Say something")
            placeholderText: label
            accent: root.accent
            maximumLength: 100
            Keys.onReturnPressed: root.say()
            Keys.onEnterPressed: root.say()
            Keys.onEscapePressed: root.done()
        }
        Knob {
            objectName: "filmCommentsOn" + root.nodeId
            visible: root.hasComments && root.width > 340
            iconName: "message-square-text"
            iconColor: root.choices.hasComments ? "white" : "#80ffffff"
            checked: root.choices.hasComments
            name: root.choices.hasComments ? qsTr("Hide comments") : qsTr("Show comments")
            onClicked: root.choices.hasComments = !root.choices.hasComments
        }
        T.AbstractButton {
            id: pace

            objectName: "filmSpeed" + root.nodeId
            implicitWidth: 44
            implicitHeight: Theme.controlHeight
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
            id: settings

            objectName: "filmSettings" + root.nodeId
            visible: root.hasSettings
            iconName: "settings"
            name: qsTr("Subtitles and more")
            checked: root.isSettingsOpen
            onClicked: root.settingsWanted()
        }
        Knob {
            objectName: "filmFloat" + root.nodeId
            visible: root.canFloat && root.place === "page"
            iconName: "picture-in-picture-2"
            name: qsTr("Small window")
            onClicked: root.placeWanted("window")
        }
        Knob {
            objectName: "filmScreen" + root.nodeId
            iconName: root.place === "screen" ? "minimize-2" : "maximize-2"
            name: root.place === "screen" ? qsTr("Leave the whole screen") : qsTr("Whole screen")
            onClicked: root.placeWanted(root.place === "screen" ? "page" : "screen")
        }
        Knob {
            objectName: "filmBack" + root.nodeId
            visible: root.place === "window"
            iconName: "x"
            name: qsTr("Back to the page")
            onClicked: root.placeWanted("page")
        }
    }
}
