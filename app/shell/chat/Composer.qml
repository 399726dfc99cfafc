import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The place to write: Enter sends, Shift+Enter begins a new line, four lines at most before it scrolls. */
Item {
    id: root

    /*! Whom the message is for. */
    property string peer: ""
    readonly property int lineHeight: 18
    readonly property int fieldHeight: Math.max(36, Math.min(4, field.lineCount) * lineHeight + 18)

    /*! The person sent `text`. */
    signal sent(string text)
    /*! Whether there is one other person, whom money can be given. */
    property bool isDirect: false
    /*! The person wants to put a red packet into the chat, or give the other one money. */
    signal packetWanted
    signal transferWanted

    function takeFocus() {
        field.forceActiveFocus();
    }

    /*! Put back what could not be sent. */
    function restore(text: string) {
        if (field.text === "")
            field.text = text;
    }

    function submit() {
        const text = field.text;
        if (text.trim() === "")
            return;
        field.clear();
        root.sent(text);
        field.forceActiveFocus();
    }

    implicitHeight: fieldHeight + 24

    Rectangle {
        x: more.x + more.width + 6
        y: 12
        width: send.x - 8 - x
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
                selectByMouse: true
                Accessible.role: Accessible.EditableText
                Accessible.name: placeholderText
                // A message has no tab stops; whoever has no mouse has to get out of here.
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                Keys.onPressed: event => {
                    const isEnter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                    if (isEnter && !(event.modifiers & Qt.ShiftModifier) && preeditText === "") {
                        event.accepted = true;
                        root.submit();
                    }
                }

                PlainText {
                    width: parent.width
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
    IconButton {
        id: more

        objectName: "composerMore"
        x: 8
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
        x: 8
        y: -height - 6
        width: 200
        height: lines.implicitHeight + 12
        padding: 6
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
        onOpened: packet.forceActiveFocus(Qt.TabFocusReason)

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
    PushButton {
        id: send

        objectName: "composerSend"
        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        iconName: "send"
        text: qsTr("Send")
        enabled: field.text.trim() !== ""
        onClicked: root.submit()
    }
}
