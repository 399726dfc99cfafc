pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.components
import app.shell.style

/*! What is about to be sent, with a word to go with it. What cannot be sent says why and stays. */
Sheet {
    id: root

    required property SendingViewModel viewModel
    required property PictureLoader pictures
    /*! Whom it is for. */
    required property string peer

    sheetWidth: 440
    title: qsTr("Send to %1").arg(Words.isolated(peer))
    isDismissible: !viewModel.isSending
    onDismissed: viewModel.giveUp()
    onOpened: caption.takeFocus()

    PlainText {
        objectName: "sendingOffered"
        width: parent.width
        visible: root.viewModel.isOffered
        text: qsTr("Plaza ended before this was sent.")
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        objectName: "sendingList"
        width: parent.width
        height: Math.min(contentHeight, 320)
        clip: true
        spacing: 8
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        model: root.viewModel.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What is sent")

        delegate: SendingRowItem {
            width: ListView.view.width
            isAlone: root.viewModel.count === 1
            canRemove: !root.viewModel.isSending
            pictures: root.pictures
            onRemoved: root.viewModel.remove(itemId)
        }
    }
    Field {
        id: caption

        function takeFocus(): void {
            forceActiveFocus();
        }

        objectName: "sendingCaption"
        width: parent.width
        label: qsTr("Say something with it")
        placeholderText: label
        maximumLength: 2000
        enabled: !root.viewModel.isSending
        Keys.onReturnPressed: send.click()
        Keys.onEnterPressed: send.click()
        Component.onCompleted: text = root.viewModel.caption
    }
    Connections {
        target: root.viewModel

        function onCaptionChanged(): void {
            caption.text = root.viewModel.caption;
        }
    }
    Item {
        width: parent.width
        height: 26
        visible: root.viewModel.isSending && root.viewModel.progressText !== ""

        Rectangle {
            objectName: "sendingProgress"
            width: parent.width
            height: 4
            radius: 2
            color: Theme.field
            Accessible.role: Accessible.ProgressBar
            Accessible.name: root.viewModel.progressText

            Rectangle {
                anchors.left: parent.left
                width: parent.width * root.viewModel.progress
                height: 4
                radius: 2
                color: Theme.accent
            }
        }
        PlainText {
            anchors.left: parent.left
            y: 10
            text: root.viewModel.progressText
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
        }
    }
    Row {
        width: parent.width
        spacing: Theme.gap

        PushButton {
            id: stop

            objectName: "sendingStop"
            role: "secondary"
            text: root.viewModel.isSending ? qsTr("Stop") : qsTr("Cancel")
            onClicked: root.viewModel.giveUp()
        }
        PushButton {
            id: send

            objectName: "sendingSend"
            width: parent.width - stop.width - parent.spacing
            iconName: "send"
            busy: root.viewModel.isSending
            enabled: !busy && !root.viewModel.isReading && root.viewModel.readyCount > 0
            text: root.viewModel.readyCount > 1 ? qsTr("Send %1").arg(root.viewModel.readyCount) : qsTr("Send")
            onClicked: root.viewModel.send(caption.text)
        }
    }
}
