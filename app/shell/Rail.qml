pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell
import app.shell.style

/*! The strip at the left edge: who the person is, the sections, the scanner, the settings. */
Rectangle {
    id: root

    required property ShellViewModel viewModel
    /*! How many messages wait, as text. */
    property string unreadText: ""
    /*! How many ask to be a contact, as text. */
    property string askingText: ""

    /*! A section was chosen: its list is wanted. */
    signal chosen

    /*! What its seven buttons may take each: in a low window, or one much enlarged, they close up before they overlap. */
    readonly property real share: (height - 74) / 7
    readonly property int side: Math.max(20, Math.min(42, Math.floor(share) - 1))
    readonly property int gap: Math.max(0, Math.min(6, Math.floor(share) - side))

    implicitWidth: 62
    color: Theme.rail
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Sections")

    T.AbstractButton {
        id: me

        objectName: "railMe"
        anchors.horizontalCenter: parent.horizontalCenter
        y: 12
        width: 38
        height: 38
        focusPolicy: Qt.StrongFocus
        enabled: root.viewModel.isReady
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("My profile")
        onClicked: root.viewModel.openMe()
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        contentItem: Avatar {
            size: 38
            visible: root.viewModel.isReady
            name: root.viewModel.me.name
            color: root.viewModel.me.avatarColor
            source: root.viewModel.me.picture
        }
        background: Item {
            FocusRing {
                control: parent as Item
                isShown: me.visualFocus
                radius: 22
            }
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 64
        spacing: root.gap

        Repeater {
            model: [
                {
                    "key": "chats",
                    "objectName": "railChats",
                    "icon": "message-circle",
                    "name": qsTr("Chats")
                },
                {
                    "key": "people",
                    "objectName": "railPeople",
                    "icon": "users",
                    "name": qsTr("People")
                },
                {
                    "key": "articles",
                    "objectName": "railArticles",
                    "icon": "newspaper",
                    "name": qsTr("Articles")
                },
                {
                    "key": "miniapps",
                    "objectName": "railMiniapps",
                    "icon": "layout-grid",
                    "name": qsTr("Mini-apps")
                },
                {
                    "key": "wallet",
                    "objectName": "railWallet",
                    "icon": "wallet",
                    "name": qsTr("Wallet")
                }
            ]

            RailButton {
                required property var modelData

                height: root.side
                objectName: modelData.objectName
                iconName: modelData.icon
                name: modelData.name
                badgeText: modelData.key === "chats" ? root.unreadText : modelData.key === "people" ? root.askingText : ""
                checked: root.viewModel.section === modelData.key
                enabled: root.viewModel.failureText === ""
                onClicked: {
                    root.viewModel.open(modelData.key, true);
                    root.chosen();
                }
            }
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 10
        spacing: root.gap

        RailButton {
            objectName: "railScan"
            height: root.side
            iconName: "scan-qr-code"
            name: qsTr("Scan")
            enabled: root.viewModel.isReady
            onClicked: root.viewModel.openScan()
        }
        RailButton {
            objectName: "railSettings"
            height: root.side
            iconName: "settings"
            name: qsTr("Settings")
            checked: root.viewModel.section === "settings"
            enabled: root.viewModel.failureText === ""
            onClicked: {
                root.viewModel.open("settings", true);
                root.chosen();
            }
        }
    }
}
