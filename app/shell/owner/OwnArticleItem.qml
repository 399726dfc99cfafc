pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One article in its owner's list, with what can be done with it. */
Panel {
    id: root

    required property string articleId
    required property string section
    required property string title
    required property string summary
    required property string whenText

    signal editWanted
    signal useAgainWanted
    signal readWanted
    signal discardWanted
    signal unscheduleWanted
    signal withdrawWanted

    objectName: "ownArticle_" + articleId
    implicitHeight: column.height + 28

    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 18
        anchors.right: parent.right
        anchors.rightMargin: 18
        y: 14
        spacing: 6

        PlainText {
            objectName: "ownArticleTitle"
            width: parent.width
            text: root.title !== "" ? root.title : qsTr("Without a title")
            color: root.title !== "" ? Theme.text : Theme.textSoft
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.summary
            color: Theme.textSoft
            font.pixelSize: 13
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        PlainText {
            objectName: "ownArticleWhen"
            width: parent.width
            text: {
                const words = {
                    "drafts": qsTr("Changed %1"),
                    "scheduled": qsTr("Will be sent %1"),
                    "sent": qsTr("Sent %1"),
                    "withdrawn": qsTr("Sent %1, withdrawn since")
                };
                return words[root.section]?.arg(root.whenText) ?? "";
            }
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            elide: Text.ElideRight
        }
        Flow {
            width: parent.width
            spacing: Theme.gapSmall

            PushButton {
                objectName: "ownArticleEdit"
                visible: root.section === "drafts" || root.section === "scheduled"
                role: "secondary"
                iconName: "pencil"
                text: qsTr("Edit")
                onClicked: root.editWanted()
            }
            PushButton {
                objectName: "ownArticleRead"
                visible: root.section === "sent"
                role: "secondary"
                iconName: "eye"
                text: qsTr("Read")
                onClicked: root.readWanted()
            }
            PushButton {
                objectName: "ownArticleAgain"
                visible: root.section === "sent" || root.section === "withdrawn"
                role: "secondary"
                iconName: "copy"
                text: qsTr("Use for a new one")
                onClicked: root.useAgainWanted()
            }
            PushButton {
                objectName: "ownArticleUnschedule"
                visible: root.section === "scheduled"
                role: "secondary"
                iconName: "undo-2"
                text: qsTr("Do not send by itself")
                onClicked: root.unscheduleWanted()
            }
            PushButton {
                objectName: "ownArticleDiscard"
                visible: root.section === "drafts"
                role: "plainDanger"
                iconName: "trash-2"
                text: qsTr("Delete…")
                onClicked: root.discardWanted()
            }
            PushButton {
                objectName: "ownArticleWithdraw"
                visible: root.section === "sent"
                role: "plainDanger"
                iconName: "undo-2"
                text: qsTr("Withdraw…")
                onClicked: root.withdrawWanted()
            }
        }
    }
}
