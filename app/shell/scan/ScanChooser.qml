pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The ways to scan: each camera, a file, the clipboard, an address. */
Column {
    id: root

    required property ScanViewModel viewModel

    readonly property bool isTyping: address.activeFocus || entry.isTyping
    property bool isEntering: false

    /*! The person wants to choose a file. */
    signal fileWanted

    function openAddress(): void {
        if (address.text.trim() !== "")
            root.viewModel.openPlace(address.text);
    }

    objectName: "scanChooser"
    spacing: Theme.gapSmall

    Flow {
        width: root.width
        spacing: Theme.gapSmall

        Repeater {
            model: root.viewModel.devices

            PushButton {
                required property string modelData
                required property int index

                objectName: "scanCamera" + index
                width: Math.min(implicitWidth, 260)
                role: root.viewModel.deviceIndex === index ? "primary" : "secondary"
                iconName: "camera"
                text: modelData
                onClicked: root.viewModel.useCamera(index)
            }
        }
        PushButton {
            objectName: "scanPickImage"
            role: "secondary"
            iconName: "image"
            text: qsTr("Picture or video…")
            onClicked: root.fileWanted()
        }
        PushButton {
            objectName: "scanPaste"
            role: "secondary"
            iconName: "copy"
            text: qsTr("Paste")
            onClicked: root.viewModel.paste()
        }
        PushButton {
            objectName: "scanEnter"
            role: root.isEntering ? "primary" : "secondary"
            iconName: "type"
            text: qsTr("Enter code")
            Accessible.checkable: true
            Accessible.checked: root.isEntering
            onClicked: {
                root.isEntering = !root.isEntering;
                if (root.isEntering)
                    entry.takeKeys();
            }
        }
    }
    CodeEntry {
        id: entry

        width: root.width
        visible: root.isEntering
        viewModel: root.viewModel
    }
    Row {
        width: root.width
        spacing: Theme.gapSmall
        visible: !root.isEntering

        Field {
            id: address

            objectName: "scanAddressField"
            width: parent.width - open.width - Theme.gapSmall
            label: qsTr("File or address to scan")
            placeholderText: qsTr("File, or address of a network camera or video")
            maximumLength: 2000
            onAccepted: root.openAddress()
        }
        PushButton {
            id: open

            objectName: "scanOpenAddress"
            role: "secondary"
            text: qsTr("Open")
            enabled: address.text.trim() !== ""
            onClicked: root.openAddress()
        }
    }
}
