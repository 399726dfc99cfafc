pragma ComponentBehavior: Bound
import QtQuick
import app.shell.settings
import app.shell.style
import app.shell.wallet

/*! What the settings show of the desktop around Plaza: what the system says of messages while the person works elsewhere. */
Panel {
    id: root

    required property DesktopViewModel viewModel

    height: column.height

    Column {
        id: column

        width: parent.width

        SecurityLine {
            isFirst: true
            title: qsTr("Notices of messages")
            text: root.viewModel.canTell ? qsTr("While you work elsewhere. None while the window is locked, and none of muted chats.") : qsTr("This system shows none for Plaza")

            Segmented {
                objectName: "systemNotices"
                visible: root.viewModel.canTell
                width: visible ? Math.min(implicitWidth, root.width - 36) : 0
                height: visible ? implicitHeight : 0
                name: qsTr("Notices of messages")
                isCompact: root.width < 560
                current: root.viewModel.notices
                choices: [
                    {
                        "key": "full",
                        "text": qsTr("Name and text"),
                        "iconName": "message-square-text"
                    },
                    {
                        "key": "names",
                        "text": qsTr("Name only"),
                        "iconName": "user"
                    },
                    {
                        "key": "none",
                        "text": qsTr("None"),
                        "iconName": "bell-off"
                    }
                ]
                onChosen: key => root.viewModel.chooseNotices(key)
            }
        }
        SecurityLine {
            visible: root.viewModel.canStay
            title: qsTr("Go on without a window")
            text: qsTr("Closing the last one leaves Plaza's icon in the tray: messages still reach you. %1 ends Plaza.").arg(Shortcuts.told("window.quit"))

            Toggle {
                objectName: "closesToTray"
                name: qsTr("Go on without a window")
                isOn: root.viewModel.stays
                onClicked: root.viewModel.chooseStaying(!root.viewModel.stays)
            }
        }
    }
}
