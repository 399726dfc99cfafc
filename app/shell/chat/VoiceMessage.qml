pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Something spoken: how loud it is along its way, how much of it was heard. A press on the wave plays from there. */
Rectangle {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    readonly property ListeningViewModel listening: (viewModel.voice as VoiceNotesViewModel).listening as ListeningViewModel
    readonly property bool isHeard: listening.attachment === content.attachment
    readonly property bool isPlaying: isHeard && listening.isPlaying
    readonly property real share: isHeard ? listening.share : 0

    implicitWidth: Math.min(300, widthMax)
    implicitHeight: 56
    radius: Theme.radiusBubble
    color: isMine ? Theme.bubbleMine : Theme.bubbleOther
    border.width: isMine ? 0 : 1
    border.color: Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Voice note, %1").arg(content.durationText)

    IconButton {
        id: play

        objectName: "voicePlay"
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        iconName: root.isPlaying ? "pause" : "play"
        iconColor: Theme.accent
        name: root.isPlaying ? qsTr("Pause") : qsTr("Play")
        onClicked: root.listening.toggle(root.content.attachment)
        Keys.onRightPressed: root.listening.playFrom(root.content.attachment, root.share + (LayoutMirroring.enabled ? -0.1 : 0.1))
        Keys.onLeftPressed: root.listening.playFrom(root.content.attachment, root.share - (LayoutMirroring.enabled ? -0.1 : 0.1))
    }
    VoiceWave {
        objectName: "voiceWave"
        anchors.left: play.right
        anchors.leftMargin: 6
        anchors.right: duration.left
        anchors.rightMargin: 10
        height: parent.height
        levels: root.content.wave
        share: root.share

        TapHandler {
            onTapped: point => root.listening.playFrom(root.content.attachment, (root.LayoutMirroring.enabled ? parent.width - point.position.x : point.position.x) / parent.width)
        }
    }
    PlainText {
        id: duration

        anchors.right: parent.right
        anchors.rightMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        text: root.content.durationText
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
    }
}
