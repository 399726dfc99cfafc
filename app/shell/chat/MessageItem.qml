pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! One row of a conversation: the day above it, who speaks, and the content in its own kind of bubble. */
Item {
    id: root

    required property string messageId
    required property string kind
    required property bool isMine
    required property string senderName
    required property string senderColor
    required property string senderPicture
    required property string timeText
    required property string dayText
    required property bool isRunStart
    required property string quotedId
    required property string quotedName
    required property string quotedText
    required property var content
    required property ConversationViewModel viewModel
    readonly property MessageActsViewModel acts: viewModel.acts as MessageActsViewModel
    readonly property MessagesViewModel history: viewModel.history as MessagesViewModel
    /*! Whether it is the one that was looked for. */
    property bool isMarked: false
    /*! Whether the keyboard has reached it. */
    property bool isReached: false

    /*! Whether there is a picture in it, which may hold a code. */
    readonly property bool hasPicture: kind === "code" || kind === "picture" || ((kind === "card" || kind === "article") && content.picture !== "")
    readonly property bool isNote: kind === "note"
    readonly property bool hasFace: !isMine && !isNote && viewModel.kind === "group"
    readonly property int side: 20
    readonly property int indent: hasFace ? 44 : 0
    /*! What one has said oneself stands at the far side: where lines end. */
    readonly property bool isAtRight: isMine !== LayoutMirroring.enabled
    readonly property int inset: isMine ? side : side + indent
    readonly property real bubbleMax: Math.min(520, (width - 2 * side - indent) * 0.76)

    objectName: "message_" + messageId
    implicitHeight: day.height + (isRunStart && dayText === "" ? 10 : 4) + name.height + answered.height + bubble.height
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(isMine ? qsTr("You") : senderName).arg(timeText)

    /*! Show what can be done with the message, at a place in the bubble. */
    function openMenu(place: point): void {
        menu.active = true;
        const at = bubble.mapToItem(root, place);
        (menu.item as MessageMenu).canRecall = root.acts.canRecall(root.messageId);
        (menu.item as MessageMenu).canForward = root.acts.canForward(root.messageId);
        (menu.item as MessageMenu).canOpenWith = root.acts.canOpenWith(root.messageId);
        (menu.item as MessageMenu).x = LayoutMirroring.enabled ? at.x - menu.item.width : at.x; // qmllint disable missing-property
        (menu.item as MessageMenu).y = at.y;
        (menu.item as MessageMenu).open();
    }

    // Sharper than it is shown, for what is small in it.
    function scanPicture(): void {
        bubble.grabToImage(result => root.viewModel.pictureScanWanted(result.image), Qt.size(bubble.width * 2, bubble.height * 2));
    }

    // From whatever in the bubble has the keyboard.
    Keys.onMenuPressed: openMenu(Qt.point(LayoutMirroring.enabled ? bubble.width - 16 : 16, 16))
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier);
        if (event.accepted)
            openMenu(Qt.point(LayoutMirroring.enabled ? bubble.width - 16 : 16, 16));
    }
    Component.onCompleted: {
        const files = {
            "text": "TextMessage.qml",
            "card": "CardMessage.qml",
            "receipt": "ReceiptMessage.qml",
            "refund": "RefundMessage.qml",
            "article": "ArticleMessage.qml",
            "template": "TemplateMessage.qml",
            "code": "CodeMessage.qml",
            "note": "NoteMessage.qml",
            "packet": "PacketMessage.qml",
            "transfer": "TransferMessage.qml",
            "return": "ReturnMessage.qml",
            "picture": "PictureMessage.qml",
            "file": "FileMessage.qml",
            "voice": "VoiceMessage.qml"
        };
        bubble.setSource(files[kind] ?? "UnknownMessage.qml", {
            "viewModel": viewModel,
            // How money stands changes while its message stays.
            "content": Qt.binding(() => root.content),
            "isMine": isMine,
            "widthMax": Qt.binding(() => root.bubbleMax)
        });
    }

    Rectangle {
        y: bubble.y - 4
        width: parent.width
        height: bubble.height + 8
        color: Theme.accentSoft
        opacity: root.isMarked ? 1 : 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }
    Item {
        id: day

        width: parent.width
        height: root.dayText === "" ? 0 : 44
        visible: root.dayText !== ""

        PlainText {
            anchors.centerIn: parent
            text: root.dayText
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            font.weight: Font.Medium
        }
    }
    Avatar {
        objectName: "messageFace"
        anchors.left: parent.left
        anchors.leftMargin: root.side
        y: name.y
        visible: root.hasFace && root.isRunStart
        size: 34
        name: root.senderName
        color: root.senderColor
        source: root.senderPicture
    }
    PlainText {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: root.side + root.indent
        y: day.height + (root.isRunStart && root.dayText === "" ? 10 : 4)
        height: root.hasFace && root.isRunStart ? 20 : 0
        visible: height > 0
        text: root.senderName
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
    }
    Item {
        id: answered

        x: root.isAtRight ? root.width - width - root.inset : root.inset
        y: name.y + name.height
        width: Math.min(root.bubbleMax, Math.ceil(quote.implicitWidth))
        height: visible ? quote.implicitHeight + 4 : 0
        visible: root.quotedId !== ""

        QuoteBar {
            id: quote

            objectName: "quoteOf_" + root.messageId
            width: parent.width
            name: root.quotedName
            text: root.quotedText
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Answers %1: %2").arg(Words.isolated(name)).arg(Words.isolated(text))
            Accessible.onPressAction: root.history.jumpTo(root.quotedId)

            TapHandler {
                onTapped: root.history.jumpTo(root.quotedId)
            }
        }
    }
    FocusRing {
        control: bubble
        isShown: root.isReached
    }
    Loader {
        id: bubble

        x: root.isNote ? (root.width - width) / 2 : root.isAtRight ? root.width - width - root.inset : root.inset
        y: name.y + name.height + answered.height

        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => root.openMenu(point.position)
        }
        TapHandler {
            acceptedDevices: PointerDevice.TouchScreen
            onLongPressed: root.openMenu(point.position)
        }
    }
    Loader {
        id: menu

        active: false
        sourceComponent: MessageMenu {
            parent: root
            canQuote: !root.isNote && root.viewModel.kind !== "official"
            canCopy: root.kind === "text"
            canRecall: false
            canScan: root.hasPicture
            onQuoteWanted: root.acts.quote(root.messageId)
            onCopyWanted: root.acts.copy(root.messageId)
            onForwardWanted: root.acts.forward(root.messageId)
            onOpenWithWanted: root.acts.openWith(root.messageId)
            onRecallWanted: root.acts.recall(root.messageId)
            onDeleteWanted: root.acts.hide(root.messageId)
            onScanWanted: root.scanPicture()
        }
    }
    PlainText {
        x: root.isAtRight ? bubble.x - width - 8 : bubble.x + bubble.width + 8
        y: bubble.y + bubble.height - height - 3
        visible: hover.hovered && !root.isNote
        text: root.timeText
        color: Theme.textFaint
        font.pixelSize: 11
        Accessible.ignored: true
    }
    HoverHandler {
        id: hover
    }
}
