pragma ComponentBehavior: Bound
import QtQuick
import app.shell.owner
import app.shell.style

/*! The owner's side of an official account: its articles by where they stand, or the editor of one. */
Item {
    id: root

    required property OwnerViewModel viewModel

    /*! The articles that are there: hidden while one is written. */
    ScrollArea {
        id: area

        anchors.fill: parent
        visible: !root.viewModel.editor && root.viewModel.state === "ready"
        padding: Theme.gapLarge

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(760, area.width - 2 * area.padding)
            topPadding: 12
            bottomPadding: 24
            spacing: Theme.gapLarge

            Flow {
                width: parent.width
                spacing: Theme.gap

                Avatar {
                    size: Theme.controlHeight
                    name: root.viewModel.account.name
                    color: root.viewModel.account.color
                    square: true
                }
                PlainText {
                    objectName: "ownerName"
                    height: Theme.controlHeight
                    text: root.viewModel.account.name
                    font.pixelSize: 22
                    font.weight: Theme.strong(text)
                    verticalAlignment: Text.AlignVCenter
                    Accessible.role: Accessible.Heading
                }
                PushButton {
                    objectName: "ownerWrite"
                    iconName: "plus"
                    text: qsTr("New article")
                    onClicked: root.viewModel.write()
                }
                PushButton {
                    objectName: "ownerSpeak"
                    role: "secondary"
                    iconName: "list"
                    text: qsTr("Menu and replies")
                    onClicked: root.viewModel.speak()
                }
            }
            Segmented {
                objectName: "ownerSections"
                anchors.left: parent.left
                width: Math.min(implicitWidth, parent.width)
                name: qsTr("Articles")
                current: root.viewModel.section
                choices: ["drafts", "scheduled", "sent", "withdrawn", "comments"].map(section => ({
                            "key": section,
                            "text": root.sectionName(section) + (root.viewModel.counts[section] > 0 ? " " + root.viewModel.counts[section] : ""),
                            "iconName": root.sectionIcon(section)
                        }))
                onChosen: section => root.viewModel.show(section)
            }
            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    id: articles

                    model: root.viewModel.articles

                    OwnArticleItem {
                        id: item

                        width: parent ? (parent as Item).width : 0
                        onEditWanted: root.viewModel.edit(articleId)
                        onUseAgainWanted: root.viewModel.useAgain(articleId)
                        onReadWanted: root.viewModel.articleWanted(articleId)
                        onUnscheduleWanted: root.viewModel.unschedule(articleId)
                        onDiscardWanted: sure.ask(item, false)
                        onWithdrawWanted: sure.ask(item, true)
                    }
                }
            }
            Loader {
                anchors.left: parent.left
                width: parent.width
                active: root.viewModel.section === "comments"
                visible: active
                sourceComponent: OwnerComments {
                    viewModel: root.viewModel.comments as OwnerCommentsViewModel
                    onReached: item => area.reveal(item)
                    onRemoveWanted: (commentId, text) => unsay.ask(commentId, text)
                }
            }
            Panel {
                width: parent.width
                height: 200
                color: "transparent"
                visible: articles.count === 0 && root.viewModel.section !== "comments"

                EmptyNote {
                    anchors.fill: parent
                    iconName: "newspaper"
                    text: {
                        const words = {
                            "drafts": qsTr("No drafts. What you begin to write stays here until you send it."),
                            "scheduled": qsTr("Nothing waits to be sent."),
                            "sent": qsTr("Nothing was sent yet."),
                            "withdrawn": qsTr("Nothing was withdrawn.")
                        };
                        return words[root.viewModel.section] ?? "";
                    }
                }
            }
        }
    }

    function sectionIcon(section: string): string {
        const names = {
            "drafts": "pencil",
            "scheduled": "clock",
            "sent": "send",
            "withdrawn": "undo-2",
            "comments": "message-square-text"
        };
        return names[section] ?? "";
    }

    function sectionName(section: string): string {
        const names = {
            "drafts": qsTr("Drafts"),
            "scheduled": qsTr("Scheduled"),
            "sent": qsTr("Sent"),
            "withdrawn": qsTr("Withdrawn"),
            "comments": qsTr("Comments")
        };
        return names[section] ?? "";
    }

    Loader {
        anchors.fill: parent
        active: !!(root.viewModel.editor as EditorViewModel)
        sourceComponent: EditorScreen {
            viewModel: root.viewModel.editor as EditorViewModel
            onBackWanted: root.viewModel.leaveEditor()
        }
    }
    Loader {
        anchors.fill: parent
        active: !!(root.viewModel.editor as VoiceViewModel)
        sourceComponent: VoiceScreen {
            viewModel: root.viewModel.editor as VoiceViewModel
            account: root.viewModel.account
            onBackWanted: root.viewModel.leaveEditor()
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading"
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed"
        iconName: "circle-alert"
        title: qsTr("The articles cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    Sheet {
        id: sure

        property string articleId: ""
        property string name: ""
        property bool isWithdrawal: false

        function ask(item: OwnArticleItem, withdraws: bool): void {
            articleId = item.articleId;
            name = item.title;
            isWithdrawal = withdraws;
            open();
        }

        objectName: "ownerSure"
        title: isWithdrawal ? qsTr("Withdraw “%1”?").arg(Words.isolated(name)) : qsTr("Delete “%1”?").arg(Words.isolated(name))
        onDismissed: close()
        onOpened: keep.forceActiveFocus()

        PlainText {
            width: parent.width
            text: sure.isWithdrawal ? qsTr("Nobody can read it any more, also where it was shared. This cannot be undone.") : qsTr("What you wrote is gone then.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: keep

                objectName: "ownerSureCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: sure.close()
            }
            PushButton {
                objectName: "ownerSureConfirm"
                role: "danger"
                text: sure.isWithdrawal ? qsTr("Withdraw") : qsTr("Delete")
                onClicked: {
                    sure.close();
                    if (sure.isWithdrawal)
                        root.viewModel.withdraw(sure.articleId);
                    else
                        root.viewModel.discard(sure.articleId);
                }
            }
        }
    }
    Sheet {
        id: unsay

        property string commentId: ""

        function ask(wanted: string, text: string): void {
            commentId = wanted;
            said.text = text;
            open();
        }

        objectName: "unsaySheet"
        title: qsTr("Delete this comment?")
        onDismissed: close()
        onOpened: spare.forceActiveFocus()

        PlainText {
            id: said

            width: parent.width
            wrapMode: Text.Wrap
            maximumLineCount: 6
            elide: Text.ElideRight
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: spare

                objectName: "unsayCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: unsay.close()
            }
            PushButton {
                objectName: "unsayConfirm"
                role: "danger"
                text: qsTr("Delete")
                onClicked: {
                    unsay.close();
                    (root.viewModel.comments as OwnerCommentsViewModel).remove(unsay.commentId);
                }
            }
        }
    }
}
