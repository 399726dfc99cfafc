pragma ComponentBehavior: Bound
import QtQuick
import app.shell.settings
import app.shell.style

/*! What Plaza is, and under which licences. */
Panel {
    id: root

    required property SettingsViewModel viewModel

    height: about.height + 36

    Column {
        id: about

        x: 18
        y: 18
        width: parent.width - 36
        spacing: Theme.gapSmall

        PlainText {
            anchors.left: parent.left
            text: root.viewModel.version === "" ? qsTr("Plaza") : qsTr("Plaza %1").arg(root.viewModel.version)
            font.weight: Font.DemiBold
        }
        PlainText {
            width: parent.width
            text: qsTr("One window for chats, official accounts and mini-apps, with one wallet for all of them. People, messages and money live on this computer only; the money is play money.")
            color: Theme.textSoft
            wrapMode: Text.Wrap
            lineHeight: 1.3
        }
        PushButton {
            objectName: "licencesToggle"
            anchors.left: parent.left
            role: "secondary"
            iconName: "file-text"
            text: root.viewModel.licences.isOpen ? qsTr("Hide the licences") : qsTr("Licences")
            onClicked: root.viewModel.licences.toggle()
        }
        PlainText {
            visible: root.viewModel.licences.isOpen
            width: parent.width
            text: qsTr("Plaza itself is under the MIT licence. It stands on these, and brings along these icons, fonts and pictures:")
            color: Theme.textSoft
            wrapMode: Text.Wrap
            lineHeight: 1.3
        }
        Repeater {
            model: root.viewModel.licences.isOpen ? root.viewModel.licences.rows : null

            Column {
                id: entry

                required property string name
                required property string version
                required property string licence

                width: about.width
                topPadding: 4
                spacing: 2

                PlainText {
                    width: parent.width
                    text: entry.name + "  " + entry.version
                    wrapMode: Text.Wrap
                }
                PlainText {
                    width: parent.width
                    text: entry.licence
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
