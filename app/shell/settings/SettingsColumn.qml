pragma ComponentBehavior: Bound
import QtQuick
import app.shell.settings
import app.shell.style

/*! What stands beside the settings: their sections, to go to one at once. */
ScrollArea {
    id: root

    required property SettingsViewModel viewModel
    readonly property SettingsSections sections: viewModel.sections as SettingsSections

    /*! Something was chosen from it. */
    signal chosen

    padding: 14
    gap: Theme.gap

    PlainText {
        anchors.left: parent?.left
        anchors.leftMargin: 2
        topPadding: 2
        text: qsTr("Settings")
        font.pixelSize: Theme.sizeHeading
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    Column {
        width: parent.width
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Settings")

        Repeater {
            model: [
                {
                    "key": "appearance",
                    "icon": "palette",
                    "name": qsTr("Appearance")
                },
                {
                    "key": "desktop",
                    "icon": "bell",
                    "name": qsTr("Desktop")
                },
                {
                    "key": "scanner",
                    "icon": "scan-line",
                    "name": qsTr("Scanner")
                },
                {
                    "key": "links",
                    "icon": "link",
                    "name": qsTr("Links")
                },
                {
                    "key": "password",
                    "icon": "lock",
                    "name": qsTr("Password")
                },
                {
                    "key": "backUp",
                    "icon": "download",
                    "name": qsTr("Back-up")
                },
                {
                    "key": "privacy",
                    "icon": "shield-check",
                    "name": qsTr("Privacy")
                },
                {
                    "key": "keys",
                    "icon": "keyboard",
                    "name": qsTr("Keyboard")
                },
                {
                    "key": "about",
                    "icon": "info",
                    "name": qsTr("About")
                }
            ]

            ColumnEntry {
                required property var modelData

                objectName: "setting_" + modelData.key
                width: root.width - 28
                iconName: modelData.icon
                text: modelData.name
                isSelected: root.sections.current === modelData.key
                onClicked: {
                    root.chosen();
                    root.sections.choose(modelData.key);
                }
            }
        }
    }
    PlainText {
        anchors.left: parent?.left
        anchors.leftMargin: 2
        anchors.right: parent?.right
        topPadding: 4
        text: qsTr("Your choices hold for this computer and take effect at once.")
        color: Theme.textFaint
        font.pixelSize: Theme.sizeCaption
        lineHeight: 1.25
        wrapMode: Text.Wrap
    }
}
