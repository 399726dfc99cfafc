pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One line of the menu or of the replies: what it is called or answers to, and what it does. */
Panel {
    id: root

    required property string rowId
    required property string section
    required property string title
    required property string kind
    required property bool isExact
    required property string words
    required property string link
    required property string cardTitle
    required property string note
    required property string articleTitle
    required property bool hasRoom
    required property string flaw
    required property string flawText
    required property int titleMax
    required property int wordsMax
    readonly property bool isMenu: section === "button" || section === "entry"
    readonly property bool isRule: section === "rule"
    readonly property bool isFixed: section === "welcome" || section === "otherwise"

    signal edited(string field, string value)
    signal moveWanted(bool isDown)
    signal removeWanted
    signal entryWanted
    signal pageWanted
    signal articleWanted
    /*! A field of it has the caret now. */
    signal entered(Item field)

    readonly property string flawWords: {
        const words = {
            "title": qsTr("Give it a name."),
            "no_entries": qsTr("Add an entry, or let the button itself do something."),
            "link": qsTr("Write the page of a mini-app, or choose one."),
            "no_miniapp": qsTr("There is no mini-app “%1”.").arg(Words.isolated(flawText)),
            "no_page": qsTr("There is no page “%1”.").arg(Words.isolated(flawText)),
            "no_article": qsTr("Choose an article that can be read."),
            "reply": qsTr("Write what is sent."),
            "card": qsTr("Give the card a title."),
            "keywords": qsTr("Write up to ten short keywords, with commas between them.")
        };
        return words[flaw] ?? "";
    }

    function kindName(kind: string): string {
        const names = {
            "none": qsTr("Nothing"),
            "group": qsTr("Entries"),
            "page": qsTr("Page"),
            "article": qsTr("Article"),
            "text": root.isMenu ? qsTr("Reply") : qsTr("Words"),
            "sent_article": root.isMenu ? qsTr("Sends article") : qsTr("Article"),
            "card": root.isMenu ? qsTr("Sends card") : qsTr("Card")
        };
        return names[kind] ?? "";
    }

    /*! What it can be; an entry that sends something else, as it was made elsewhere, can stay so. */
    readonly property var kinds: {
        const found = section === "button" ? ["group", "page", "article", "text"] : section === "entry" ? ["page", "article", "text"] : isFixed ? ["none", "text", "sent_article", "card"] : ["text", "sent_article", "card"];
        return found.includes(kind) ? found : found.concat([kind]);
    }

    objectName: "voice_" + rowId
    implicitHeight: column.height + 28

    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 16
        anchors.right: parent.right
        anchors.rightMargin: 16
        y: 14
        spacing: Theme.gapSmall

        Item {
            width: parent.width
            height: Theme.controlHeight

            PlainText {
                anchors.left: parent.left
                anchors.right: tools.left
                anchors.verticalCenter: parent.verticalCenter
                visible: root.isFixed
                text: root.section === "welcome" ? qsTr("Who follows is welcomed with") : qsTr("Whatever else is written is answered with")
                font.weight: Theme.strong(text)
                elide: Text.ElideRight
            }
            Field {
                id: name

                objectName: "voiceTitle"
                anchors.left: parent.left
                anchors.right: tools.left
                anchors.rightMargin: Theme.gapSmall
                visible: !root.isFixed
                text: root.title
                maximumLength: root.isMenu ? root.titleMax : 500
                placeholderText: root.isRule ? qsTr("Keywords, such as: size, fit") : root.section === "entry" ? qsTr("Name of the entry") : qsTr("Name of the button")
                onTextChanged: root.edited("title", text)
                onActiveFocusChanged: {
                    if (activeFocus)
                        root.entered(name);
                }
            }
            Row {
                id: tools

                anchors.right: parent.right

                IconButton {
                    objectName: "voiceUp"
                    visible: !root.isFixed
                    iconName: "arrow-up"
                    name: qsTr("Before the one above")
                    onClicked: root.moveWanted(false)
                }
                IconButton {
                    objectName: "voiceDown"
                    visible: !root.isFixed
                    iconName: "arrow-down"
                    name: qsTr("After the one below")
                    onClicked: root.moveWanted(true)
                }
                IconButton {
                    objectName: "voiceRemove"
                    visible: !root.isFixed
                    iconName: "trash-2"
                    name: qsTr("Remove")
                    onClicked: root.removeWanted()
                }
            }
        }
        Segmented {
            objectName: "voiceMatch"
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            visible: root.isRule
            isCompact: true
            name: qsTr("Where the keywords stand")
            current: root.isExact ? "exact" : "contains"
            choices: [
                {
                    "key": "contains",
                    "text": qsTr("Among other words"),
                    "iconName": ""
                },
                {
                    "key": "exact",
                    "text": qsTr("Nothing else"),
                    "iconName": ""
                }
            ]
            onChosen: key => root.edited("isExact", key === "exact" ? "yes" : "no")
        }
        Segmented {
            objectName: "voiceKind"
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            isCompact: true
            name: qsTr("What it does")
            current: root.kind
            choices: root.kinds.map(each => ({
                        "key": each,
                        "text": root.kindName(each),
                        "iconName": ""
                    }))
            onChosen: key => root.edited("kind", key)
        }
        Field {
            id: cardTitle

            objectName: "voiceCardTitle"
            width: parent.width
            visible: root.kind === "card"
            text: root.cardTitle
            maximumLength: 60
            placeholderText: qsTr("Title of the card")
            onTextChanged: root.edited("cardTitle", text)
            onActiveFocusChanged: {
                if (activeFocus)
                    root.entered(cardTitle);
            }
        }
        Field {
            id: note

            objectName: "voiceNote"
            width: parent.width
            visible: root.kind === "card"
            text: root.note
            maximumLength: 120
            placeholderText: qsTr("A line under it")
            onTextChanged: root.edited("note", text)
            onActiveFocusChanged: {
                if (activeFocus)
                    root.entered(note);
            }
        }
        Item {
            width: parent.width
            height: Theme.controlHeight
            visible: root.kind === "page" || root.kind === "card"

            Field {
                id: link

                objectName: "voiceLink"
                anchors.left: parent.left
                anchors.right: pick.left
                anchors.rightMargin: Theme.gapSmall
                text: root.link
                maximumLength: 2000
                placeholderText: "miniapp:its.id/pages/home?key=value"
                label: qsTr("Page of a mini-app")
                onTextChanged: root.edited("link", text)
                onActiveFocusChanged: {
                    if (activeFocus)
                        root.entered(link);
                }
            }
            PushButton {
                id: pick

                objectName: "voicePickPage"
                anchors.right: parent.right
                role: "secondary"
                text: qsTr("Choose…")
                onClicked: root.pageWanted()
            }
        }
        PushButton {
            objectName: "voicePickArticle"
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            visible: root.kind === "article" || root.kind === "sent_article"
            role: "secondary"
            iconName: "newspaper"
            text: root.articleTitle !== "" ? root.articleTitle : qsTr("Choose an article…")
            onClicked: root.articleWanted()
        }
        T.TextArea {
            id: words

            objectName: "voiceWords"
            width: parent.width
            visible: root.kind === "text"
            padding: 11
            text: root.words
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            horizontalAlignment: length === 0 ? TextEdit.AlignLeft : undefined // then as its own letters go
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.fontFamily
            font.pixelSize: Theme.sizeBody
            selectByMouse: true
            implicitHeight: Math.max(66, contentHeight + 22)
            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: qsTr("What is sent")
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            onTextChanged: root.edited("words", text)
            onActiveFocusChanged: {
                if (activeFocus)
                    root.entered(words);
            }

            background: Rectangle {
                radius: Theme.radiusSmall
                color: Theme.field
                border.width: words.activeFocus ? 2 : 0
                border.color: Theme.accent
            }

            SilentText {
                anchors.left: parent.left
                anchors.leftMargin: 13
                anchors.top: parent.top
                anchors.topMargin: 11
                visible: words.length === 0 && words.preeditText === ""
                text: qsTr("What is sent")
                color: Theme.textFaint
                font.pixelSize: Theme.sizeBody
            }
        }
        PlainText {
            objectName: "voiceTooLong"
            width: parent.width
            visible: root.kind === "text" && root.words.length > root.wordsMax
            text: qsTr("At most %1 characters are sent.").arg(root.wordsMax)
            color: Theme.danger
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
        PlainText {
            objectName: "voiceFlaw"
            width: parent.width
            visible: text !== "" && !(root.kind === "text" && root.words.length > root.wordsMax)
            text: root.flawWords
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
        PushButton {
            objectName: "voiceAddEntry"
            anchors.left: parent.left
            visible: root.hasRoom
            role: "plain"
            iconName: "plus"
            text: qsTr("Add an entry")
            onClicked: root.entryWanted()
        }
    }
}
