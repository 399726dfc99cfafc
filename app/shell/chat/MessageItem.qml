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
    required property string timeText
    required property string dayText
    required property bool isRunStart
    required property var content
    required property ConversationViewModel viewModel

    /*! Whether there is a picture in it, which may hold a code. */
    readonly property bool hasPicture: kind === "code" || ((kind === "card" || kind === "article") && content.picture !== "")
    readonly property bool hasFace: !isMine && viewModel.kind === "group"
    readonly property int side: 20
    readonly property int indent: hasFace ? 44 : 0
    readonly property real bubbleMax: Math.min(520, (width - 2 * side - indent) * 0.76)

    objectName: "message_" + messageId
    implicitHeight: day.height + (isRunStart && dayText === "" ? 10 : 4) + name.height + bubble.height
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(isMine ? qsTr("You") : senderName).arg(timeText)

    /*! Show what can be done with the picture, at a place in the bubble. */
    function openMenu(place: point): void {
        if (!root.hasPicture)
            return;
        menu.active = true;
        const at = bubble.mapToItem(root, place);
        (menu.item as PictureMenu).x = at.x;
        (menu.item as PictureMenu).y = at.y;
        (menu.item as PictureMenu).open();
    }

    // Sharper than it is shown, for what is small in it.
    function scanPicture(): void {
        bubble.grabToImage(result => root.viewModel.pictureScanWanted(result.image), Qt.size(bubble.width * 2, bubble.height * 2));
    }

    // From whatever in the bubble has the keyboard.
    Keys.onMenuPressed: openMenu(Qt.point(16, 16))
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier) && root.hasPicture;
        if (event.accepted)
            openMenu(Qt.point(16, 16));
    }
    Component.onCompleted: {
        const files = {
            "text": "TextMessage.qml",
            "card": "CardMessage.qml",
            "receipt": "ReceiptMessage.qml",
            "refund": "RefundMessage.qml",
            "article": "ArticleMessage.qml",
            "code": "CodeMessage.qml",
            "packet": "PacketMessage.qml",
            "transfer": "TransferMessage.qml"
        };
        bubble.setSource(files[kind] ?? "UnknownMessage.qml", {
            "viewModel": viewModel,
            // How money stands changes while its message stays.
            "content": Qt.binding(() => root.content),
            "isMine": isMine,
            "widthMax": Qt.binding(() => root.bubbleMax)
        });
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
        x: root.side
        y: name.y
        visible: root.hasFace && root.isRunStart
        size: 34
        name: root.senderName
        color: root.senderColor
    }
    PlainText {
        id: name

        x: root.side + root.indent
        y: day.height + (root.isRunStart && root.dayText === "" ? 10 : 4)
        height: root.hasFace && root.isRunStart ? 20 : 0
        visible: height > 0
        text: root.senderName
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
    }
    Loader {
        id: bubble

        x: root.isMine ? root.width - width - root.side : root.side + root.indent
        y: name.y + name.height

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
        sourceComponent: PictureMenu {
            parent: root
            onScanWanted: root.scanPicture()
        }
    }
    PlainText {
        x: root.isMine ? bubble.x - width - 8 : bubble.x + bubble.width + 8
        y: bubble.y + bubble.height - height - 3
        visible: hover.hovered
        text: root.timeText
        color: Theme.textFaint
        font.pixelSize: 11
        Accessible.ignored: true
    }
    HoverHandler {
        id: hover
    }
}
