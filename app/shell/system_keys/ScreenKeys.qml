pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Switches the keys that scan the screen from every program, and takes others. Empty where the system has no such keys. */
Row {
    id: root

    required property ScreenKeysViewModel viewModel

    spacing: Theme.gap
    visible: viewModel.canWork

    PushButton {
        id: keys

        property bool isListening: false
        property bool isRefused: false

        function listen(isOn: bool): void {
            keys.isRefused = false;
            keys.isListening = isOn;
            root.viewModel.record(isOn);
        }

        objectName: "screenKeysChoose"
        anchors.verticalCenter: parent.verticalCenter
        visible: root.viewModel.isChosenHere || root.viewModel.isOn
        enabled: root.viewModel.isChosenHere
        role: "secondary"
        iconName: "keyboard"
        text: !isListening ? root.viewModel.keysText : isRefused ? qsTr("With Ctrl or Alt, please") : qsTr("Press the keys")
        checked: isListening
        onClicked: listen(!isListening)
        onActiveFocusChanged: {
            if (!activeFocus && isListening)
                listen(false);
        }
        // Before the window's own shortcuts take the keys, and before Space and Return press the button.
        Keys.onShortcutOverride: event => event.accepted = keys.isListening
        Keys.onPressed: event => {
            if (!keys.isListening || [Qt.Key_Tab, Qt.Key_Backtab].includes(event.key))
                return;
            event.accepted = true;
            if ([Qt.Key_Control, Qt.Key_Shift, Qt.Key_Alt, Qt.Key_Meta, Qt.Key_AltGr].includes(event.key))
                return;
            if (event.key === Qt.Key_Escape)
                keys.listen(false);
            else if (root.viewModel.choose(event.key, event.modifiers))
                keys.isListening = keys.isRefused = false;
            else
                keys.isRefused = true;
        }
    }
    Toggle {
        objectName: "screenKeysOn"
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Scan the screen from every program")
        isOn: root.viewModel.isOn
        onClicked: root.viewModel.switchOn(!root.viewModel.isOn)
    }
}
