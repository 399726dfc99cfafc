pragma ComponentBehavior: Bound
import QtQuick
import app.shell.official
import app.shell.style

/*! An official account: its profile, its mini-app, its articles. */
Item {
    id: root

    required property AccountsViewModel viewModel
    readonly property var account: viewModel.selected
    readonly property var published: viewModel.published
    /*! Whose profile it is: another one is read from its beginning. */
    readonly property string accountId: account.accountId

    onAccountIdChanged: {
        area.contentY = 0;
        search.clear();
    }

    EmptyNote {
        anchors.fill: parent
        visible: root.account.accountId === ""
        iconName: "newspaper"
        title: qsTr("Choose an official account")
        text: qsTr("Its profile and its articles stand here.")
    }
    ScrollArea {
        id: area

        anchors.fill: parent
        visible: root.account.accountId !== ""
        padding: Theme.gapLarge

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(680, area.width - 2 * area.padding)
            topPadding: 12
            bottomPadding: 24
            spacing: Theme.gapLarge

            Flow {
                width: parent.width
                spacing: Theme.gapLarge

                Avatar {
                    id: face

                    size: 76
                    name: root.account.name
                    color: root.account.avatarColor
                    square: true
                }
                Column {
                    // Beside the face, or under it where its words would stand in a column of letters.
                    width: parent.width < 320 ? parent.width : parent.width - face.width - parent.spacing
                    spacing: 6

                    PlainText {
                        objectName: "accountName"
                        width: parent.width
                        text: root.account.name
                        font.pixelSize: 22
                        font.weight: Theme.strong(text)
                        wrapMode: Text.Wrap
                        Accessible.role: Accessible.Heading
                    }
                    PlainText {
                        objectName: "accountKind"
                        width: parent.width
                        visible: root.account.accountId !== ""
                        text: root.account.isSubscription ? qsTr("Subscription account") : qsTr("Service account")
                        color: Theme.textFaint
                        font.pixelSize: Theme.sizeCaption
                    }
                    PlainText {
                        objectName: "accountOwner"
                        width: parent.width
                        visible: root.account.owner !== ""
                        text: qsTr("By %1").arg(root.account.owner)
                        color: Theme.textFaint
                        font.pixelSize: Theme.sizeCaption
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                    PlainText {
                        width: parent.width
                        text: root.account.about
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                        lineHeight: 1.25
                    }
                    Item {
                        width: 1
                        height: 2
                    }
                    Flow {
                        width: parent.width
                        spacing: Theme.gapSmall

                        PushButton {
                            objectName: "accountMiniapp"
                            visible: root.account.miniappLink !== ""
                            iconName: "layout-grid"
                            text: qsTr("Open mini-app")
                            onClicked: root.viewModel.openMiniapp()
                        }
                        PushButton {
                            id: follow

                            objectName: "accountFollow"
                            visible: !root.account.isOwn
                            role: root.account.miniappLink === "" && !root.account.isFollowed ? "primary" : "secondary"
                            iconName: root.account.isFollowed ? "check" : "plus"
                            text: root.account.isFollowed ? qsTr("Following") : qsTr("Follow")
                            Accessible.name: root.account.isFollowed ? qsTr("Unfollow…") : text
                            onClicked: {
                                if (root.account.isFollowed)
                                    leaving.ask();
                                else
                                    root.viewModel.follow();
                            }
                        }
                        PushButton {
                            objectName: "accountMessages"
                            // What it wrote is away until it is followed again.
                            visible: !root.account.isUnfollowed
                            role: "secondary"
                            iconName: "message-circle"
                            text: qsTr("Messages")
                            onClicked: root.viewModel.openConversation()
                        }
                        PushButton {
                            objectName: "accountFigures"
                            visible: root.account.isMine
                            role: "secondary"
                            iconName: "chart-line"
                            text: qsTr("Figures")
                            onClicked: root.viewModel.openFigures()
                        }
                        PushButton {
                            objectName: "accountCompose"
                            visible: root.account.isMine
                            role: "secondary"
                            iconName: "square-pen"
                            text: qsTr("Write…")
                            onClicked: root.viewModel.ownerWanted(root.account.accountId)
                        }
                        PushButton {
                            objectName: "accountShare"
                            role: "secondary"
                            iconName: "share-2"
                            text: qsTr("Share…")
                            onClicked: root.viewModel.codeWanted("plaza://account/" + root.account.accountId)
                        }
                    }
                }
            }
            PlainText {
                anchors.left: parent.left
                topPadding: 8
                visible: related.count > 0
                text: qsTr("Mini-apps")
                font.pixelSize: Theme.sizeTitle
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Flow {
                id: cards

                readonly property int columns: Math.max(1, Math.floor((width + spacing) / (280 + spacing)))

                width: parent.width
                spacing: Theme.gap
                visible: related.count > 0

                Repeater {
                    id: related

                    model: root.viewModel.related

                    RelatedMiniApp {
                        width: Math.floor((cards.width - (cards.columns - 1) * cards.spacing) / cards.columns)
                        onClicked: root.viewModel.openRelated(miniappId)
                        onReached: area.reveal(this)
                    }
                }
            }
            AgreementList {
                width: parent.width
                viewModel: root.viewModel.agreements as AgreementsViewModel
            }
            PlainText {
                anchors.left: parent.left
                topPadding: 8
                visible: root.published.count > 0
                text: qsTr("Articles")
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            SearchBox {
                id: search

                objectName: "articleSearch"
                anchors.left: parent.left
                width: Math.min(340, parent.width)
                visible: root.published.count > 1
                placeholderText: qsTr("Search in these articles")
                onTextChanged: root.viewModel.searchArticles(text)
                onActiveFocusChanged: {
                    if (activeFocus)
                        area.reveal(search);
                }
            }
            PlainText {
                objectName: "articlesNotFound"
                width: parent.width
                visible: articles.count === 0 && root.published.count > 0
                text: qsTr("No article has “%1” in its title or summary.").arg(Words.isolated(search.text))
                color: Theme.textSoft
                wrapMode: Text.Wrap
            }
            Column {
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    id: articles

                    model: root.viewModel.articles

                    ArticleEntry {
                        onClicked: root.viewModel.openArticle(articleId)
                        onReached: area.reveal(this)
                    }
                }
            }
            Panel {
                width: parent.width
                height: 224
                color: "transparent"
                visible: root.published.count === 0 && root.published.state !== "loading"

                EmptyNote {
                    anchors.fill: parent
                    iconName: root.published.state === "failed" ? "circle-alert" : "newspaper"
                    text: root.published.state === "failed" ? root.published.errorText : qsTr("%1 has not published an article yet.").arg(Words.isolated(root.account.name))
                }
            }
        }
    }
    Sheet {
        id: leaving

        /*! Whom the person is asked about. */
        property string accountId: ""
        property string name: ""

        function ask(): void {
            accountId = root.account.accountId;
            name = root.account.name;
            open();
        }

        objectName: "unfollowSheet"
        title: qsTr("Unfollow %1?").arg(Words.isolated(name))
        onDismissed: close()
        onOpened: keep.forceActiveFocus()
        onClosed: follow.forceActiveFocus()

        PlainText {
            objectName: "unfollowText"
            width: parent.width
            text: qsTr("It can send you no more messages, and its conversation leaves your chats; it comes back if you follow it again. Receipts of what you pay there then come from Wallet.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: keep

                objectName: "unfollowCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: leaving.close()
            }
            PushButton {
                objectName: "unfollowConfirm"
                role: "danger"
                text: qsTr("Unfollow")
                onClicked: {
                    leaving.close();
                    root.viewModel.unfollow(leaving.accountId);
                }
            }
        }
    }
}
