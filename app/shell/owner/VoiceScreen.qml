pragma ComponentBehavior: Bound
import QtQuick
import app.shell.owner
import app.shell.style

/*! Changes the menu and the replies of an account: the lines on one side, what followers will see on the other. */
FocusScope {
    id: root

    required property VoiceViewModel viewModel
    required property var account
    readonly property var status: viewModel.status
    readonly property var choices: viewModel.choices
    readonly property bool hasRoom: width >= 700
    property bool isPreview: false
    property string section: "menu"

    /*! The owner wants to see the articles. */
    signal backWanted

    function choosePage(item: VoiceItem): void {
        sheet.title = qsTr("Pages of mini-apps");
        sheet.emptyText = qsTr("This account names no mini-app that is here. Write its page by hand.");
        ask(item, "link", choices.pages, "layout-grid");
    }

    function chooseArticle(item: VoiceItem): void {
        sheet.title = qsTr("Articles of this account");
        sheet.emptyText = qsTr("Nothing was sent yet that could be read.");
        ask(item, "articleId", choices.articles, "newspaper");
    }

    function ask(item: VoiceItem, field: string, found: var, iconName: string): void {
        sheet.rowId = item.rowId;
        sheet.field = field;
        sheet.choices = found.map(each => Object.assign({
                "iconName": iconName
            }, each));
        sheet.open();
    }

    Column {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gapLarge
        spacing: Theme.gap

        Flow {
            width: parent.width
            spacing: Theme.gapSmall

            PushButton {
                objectName: "voiceBack"
                role: "secondary"
                iconName: "arrow-left"
                text: qsTr("Back")
                onClicked: root.backWanted()
            }
            Segmented {
                objectName: "voiceSections"
                name: qsTr("Menu and replies")
                current: root.section
                choices: [
                    {
                        "key": "menu",
                        "text": qsTr("Menu"),
                        "iconName": "list"
                    },
                    {
                        "key": "replies",
                        "text": qsTr("Replies"),
                        "iconName": "message-circle"
                    }
                ]
                onChosen: key => root.section = key
            }
            PushButton {
                objectName: "voicePreview"
                visible: !root.hasRoom
                role: "secondary"
                iconName: root.isPreview ? "pencil" : "eye"
                text: root.isPreview ? qsTr("Edit") : qsTr("Preview")
                onClicked: root.isPreview = !root.isPreview
            }
            PushButton {
                objectName: "voiceRevert"
                visible: !root.status.isPublished
                role: "secondary"
                iconName: "undo-2"
                text: qsTr("As published")
                enabled: !root.status.isBusy
                onClicked: root.viewModel.revert()
            }
            PushButton {
                objectName: "voicePublish"
                iconName: "send"
                text: qsTr("Publish")
                enabled: !root.status.isBusy && !root.status.isPublished
                onClicked: root.viewModel.publish()
            }
            PlainText {
                objectName: "voiceState"
                height: Theme.controlHeight
                verticalAlignment: Text.AlignVCenter
                text: root.status.isPublished ? qsTr("Published") : root.status.isSaved ? qsTr("Kept, not published") : qsTr("Not kept yet…")
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
        }
        PlainText {
            objectName: "voiceError"
            width: parent.width
            visible: text !== ""
            text: root.status.errorText
            color: Theme.danger
            wrapMode: Text.Wrap
        }
    }
    ScrollArea {
        id: side

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapLarge
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: root.hasRoom ? Math.round((root.width - 3 * Theme.gapLarge) * 0.58) : root.width - 2 * Theme.gapLarge
        visible: root.hasRoom || !root.isPreview

        Column {
            anchors.left: parent.left
            width: side.width - 14 // beside the line that says how far it is scrolled
            spacing: Theme.gapSmall
            bottomPadding: Theme.gapLarge

            PlainText {
                width: parent.width
                text: root.section === "menu" ? qsTr("Up to three buttons under the conversation, each with up to five entries.") : qsTr("What the account says by itself. Of several rules that fit, the one with the longer keyword answers.")
                color: Theme.textSoft
                font.pixelSize: 13
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.section === "menu" ? root.viewModel.menu : root.viewModel.replies

                VoiceItem {
                    id: item

                    anchors.right: parent ? (parent as Item).right : undefined
                    width: parent ? (parent as Item).width - (section === "entry" ? 28 : 0) : 0
                    titleMax: root.choices.titleMax
                    wordsMax: root.choices.wordsMax
                    onEdited: (field, value) => root.viewModel.change(rowId, field, value)
                    onMoveWanted: isDown => root.viewModel.move(rowId, isDown)
                    onRemoveWanted: root.viewModel.remove(rowId)
                    onEntryWanted: root.viewModel.add(rowId)
                    onPageWanted: root.choosePage(item)
                    onArticleWanted: root.chooseArticle(item)
                    onEntered: field => side.reveal(field)
                }
            }
            PushButton {
                objectName: "voiceAdd"
                anchors.left: parent.left
                role: "secondary"
                iconName: "plus"
                text: root.section === "menu" ? qsTr("Add a button") : qsTr("Add keywords")
                enabled: root.section === "menu" ? root.status.canAddButton : root.status.canAddRule
                onClicked: root.viewModel.add(root.section === "menu" ? "button" : "rule")
            }
        }
    }
    VoicePreview {
        anchors.left: root.hasRoom ? side.right : parent.left
        anchors.leftMargin: Theme.gapLarge
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapLarge
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapLarge
        visible: root.hasRoom || root.isPreview
        viewModel: root.viewModel
        account: root.account
    }
    ChoiceSheet {
        id: sheet

        property string rowId: ""
        property string field: ""

        onChosen: key => root.viewModel.change(rowId, field, key)
    }
}
