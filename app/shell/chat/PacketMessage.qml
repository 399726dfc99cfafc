pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! A red packet: red while it can be opened, pale once there is nothing more in it for the person. */
T.AbstractButton {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    readonly property string standing: content.standing
    readonly property bool isFresh: standing === "open" || standing === "waiting"
    readonly property string greeting: content.greeting !== "" ? content.greeting : qsTr("Best wishes")
    readonly property string note: {
        switch (standing) {
        case "open":
            return qsTr("Open it");
        case "opened":
            return qsTr("You had %1").arg(content.ownText);
        case "empty":
            return isMine ? qsTr("All of it was taken") : qsTr("All shares are gone");
        case "over":
            return qsTr("It is over");
        case "waiting":
            return qsTr("Not opened yet");
        default:
            return qsTr("Not known here");
        }
    }

    objectName: "packetMessage"
    implicitWidth: Math.min(264, widthMax)
    implicitHeight: 100
    hoverEnabled: true
    enabled: standing !== ""
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Red packet: %1. %2").arg(greeting).arg(note)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: viewModel.moneyWanted("packetOpening", content.packetId)

    background: Rectangle {
        radius: Theme.radiusBubble
        color: root.isFresh ? root.hovered ? Qt.lighter(Theme.packet, 1.06) : Theme.packet : Theme.packetSoft

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        Rectangle {
            x: 14
            y: 14
            width: 34
            height: 42
            radius: 5
            color: Theme.packetDeep

            Rectangle {
                width: parent.width
                height: 22
                radius: 5
                color: root.isFresh ? Qt.lighter(Theme.packet, 1.18) : Theme.packet
            }
            Rectangle {
                x: 10
                y: 14
                width: 14
                height: 14
                radius: 7
                color: Theme.packetGold
            }
        }
        PlainText {
            id: words

            x: 60
            y: 14
            width: parent.width - x - 14
            text: root.greeting
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
            Accessible.ignored: true
        }
        PlainText {
            objectName: "packetNote"
            x: 60
            y: 37
            width: parent.width - x - 14
            text: root.note
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeCaption
            Accessible.ignored: true
        }
        Rectangle {
            x: 14
            y: 70
            width: parent.width - 28
            height: 1
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            opacity: 0.25
        }
        PlainText {
            x: 14
            y: 77
            text: qsTr("Red packet")
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            font.pixelSize: 11
            Accessible.ignored: true
        }
    }
}
