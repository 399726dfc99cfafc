pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.official
import app.shell.style

/*! What a reader does at the end of an article: like it, keep it, send it to a chat. */
Column {
    id: root

    required property ArticleFootViewModel viewModel

    /*! The keyboard reached this item. */
    signal reached(Item item)

    spacing: Theme.gapLarge

    Rectangle {
        anchors.left: parent.left
        width: parent.width
        height: 1
        color: Theme.line
        Accessible.ignored: true
    }
    Flow {
        width: parent.width
        spacing: Theme.gapSmall

        PushButton {
            id: like

            objectName: "articleLike"
            role: root.viewModel.isLiked ? "primary" : "secondary"
            iconName: "heart"
            text: root.viewModel.likeCount > 0 ? qsTr("Like · %1").arg(root.viewModel.likeCount) : qsTr("Like")
            Accessible.checkable: true
            Accessible.checked: root.viewModel.isLiked
            onClicked: root.viewModel.like(!root.viewModel.isLiked)
            onActiveFocusChanged: root.tell(like)
        }
        PushButton {
            id: keep

            objectName: "articleKeep"
            role: root.viewModel.isKept ? "primary" : "secondary"
            iconName: "bookmark"
            text: root.viewModel.isKept ? qsTr("Favourite") : qsTr("Add to favourites")
            Accessible.checkable: true
            Accessible.checked: root.viewModel.isKept
            onClicked: root.viewModel.keep(!root.viewModel.isKept)
            onActiveFocusChanged: root.tell(keep)
        }
        PushButton {
            id: share

            objectName: "articleShare"
            role: "secondary"
            iconName: "forward"
            text: qsTr("Send to a chat…")
            onClicked: root.viewModel.share()
            onActiveFocusChanged: root.tell(share)
        }
    }
    ArticleComments {
        width: parent.width
        viewModel: root.viewModel.comments as ArticleCommentsViewModel
        onReached: item => root.reached(item)
    }
    Loader {
        id: sheet

        function open(asked: ForwardViewModel): void {
            setSource("../chat/ForwardSheet.qml", {
                "viewModel": asked
            });
            (item as ForwardSheet).open();
        }

        Connections {
            target: root.viewModel

            function onShareWanted(asked: ForwardViewModel): void {
                sheet.open(asked);
            }
        }
        Connections {
            target: (sheet.item as ForwardSheet)?.viewModel ?? null

            function onSent(): void {
                (sheet.item as ForwardSheet).close();
            }
        }
    }

    function tell(item: Item): void {
        if (item.activeFocus)
            reached(item);
    }
}
