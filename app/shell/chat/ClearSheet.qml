import QtQuick
import app.shell.chat
import app.shell.style

/*! Asks once before all that was said in a conversation is deleted for the person. */
Sheet {
    id: root

    required property ListActsViewModel acts
    property string conversationId: ""
    property string conversationTitle: ""
    /*! "direct", "group" or "official". */
    property string kind: "direct"
    /*! Whether the conversation goes from the list as well. */
    property bool isRemoval: false

    readonly property string others: {
        if (kind === "group")
            return qsTr("The others in the group keep it, and you stay a member.");
        return kind === "direct" ? qsTr("%1 keeps it.").arg(Words.isolated(conversationTitle)) : "";
    }

    sheetWidth: 420
    title: isRemoval ? qsTr("Delete this chat?") : qsTr("Clear this chat?")
    subtitle: conversationTitle
    onDismissed: close()
    onOpened: cancel.forceActiveFocus(Qt.TabFocusReason)

    PlainText {
        objectName: "clearAbout"
        width: parent.width
        text: Words.inARow([qsTr("All that was said here is deleted for you, and this cannot be undone."), root.others, root.isRemoval ? qsTr("With the next message the chat is back, without what was said before.") : ""])
        color: Theme.textSoft
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Theme.gapSmall
        layoutDirection: Qt.RightToLeft

        PushButton {
            objectName: "clearYes"
            role: "danger"
            iconName: "trash-2"
            text: root.isRemoval ? qsTr("Delete") : qsTr("Clear")
            onClicked: {
                root.close();
                if (root.isRemoval)
                    root.acts.remove(root.conversationId);
                else
                    root.acts.clear(root.conversationId);
            }
        }
        PushButton {
            id: cancel

            objectName: "clearNo"
            role: "secondary"
            text: qsTr("Cancel")
            onClicked: root.close()
        }
    }
}
