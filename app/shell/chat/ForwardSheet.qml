pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Asks to which conversations a message goes on. */
Sheet {
    id: root

    required property ForwardViewModel viewModel

    sheetWidth: 420
    title: qsTr("Forward to")
    subtitle: viewModel.previewText
    onDismissed: close()
    onOpened: search.forceActiveFocus()

    SearchBox {
        id: search

        objectName: "forwardSearch"
        width: parent.width
        placeholderText: qsTr("Search chats")
        onTextChanged: root.viewModel.search(text)
    }
    Item {
        width: parent.width
        height: 300

        RowList {
            id: list

            objectName: "forwardTargets"
            anchors.fill: parent
            anchors.leftMargin: -6
            anchors.rightMargin: -6
            enabled: !root.viewModel.isBusy
            model: root.viewModel.targets
            Accessible.name: qsTr("Conversations")

            delegate: ListRow {
                id: row

                required property string conversationId
                required property string avatarColor
                required property string picture
                required property bool isChosen
                required property int index
                required title

                objectName: "forwardTo_" + conversationId
                implicitHeight: 52
                Accessible.checkable: true
                Accessible.checked: isChosen
                onClicked: {
                    list.currentIndex = index;
                    root.viewModel.toggle(conversationId);
                }

                face: Avatar {
                    name: row.title
                    color: row.avatarColor
                    source: row.picture
                    size: 36
                }

                IconImage {
                    anchors.right: parent.right
                    anchors.rightMargin: 18
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.isChosen ? "circle-check" : "circle"
                    size: 20
                    color: row.isChosen ? Theme.accent : Theme.textFaint
                }
            }
        }
        EmptyNote {
            anchors.fill: parent
            visible: list.count === 0 && !root.viewModel.isBusy
            iconName: "search"
            title: qsTr("Nothing found")
        }
    }
    PlainText {
        objectName: "forwardError"
        width: parent.width
        visible: text !== ""
        text: root.viewModel.errorText
        wrapMode: Text.Wrap
        color: Theme.danger
        Accessible.role: Accessible.AlertMessage
    }
    PushButton {
        objectName: "forwardSend"
        width: parent.width
        busy: root.viewModel.isBusy
        enabled: root.viewModel.chosenCount > 0 && !busy
        text: root.viewModel.chosenCount > 1 ? qsTr("Forward to %1 chats").arg(root.viewModel.chosenCount) : qsTr("Forward")
        onClicked: root.viewModel.send()
    }
}
