import QtQuick
import app.shell.settings
import app.shell.style

/*! What stands beside the settings: what Plaza is, in a few words. */
Item {
    id: root

    required property SettingsViewModel viewModel

    Column {
        x: 16
        y: 18
        width: parent.width - 32
        spacing: Theme.gap

        PlainText {
            text: qsTr("Settings")
            font.pixelSize: Theme.sizeHeading
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        PlainText {
            width: parent.width
            text: qsTr("Your choices hold for this computer and take effect at once.")
            color: Theme.textSoft
            wrapMode: Text.Wrap
            lineHeight: 1.25
        }
    }
}
