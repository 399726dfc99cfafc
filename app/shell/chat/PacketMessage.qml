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
    /*! So little room that the words have it all. */
    readonly property bool isNarrow: width < 180
    readonly property int wordsX: isNarrow ? 14 : 60
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
            return qsTr("Not in your wallet");
        }
    }

    objectName: "packetMessage"
    implicitWidth: Math.min(264, widthMax)
    implicitHeight: isNarrow ? 116 : 100
    hoverEnabled: true
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
            anchors.left: parent.left
            anchors.leftMargin: 14
            y: 14
            width: 34
            height: 42
            radius: 5
            visible: !root.isNarrow
            color: Theme.packetDeep

            Rectangle {
                width: parent.width
                height: 22
                radius: 5
                color: root.isFresh ? Qt.lighter(Theme.packet, 1.18) : Theme.packet
            }
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: 10
                y: 14
                width: 14
                height: 14
                radius: 7
                color: Theme.packetGold
            }
        }
        PlainText {
            id: words

            anchors.left: parent.left
            anchors.leftMargin: root.wordsX
            anchors.right: parent.right
            anchors.rightMargin: 14
            y: 14
            text: root.greeting
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            font.weight: Theme.strong(text)
            wrapMode: Text.Wrap
            elide: Text.ElideRight
            maximumLineCount: root.isNarrow ? 2 : 1
            Accessible.ignored: true
        }
        PlainText {
            objectName: "packetNote"
            anchors.left: parent.left
            anchors.leftMargin: root.wordsX
            anchors.right: parent.right
            anchors.rightMargin: 14
            y: root.isNarrow ? words.y + words.height + 2 : 37
            wrapMode: Text.Wrap
            maximumLineCount: root.isNarrow ? 2 : 1
            text: root.note
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeCaption
            Accessible.ignored: true
        }
        Rectangle {
            x: 14
            y: parent.height - 30
            width: parent.width - 28
            height: 1
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            opacity: 0.25
        }
        PlainText {
            anchors.left: parent.left
            anchors.leftMargin: 14
            y: parent.height - 23
            text: qsTr("Red packet")
            color: root.isFresh ? Theme.packetText : Theme.packetSoftText
            font.pixelSize: 11
            Accessible.ignored: true
        }
    }
}
