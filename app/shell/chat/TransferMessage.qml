pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! Money given to the other person in this chat: strong while it waits, pale once it has ended. */
T.AbstractButton {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    readonly property string standing: content.standing
    readonly property bool isFresh: standing === "waiting"
    readonly property color ink: isFresh ? Theme.transferText : Theme.transferSoftText
    readonly property string note: {
        switch (standing) {
        case "waiting":
            return isMine ? qsTr("Not accepted yet") : qsTr("Accept it");
        case "accepted":
            return qsTr("Accepted");
        case "declined":
            return qsTr("Declined");
        case "returned":
            return isMine ? qsTr("Came back to you") : qsTr("Went back");
        default:
            return qsTr("Not known here");
        }
    }

    objectName: "transferMessage"
    implicitWidth: Math.min(264, widthMax)
    implicitHeight: 100
    hoverEnabled: true
    enabled: standing !== ""
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Transfer of %1. %2. %3").arg(content.amountText).arg(content.note).arg(note)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: viewModel.moneyWanted("transferOpening", content.transferId)

    background: Rectangle {
        radius: Theme.radiusBubble
        color: root.isFresh ? root.hovered ? Qt.lighter(Theme.transfer, 1.06) : Theme.transfer : Theme.transferSoft

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        Rectangle {
            x: 14
            y: 15
            width: 38
            height: 38
            radius: 19
            color: "transparent"
            border.width: 2
            border.color: root.ink

            IconImage {
                anchors.centerIn: parent
                name: root.standing === "accepted" ? "check" : root.standing === "declined" || root.standing === "returned" ? "undo-2" : "hand-coins"
                size: 20
                color: root.ink
            }
        }
        PlainText {
            objectName: "transferMessageAmount"
            x: 64
            y: 12
            width: parent.width - x - 14
            text: root.content.amountText
            color: root.ink
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
        PlainText {
            objectName: "transferMessageNote"
            x: 64
            y: 36
            width: parent.width - x - 14
            text: root.content.note !== "" ? root.note + " · " + root.content.note : root.note
            color: root.ink
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeCaption
            Accessible.ignored: true
        }
        Rectangle {
            x: 14
            y: 70
            width: parent.width - 28
            height: 1
            color: root.ink
            opacity: 0.25
        }
        PlainText {
            x: 14
            y: 77
            text: qsTr("Transfer")
            color: root.ink
            font.pixelSize: 11
            Accessible.ignored: true
        }
    }
}
