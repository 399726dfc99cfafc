pragma ComponentBehavior: Bound
import QtQuick
import app.shell.owner
import app.shell.style

/*! What readers wrote under the account's articles: the owner chooses what everybody sees, and answers once. */
Column {
    id: root

    required property OwnerCommentsViewModel viewModel
    /*! The comment that is being answered. */
    property string answeredId: ""

    /*! The keyboard reached this item. */
    signal reached(Item item)
    /*! The owner wants to delete one, after a question. */
    signal removeWanted(string commentId, string text)

    spacing: Theme.gap

    Repeater {
        id: rows

        model: root.viewModel.comments

        Panel {
            id: row

            required property string commentId
            required property string byline
            required property string articleTitle
            required property string text
            required property string reply
            required property int reportCount
            required property bool isChosen

            objectName: "ownComment_" + commentId
            anchors.left: parent?.left // qmllint disable missing-property
            width: parent ? (parent as Item).width : 0
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
                    width: parent.width
                    text: qsTr("%1, under “%2”").arg(Words.isolated(row.byline)).arg(Words.isolated(row.articleTitle))
                    color: Theme.textSoft
                    font.pixelSize: 13
                    elide: Text.ElideRight
                    maximumLineCount: 1
                }
                PlainText {
                    objectName: "ownCommentText"
                    width: parent.width
                    text: row.text
                    horizontalAlignment: undefined // as its own letters go
                    lineHeight: 1.25
                    wrapMode: Text.Wrap
                }
                PlainText {
                    objectName: "ownCommentState"
                    width: parent.width
                    text: {
                        const state = row.isChosen ? qsTr("Everybody sees it") : qsTr("Waits for you");
                        return row.reportCount > 0 ? [state, qsTr("Reported by %1").arg(row.reportCount)].join(" · ") : state;
                    }
                    color: row.reportCount > 0 ? Theme.danger : Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                    elide: Text.ElideRight
                }
                PlainText {
                    objectName: "ownCommentReply"
                    width: parent.width
                    visible: row.reply !== ""
                    text: qsTr("Your answer: %1").arg(Words.isolated(row.reply))
                    horizontalAlignment: undefined // as its own letters go
                    font.pixelSize: 13
                    wrapMode: Text.Wrap
                }
                Loader {
                    anchors.left: parent.left
                    width: parent.width
                    active: root.answeredId === row.commentId && row.reply === ""
                    visible: active
                    sourceComponent: Item {
                        implicitHeight: field.height

                        Field {
                            id: field

                            objectName: "ownCommentField"
                            anchors.left: parent.left
                            anchors.right: send.left
                            anchors.rightMargin: Theme.gapSmall
                            maximumLength: root.viewModel.charactersMax
                            placeholderText: qsTr("Your answer, which does not change any more")
                            onAccepted: send.click()
                            onActiveFocusChanged: {
                                if (activeFocus)
                                    root.reached(field);
                            }
                            Component.onCompleted: forceActiveFocus()
                        }
                        PushButton {
                            id: send

                            objectName: "ownCommentSend"
                            anchors.right: parent.right
                            enabled: field.text.trim() !== ""
                            text: qsTr("Answer")
                            onClicked: root.viewModel.answer(row.commentId, field.text)
                        }
                    }
                }
                Flow {
                    width: parent.width
                    spacing: Theme.gapSmall

                    PushButton {
                        id: choose

                        objectName: "ownCommentChoose_" + row.commentId
                        role: "secondary"
                        iconName: row.isChosen ? "eye-off" : "eye"
                        text: row.isChosen ? qsTr("Hide again") : qsTr("Let everybody see it")
                        onClicked: root.viewModel.choose(row.commentId, !row.isChosen)
                        onActiveFocusChanged: root.tell(choose)
                    }
                    PushButton {
                        id: answer

                        objectName: "ownCommentAnswer_" + row.commentId
                        visible: row.reply === ""
                        role: "secondary"
                        iconName: "reply"
                        text: qsTr("Answer…")
                        onClicked: root.answeredId = row.commentId
                        onActiveFocusChanged: root.tell(answer)
                    }
                    PushButton {
                        id: remove

                        objectName: "ownCommentRemove_" + row.commentId
                        role: "plainDanger"
                        iconName: "trash-2"
                        text: qsTr("Delete…")
                        onClicked: root.removeWanted(row.commentId, row.text)
                        onActiveFocusChanged: root.tell(remove)
                    }
                }
            }
        }
    }
    Panel {
        width: parent.width
        height: 200
        color: "transparent"
        visible: rows.count === 0

        EmptyNote {
            anchors.fill: parent
            iconName: root.viewModel.state === "failed" ? "circle-alert" : "message-square-text"
            text: root.viewModel.state === "failed" ? root.viewModel.errorText : qsTr("Nobody has commented on an article yet.")
        }
    }

    function tell(item: Item): void {
        if (item.activeFocus)
            reached(item);
    }
}
