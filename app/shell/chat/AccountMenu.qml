pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! The menu of an official account, in the place to write: up to three buttons, each with up to five entries above it. */
Item {
    id: root

    /*! The buttons: objects with `title` and the titles of the `entries` above it, if it has any. */
    required property var buttons
    /*! Whether writing makes sense. */
    required property bool isAnswering
    /*! Whether there is hardly room for words. */
    readonly property bool isTight: width < 280
    /*! Whether the person wants to write rather than press. */
    property bool wantsToWrite: false
    /*! Whether the place to write is shown, beside the way back to the menu. */
    readonly property bool isWriting: isAnswering && (wantsToWrite || buttons.length === 0)
    /*! The button whose entries are shown; -1: none. */
    property int openAt: -1

    /*! The place to write came, or went. */
    signal writingChanged
    /*! A button was pressed that has no entries (`below` -1), or one of the entries above it. */
    signal pressed(int at, int below)

    implicitHeight: 52
    visible: buttons.length > 0 || isAnswering
    onIsWritingChanged: writingChanged()
    onButtonsChanged: entries.close()

    function open(at: int): void {
        openAt = at;
        entries.open();
    }

    IconButton {
        id: change

        objectName: "accountWrite"
        anchors.left: parent.left
        anchors.leftMargin: root.isTight && !root.isWriting ? 2 : 8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.isWriting ? 12 : Math.round((root.height - height) / 2)
        visible: root.isAnswering && root.buttons.length > 0
        iconName: root.isWriting ? "list" : "keyboard"
        name: root.isWriting ? qsTr("Show the menu") : qsTr("Write a message")
        onClicked: root.wantsToWrite = !root.wantsToWrite
    }
    Row {
        id: row

        anchors.left: change.visible ? change.right : parent.left
        anchors.leftMargin: change.visible && !root.isTight ? 8 : 0
        anchors.right: parent.right
        height: parent.height
        visible: !root.isWriting
        Accessible.role: Accessible.MenuBar
        Accessible.name: qsTr("Menu of this official account")

        Repeater {
            id: repeated

            model: root.buttons

            T.AbstractButton {
                id: button

                required property int index
                required property var modelData
                readonly property bool isGroup: modelData.entries.length > 0

                objectName: "accountMenu_" + index
                width: row.width / repeated.count
                height: row.height
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                text: modelData.title
                Accessible.role: isGroup ? Accessible.ButtonMenu : Accessible.Button
                Accessible.name: text
                onClicked: {
                    if (isGroup) {
                        root.open(index);
                        return;
                    }
                    root.pressed(index, -1);
                }
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                Keys.onUpPressed: event => {
                    event.accepted = isGroup;
                    if (isGroup)
                        click();
                }

                background: Rectangle {
                    color: button.down ? Theme.pressed : button.hovered || root.openAt === button.index ? Theme.hover : "transparent"

                    Rectangle {
                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        width: 1
                        height: 20
                        visible: button.index > 0 || change.visible
                        color: Theme.line
                    }
                    FocusRing {
                        control: button.background
                        isShown: button.visualFocus
                        anchors.margins: 3
                    }
                }
                contentItem: Item {
                    Row {
                        anchors.centerIn: parent
                        spacing: 6

                        IconImage {
                            id: sign

                            anchors.verticalCenter: parent.verticalCenter
                            visible: button.isGroup && button.width > 96
                            name: "list"
                            size: 14
                            color: Theme.textSoft
                        }
                        SilentText {
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(Math.ceil(implicitWidth), button.width - (root.isTight ? 4 : 12) - (sign.visible ? 20 : 0))
                            text: button.text
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }
    T.Popup {
        id: entries

        readonly property real wide: row.width / Math.max(1, repeated.count)
        /*! Where it begins, from the side that one reads from: above the middle of its button, within the window. */
        readonly property real begin: Math.max(6, Math.min(root.width - width - 6, root.width - row.width + (root.openAt + 0.5) * wide - width / 2))

        objectName: "accountEntries"
        // It lies over the window, which is not enlarged as what is in it is.
        scale: Theme.zoom
        transformOrigin: T.Popup.TopLeft
        x: root.LayoutMirroring.enabled ? root.width - begin - width : begin
        y: -height - 6
        width: Math.min(Math.max(160, wide - 8), root.width - 12)
        height: lines.implicitHeight + 12
        padding: 6
        focus: true
        closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
        onOpened: (lines.children[0] as Item)?.forceActiveFocus(Qt.TabFocusReason)
        onClosed: {
            const at = root.openAt;
            root.openAt = -1;
            if (at >= 0)
                repeated.itemAt(at)?.forceActiveFocus();
        }

        background: Rectangle {
            radius: Theme.radius
            color: Theme.card
            border.width: 1
            border.color: Theme.line
            Accessible.role: Accessible.PopupMenu
            Accessible.name: root.buttons[root.openAt]?.title ?? ""
        }
        contentItem: Column {
            id: lines

            Repeater {
                model: root.buttons[root.openAt]?.entries ?? []

                T.AbstractButton {
                    id: line

                    required property int index
                    required property string modelData

                    objectName: "accountEntry_" + index
                    width: lines.width
                    implicitHeight: 36
                    hoverEnabled: true
                    focusPolicy: Qt.StrongFocus
                    text: modelData
                    Accessible.role: Accessible.MenuItem
                    Accessible.name: text
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()
                    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    onClicked: {
                        const at = root.openAt;
                        entries.close();
                        root.pressed(at, index);
                    }

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: line.down ? Theme.pressed : line.hovered || line.visualFocus ? Theme.hover : "transparent"
                    }
                    contentItem: Item {
                        SilentText {
                            anchors.centerIn: parent
                            width: Math.min(Math.ceil(implicitWidth), line.width - 16)
                            text: line.text
                            elide: Text.ElideRight
                        }
                    }
                }
            }
        }
    }
}
