pragma ComponentBehavior: Bound
import QtQml
import QtQml.Models
import Qt.labs.platform as Platform
import app.shell.tray

/*! Plaza's icon where the system has a place for it, drawn by the system, with its menu. */
Platform.SystemTrayIcon {
    id: root

    required property TrayViewModel viewModel

    objectName: "trayIcon"
    visible: true
    icon.source: viewModel.iconSource
    tooltip: viewModel.toolTip
    onActivated: reason => {
        // The system shows the menu by itself.
        if (reason !== Platform.SystemTrayIcon.Context)
            root.viewModel.choose("");
    }
    onMessageClicked: viewModel.saidClicked()

    menu: Platform.Menu {
        id: menu

        Instantiator {
            model: root.viewModel.lines
            delegate: Platform.MenuItem {
                required property var modelData

                text: modelData.words
                separator: modelData.words === ""
                onTriggered: root.viewModel.choose(modelData.key)
            }
            onObjectAdded: (index, item) => menu.insertItem(index, item as Platform.MenuItem)
            onObjectRemoved: (index, item) => menu.removeItem(item as Platform.MenuItem)
        }
    }

    readonly property Connections saying: Connections {
        target: root.viewModel

        function onSaid(title: string, text: string): void {
            if (root.supportsMessages)
                root.showMessage(title, text, Platform.SystemTrayIcon.Information, 10000);
        }
    }
}
