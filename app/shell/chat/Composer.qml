pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! The place to write: Enter sends, Shift+Enter begins a new line, four lines at most before it scrolls. */
Item {
    id: root

    /*! Whether words on buttons would leave no place to write. */
    readonly property bool isTight: width < 280
    /*! Whom the message is for. */
    property string peer: ""
    readonly property int lineHeight: 18
    readonly property int fieldHeight: Math.max(36, Math.min(4, field.lineCount) * lineHeight + 18)

    /*! The person sent `text`. */
    signal sent(string text)
    /*! What is written is now `text`. */
    signal written(string text)
    /*! Whether it answers a message, which Escape gives up. */
    property bool isAnswer: false
    /*! The person gave that up. */
    signal escaped
    /*! Whether there is one other person, whom money can be given. */
    property bool isDirect: false
    /*! Whether nothing but words can be sent: something else may stand at its left then. */
    property bool isPlain: false
    /*! The person wants to put a red packet into the chat, or give the other one money. */
    signal packetWanted
    signal transferWanted
    /*! What takes files and pictures; null where only words are sent. */
    property SendingViewModel sending: null
    /*! Whom one may mention; null where nobody. */
    property MentionsViewModel mentions: null
    /*! What emoji there are to pick from. */
    property EmojiViewModel emoji: null
    /*! The person wants to choose pictures, or files, to send. */
    signal picturesWanted
    signal filesWanted
    /*! What takes what is spoken; null where only words are sent. */
    property SpeakingViewModel speaking: null

    /*! Whether one can write here now: else it is not shown, and takes no keys. */
    property bool isOffered: true

    function takeFocus() {
        if (isOffered)
            field.forceActiveFocus();
    }

    /*! Go on with what was written earlier. */
    function begin(text: string) {
        field.text = text;
        field.cursorPosition = field.length;
    }

    /*! Put back what could not be sent, before what was written since. */
    function restore(text: string) {
        begin(field.text === "" ? text : text + "\n" + field.text);
    }

    /*! Put somebody's name where an @ was begun. */
    function mention(at: int): void {
        const length = mentions.typedLength;
        const name = mentions.choose(at);
        const end = field.cursorPosition;
        field.remove(end - length, end);
        field.insert(end - length, name);
        field.forceActiveFocus();
    }

    /*! Whether a key was for the list of those one may mention. */
    function takeMentionKey(key: int): bool {
        if (!(mentions?.isOpen ?? false))
            return false;
        if (key === Qt.Key_Up || key === Qt.Key_Down)
            mentions.step(key === Qt.Key_Down ? 1 : -1);
        else if (key === Qt.Key_Return || key === Qt.Key_Enter || key === Qt.Key_Tab)
            mention(mentions.at);
        else if (key === Qt.Key_Escape)
            mentions.close();
        else
            return false;
        return true;
    }

    function submit() {
        const text = field.text;
        if (text.trim() === "")
            return;
        field.clear();
        root.sent(text);
        field.forceActiveFocus();
    }

    visible: isOffered
    implicitHeight: fieldHeight + 24

    Rectangle {
        anchors.left: more.right
        anchors.leftMargin: 6
        anchors.right: smile.visible ? smile.left : send.left
        anchors.rightMargin: smile.visible ? 2 : 6
        y: 12
        height: root.fieldHeight
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: field.activeFocus ? 1 : 0
        border.color: Theme.accentLine

        Flickable {
            anchors.fill: parent
            anchors.leftMargin: 12
            anchors.rightMargin: 8
            anchors.topMargin: 8
            anchors.bottomMargin: 8
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            acceptedButtons: Qt.NoButton
            contentHeight: field.height
            contentY: Math.max(0, Math.min(contentHeight - height, field.cursorRectangle.y + field.cursorRectangle.height - height))

            T.TextArea {
                id: field

                objectName: "composerField"
                width: parent.width
                // The template does not grow with its text.
                height: Math.max(root.lineHeight, contentHeight)
                color: Theme.text
                placeholderText: qsTr("Message %1").arg(Words.isolated(root.peer))
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                font.family: Theme.fontFamily
                font.pixelSize: Theme.sizeBody
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                horizontalAlignment: length === 0 ? TextEdit.AlignLeft : undefined // then as its own letters go
                selectByMouse: true
                Accessible.role: Accessible.EditableText
                Accessible.name: placeholderText
                onTextChanged: {
                    root.written(text);
                    root.mentions?.look(text.slice(0, cursorPosition));
                }
                // A message has no tab stops; whoever has no mouse has to get out of here.
                Keys.onTabPressed: {
                    if (!root.takeMentionKey(Qt.Key_Tab))
                        nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                }
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onEscapePressed: event => {
                    const isMention = root.takeMentionKey(event.key);
                    event.accepted = isMention || root.isAnswer;
                    if (!isMention && root.isAnswer)
                        root.escaped();
                }
                Keys.onPressed: event => {
                    if (preeditText === "" && root.takeMentionKey(event.key)) {
                        event.accepted = true;
                        return;
                    }
                    const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    if (isEnter && !(event.modifiers & Qt.ShiftModifier) && preeditText === "") {
                        event.accepted = true;
                        root.submit();
                    } else if (event.matches(StandardKey.Paste) && root.sending !== null) {
                        event.accepted = root.sending.paste();
                    }
                }

                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 2 // beside the caret, which would cross out a letter
                    width: parent.width - 2
                    visible: field.length === 0 && field.preeditText === ""
                    text: field.placeholderText
                    color: Theme.textFaint
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
            }
        }
    }
    T.Popup {
        // It lies over the window, which is not enlarged as what is in it is.
        scale: Theme.zoom
        transformOrigin: T.Popup.TopLeft
        x: root.LayoutMirroring.enabled ? root.width - 46 - width : 46
        y: -height - 6
        width: contentItem.implicitWidth
        height: contentItem.implicitHeight
        visible: root.mentions?.isOpen ?? false
        focus: false
        closePolicy: T.Popup.NoAutoClose

        contentItem: MentionList {
            viewModel: root.mentions
            onChosen: at => root.mention(at)
        }
    }
    IconButton {
        id: more

        objectName: "composerMore"
        visible: !root.isPlain
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        iconName: "circle-plus"
        name: qsTr("Send something else")
        checked: menu.visible
        onClicked: menu.open()
    }
    T.Popup {
        id: menu

        objectName: "composerMenu"
        scale: Theme.zoom
        transformOrigin: T.Popup.TopLeft
        x: root.LayoutMirroring.enabled ? root.width - 8 - width : 8
        y: -height - 6
        width: 200
        height: lines.implicitHeight + 12
        padding: 6
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
        onOpened: (pictures.visible ? pictures : packet).forceActiveFocus(Qt.TabFocusReason)

        background: Rectangle {
            radius: Theme.radius
            color: Theme.card
            border.width: 1
            border.color: Theme.line
            Accessible.role: Accessible.PopupMenu
            Accessible.name: more.name
        }
        contentItem: Column {
            id: lines

            MenuLine {
                id: pictures

                objectName: "composerPictures"
                visible: root.sending?.isPossible ?? false
                iconName: "image"
                text: qsTr("Picture")
                onClicked: {
                    menu.close();
                    root.picturesWanted();
                }
            }
            MenuLine {
                objectName: "composerFiles"
                visible: pictures.visible
                iconName: "paperclip"
                text: qsTr("File")
                onClicked: {
                    menu.close();
                    root.filesWanted();
                }
            }
            MenuLine {
                objectName: "composerVoice"
                visible: pictures.visible && root.speaking !== null
                iconName: "mic"
                text: qsTr("Voice note")
                onClicked: {
                    menu.close();
                    root.speaking.begin();
                }
            }
            MenuLine {
                id: packet

                objectName: "composerPacket"
                iconName: "gift"
                text: qsTr("Red packet")
                onClicked: {
                    menu.close();
                    root.packetWanted();
                }
            }
            MenuLine {
                objectName: "composerTransfer"
                visible: root.isDirect
                iconName: "hand-coins"
                text: qsTr("Transfer")
                onClicked: {
                    menu.close();
                    root.transferWanted();
                }
            }
        }
    }
    IconButton {
        id: smile

        objectName: "composerEmoji"
        anchors.right: send.left
        anchors.rightMargin: 6
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        iconName: "smile"
        name: qsTr("Emoji")
        visible: root.emoji !== null && root.width >= 220
        checked: picker.item?.visible ?? false // qmllint disable missing-property
        onClicked: {
            picker.active = true;
            (picker.item as EmojiPicker).open();
        }
    }
    Loader {
        id: picker

        active: false
        sourceComponent: EmojiPicker {
            parent: smile
            x: root.LayoutMirroring.enabled ? 0 : smile.width - width
            y: -height - 18
            viewModel: root.emoji
            onPicked: text => field.insert(field.cursorPosition, text)
            onClosed: root.takeFocus()
        }
    }
    PushButton {
        id: send

        objectName: "composerSend"
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: root.isTight ? 48 : implicitWidth
        iconName: "send"
        text: root.isTight ? "" : Accessible.name
        Accessible.name: qsTr("Send")
        enabled: field.text.trim() !== ""
        onClicked: root.submit()
    }
    Loader {
        anchors.fill: parent
        anchors.topMargin: 1
        active: (root.speaking?.state ?? "idle") !== "idle"
        sourceComponent: VoiceBar {
            viewModel: root.speaking
            Component.onCompleted: takeFocus()
        }
        onActiveChanged: {
            if (!active)
                root.takeFocus();
        }
    }
}
