pragma ComponentBehavior: Bound
import QtQuick
import app.shell.official
import app.shell.style

/*! What is said under an article: a place to write, the reader's own comments, and those that the account chose. */
Column {
    id: root

    required property ArticleCommentsViewModel viewModel

    /*! The keyboard reached this item. */
    signal reached(Item item)

    spacing: Theme.gap

    PlainText {
        anchors.left: parent.left
        text: qsTr("Comments")
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    Item {
        anchors.left: parent.left
        width: parent.width
        height: field.height

        Field {
            id: field

            objectName: "commentField"
            anchors.left: parent.left
            anchors.right: send.left
            anchors.rightMargin: Theme.gapSmall
            placeholderText: qsTr("Write a comment")
            maximumLength: root.viewModel.charactersMax
            errorText: root.viewModel.writingError
            onAccepted: send.click()
            onActiveFocusChanged: {
                if (activeFocus)
                    root.reached(field);
            }
        }
        PushButton {
            id: send

            objectName: "commentSend"
            anchors.right: parent.right
            anchors.top: parent.top
            enabled: field.text.trim() !== "" && !busy
            busy: root.viewModel.isBusy
            text: qsTr("Send")
            onClicked: root.viewModel.write(field.text)
        }
    }
    Connections {
        target: root.viewModel

        function onWritten(): void {
            field.clear();
        }
    }
    PlainText {
        objectName: "commentsEmpty"
        width: parent.width
        visible: rows.count === 0
        text: root.viewModel.state === "failed" ? root.viewModel.errorText : qsTr("No comments yet. The account chooses which of them everybody sees.")
        color: Theme.textSoft
        font.pixelSize: 13
        wrapMode: Text.Wrap
    }
    Repeater {
        id: rows

        model: root.viewModel.comments

        Item {
            id: row

            required property string commentId
            required property string name
            required property string avatarColor
            required property string picture
            required property string text
            required property string whenText
            required property string reply
            required property int likeCount
            required property bool isLiked
            required property bool isOwn
            required property bool isChosen

            anchors.left: parent?.left // qmllint disable missing-property
            width: parent ? (parent as Item).width : 0
            height: words.height + 8

            Avatar {
                id: face

                anchors.left: parent.left
                size: 34
                name: row.name
                color: row.avatarColor
                source: row.picture
            }
            Column {
                id: words

                anchors.left: face.right
                anchors.leftMargin: 12
                anchors.right: parent.right
                spacing: 5

                PlainText {
                    width: parent.width
                    text: [row.name, row.whenText].join(" · ")
                    color: Theme.textSoft
                    font.pixelSize: 13
                    elide: Text.ElideRight
                    maximumLineCount: 1
                }
                PlainText {
                    objectName: "commentText"
                    width: parent.width
                    text: row.text
                    horizontalAlignment: undefined // as its own letters go
                    lineHeight: 1.25
                    wrapMode: Text.Wrap
                }
                PlainText {
                    objectName: "commentWaits"
                    width: parent.width
                    visible: row.isOwn && !row.isChosen
                    text: qsTr("Waits for the author. Only you see it.")
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.Wrap
                }
                Rectangle {
                    anchors.left: parent.left
                    width: parent.width
                    height: answer.height + 20
                    visible: row.reply !== ""
                    radius: Theme.radiusSmall
                    color: Theme.field

                    PlainText {
                        id: answer

                        objectName: "commentReply"
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.margins: 10
                        text: qsTr("The author: %1").arg(Words.isolated(row.reply))
                        horizontalAlignment: undefined // as its own letters go
                        font.pixelSize: 13
                        wrapMode: Text.Wrap
                    }
                }
                Flow {
                    width: parent.width
                    spacing: 2

                    PushButton {
                        id: like

                        objectName: "commentLike_" + row.commentId
                        visible: row.isChosen
                        role: "plain"
                        iconName: "thumbs-up"
                        text: row.likeCount > 0 ? String(row.likeCount) : qsTr("Like")
                        Accessible.name: qsTr("Like this comment: %1").arg(row.likeCount)
                        Accessible.checkable: true
                        Accessible.checked: row.isLiked
                        onClicked: root.viewModel.like(row.commentId, !row.isLiked)
                        onActiveFocusChanged: root.tell(like)
                    }
                    PushButton {
                        id: report

                        objectName: "commentReport_" + row.commentId
                        visible: !row.isOwn
                        role: "plain"
                        iconName: "shield-alert"
                        text: qsTr("Report")
                        onClicked: root.viewModel.report(row.commentId)
                        onActiveFocusChanged: root.tell(report)
                    }
                    PushButton {
                        id: remove

                        objectName: "commentRemove_" + row.commentId
                        visible: row.isOwn
                        role: "plainDanger"
                        iconName: "trash-2"
                        text: qsTr("Delete")
                        onClicked: root.viewModel.remove(row.commentId)
                        onActiveFocusChanged: root.tell(remove)
                    }
                }
            }
        }
    }

    function tell(item: Item): void {
        if (item.activeFocus)
            reached(item);
    }
}
