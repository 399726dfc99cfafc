pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! What can be done with a conversation as a whole. */
T.Popup {
    id: root

    required property ListActsViewModel acts
    readonly property ChatExportViewModel exporting: acts.exporting as ChatExportViewModel
    property string conversationId: ""
    property string conversationTitle: ""
    /*! "direct", "group" or "official". */
    property string kind: "direct"
    property bool isPinned: false
    property bool isMuted: false
    property bool isUnread: false

    objectName: "conversationMenu"
    width: 220
    height: lines.implicitHeight + 12
    margins: 6
    padding: 6
    // It lies over the window, which is not enlarged as what is in it is.
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: {
        pin.forceActiveFocus(Qt.TabFocusReason);
        // One that has the focus already would keep the reason why.
        pin.focusReason = Qt.TabFocusReason;
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Conversation")
    }
    contentItem: Column {
        id: lines

        MenuLine {
            id: pin

            objectName: "conversationPin"
            iconName: root.isPinned ? "pin-off" : "pin"
            text: root.isPinned ? qsTr("Unpin") : qsTr("Pin to the top")
            onClicked: {
                root.close();
                root.acts.pin(root.conversationId, !root.isPinned);
            }
        }
        MenuLine {
            objectName: "conversationMute"
            iconName: root.isMuted ? "bell" : "bell-off"
            text: root.isMuted ? qsTr("Unmute") : qsTr("Mute")
            onClicked: {
                root.close();
                root.acts.mute(root.conversationId, !root.isMuted);
            }
        }
        MenuLine {
            objectName: "conversationExport"
            iconName: "download"
            text: qsTr("Export…")
            onClicked: {
                root.close();
                dialog.begin();
            }
        }
        MenuLine {
            objectName: "conversationRead"
            iconName: root.isUnread ? "check" : "circle-dot"
            text: root.isUnread ? qsTr("Mark as read") : qsTr("Mark as unread")
            onClicked: {
                root.close();
                if (root.isUnread)
                    root.acts.markRead(root.conversationId);
                else
                    root.acts.markUnread(root.conversationId);
            }
        }
        MenuLine {
            objectName: "conversationClear"
            iconName: "circle-x"
            text: qsTr("Clear…")
            onClicked: {
                root.close();
                asked.begin(false);
            }
        }
        MenuLine {
            objectName: "conversationRemove"
            iconName: "trash-2"
            text: qsTr("Delete…")
            onClicked: {
                root.close();
                asked.begin(true);
            }
        }
    }

    Loader {
        id: dialog

        /*! What is written: the menu may be opened elsewhere before the person has chosen a place. */
        property string conversationId: ""
        property string conversationTitle: ""

        active: false
        source: "ChatExportDialog.qml"

        function begin(): void {
            conversationId = root.conversationId;
            conversationTitle = root.conversationTitle;
            active = true;
            (item as ChatExportDialog).name = root.exporting.fileName(conversationTitle);
            (item as ChatExportDialog).begin();
        }
    }
    Loader {
        id: asked

        // What is in the menu is in no window once it is closed.
        parent: root.parent

        function begin(isRemoval: bool): void {
            setSource("ClearSheet.qml", {
                "acts": root.acts,
                "conversationId": root.conversationId,
                "conversationTitle": root.conversationTitle,
                "kind": root.kind,
                "isRemoval": isRemoval
            });
            (item as ClearSheet).open();
        }
    }
    Connections {
        function onAccepted(): void {
            root.exporting.export(dialog.conversationId, dialog.conversationTitle, (dialog.item as ChatExportDialog).selectedFile);
        }

        target: dialog.item
    }
}
