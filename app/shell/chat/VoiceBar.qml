pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! In the place to write while something is spoken: how long and loud it is, a stop, a send, a way out. */
Rectangle {
    id: root

    required property SpeakingViewModel viewModel
    readonly property bool isRecording: viewModel.state === "recording"

    function takeFocus(): void {
        send.forceActiveFocus(Qt.TabFocusReason);
    }

    objectName: "voiceBar"
    color: Theme.list
    Keys.onEscapePressed: root.viewModel.giveUp()
    onVisibleChanged: {
        if (visible)
            takeFocus();
    }

    IconButton {
        id: cancel

        objectName: "voiceCancel"
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.viewModel.state !== "sending"
        iconName: "trash-2"
        name: qsTr("Give up what was said")
        onClicked: root.viewModel.giveUp()
    }
    Rectangle {
        id: light

        anchors.left: cancel.right
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: 10
        height: 10
        radius: 5
        color: root.isRecording ? Theme.danger : Theme.lineStrong
    }
    PlainText {
        id: duration

        objectName: "voiceDuration"
        anchors.left: light.right
        anchors.leftMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        text: root.viewModel.durationText
        color: Theme.textSoft
        Accessible.name: root.isRecording ? qsTr("Recording, %1").arg(text) : text
    }
    VoiceWave {
        anchors.left: duration.right
        anchors.leftMargin: 14
        width: Math.min(320, parent.width - cancel.width - 8 - 8 - 20 - duration.width - 14 - 14 - stop.width - 6 - send.width - 12)
        height: parent.height - 12
        anchors.verticalCenter: parent.verticalCenter
        levels: root.viewModel.levels
    }
    IconButton {
        id: stop

        objectName: "voiceStop"
        anchors.right: send.left
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        enabled: root.isRecording
        iconName: "square"
        name: qsTr("Stop recording")
        onClicked: root.viewModel.end()
    }
    PushButton {
        id: send

        objectName: "voiceSend"
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        iconName: "send"
        text: qsTr("Send")
        busy: root.viewModel.state === "sending"
        enabled: root.viewModel.canSend
        onClicked: root.viewModel.send()
    }
}
