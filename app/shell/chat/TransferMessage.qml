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
    /*! So little room that the words have it all. */
    readonly property bool isNarrow: width < 180
    readonly property int wordsX: isNarrow ? 14 : 64
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
            return qsTr("Not in your wallet");
        }
    }

    objectName: "transferMessage"
    implicitWidth: Math.min(264, widthMax)
    implicitHeight: isNarrow ? 116 : 100
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: standing === "" ? qsTr("Transfer. %1").arg(note) : qsTr("Transfer of %1. %2. %3").arg(content.amountText).arg(content.note).arg(note)
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
            anchors.left: parent.left
            anchors.leftMargin: 14
            y: 15
            width: 38
            height: 38
            radius: 19
            visible: !root.isNarrow
            color: "transparent"
            border.width: 2
            border.color: root.ink

            IconImage {
                anchors.centerIn: parent
                name: root.standing === "" ? "circle-help" : root.standing === "accepted" ? "check" : root.standing === "declined" || root.standing === "returned" ? "undo-2" : "hand-coins"
                size: 20
                color: root.ink
            }
        }
        PlainText {
            objectName: "transferMessageAmount"
            anchors.left: parent.left
            anchors.leftMargin: root.wordsX
            anchors.right: parent.right
            anchors.rightMargin: 14
            y: 12
            text: root.standing === "" ? qsTr("Transfer") : root.content.amountText
            color: root.ink
            elide: Text.ElideRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 11
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
        PlainText {
            objectName: "transferMessageNote"
            anchors.left: parent.left
            anchors.leftMargin: root.wordsX
            anchors.right: parent.right
            anchors.rightMargin: 14
            y: 36
            wrapMode: Text.Wrap
            maximumLineCount: root.isNarrow ? 3 : 1
            text: root.content.note !== "" ? root.note + " · " + root.content.note : root.note
            color: root.ink
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeCaption
            Accessible.ignored: true
        }
        Rectangle {
            x: 14
            y: parent.height - 30
            width: parent.width - 28
            height: 1
            color: root.ink
            opacity: 0.25
        }
        PlainText {
            anchors.left: parent.left
            anchors.leftMargin: 14
            y: parent.height - 23
            text: qsTr("Transfer")
            color: root.ink
            font.pixelSize: 11
            Accessible.ignored: true
        }
    }
}
