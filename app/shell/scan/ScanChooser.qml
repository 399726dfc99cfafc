pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The ways to scan: cameras, screens, files, the clipboard, an address, a code's text. Narrow, they are icons alone. */
Column {
    id: root

    required property ScanViewModel viewModel

    readonly property ScanWays ways: viewModel.ways
    /*! Whether there is little room above. */
    required property bool isLow
    readonly property bool isNarrow: width < 360 || (isLow && wordsWidth > width)
    /*! Whether somebody types an address or what a code says. */
    readonly property bool isTyping: address.visible || entry.isTyping
    property bool isEntering: false
    /*! All six in one row, down to what a finger hits. */
    readonly property int iconWidth: Math.max(40, Math.min(52, Math.floor((width - 5 * Theme.gapSmall) / 6)))
    readonly property var labels: ({
            "camera": qsTr("Camera"),
            "screen": qsTr("Screen"),
            "files": qsTr("Files…"),
            "paste": qsTr("Paste"),
            "address": qsTr("Address…"),
            "type": qsTr("Type…")
        })
    readonly property int count: ways.cameras.length > 0 ? 6 : 5
    /*! What they take in one row, with an icon and margins around the words of each. */
    readonly property real wordsWidth: {
        const shown = Object.keys(labels).filter(key => key !== "camera" || ways.cameras.length > 0);
        return shown.reduce((sum, key) => sum + Math.ceil(metrics.advanceWidth(labels[key])) + 56, 0) + (count - 1) * Theme.gapSmall;
    }
    /*! Two rows of equal buttons, where one has no room for the words. */
    readonly property int evenWidth: {
        const columns = Math.ceil(count / 2);
        return Math.floor((width - (columns - 1) * Theme.gapSmall) / columns);
    }

    /*! The person wants to choose files. */
    signal filesWanted

    function label(key: string): string {
        return root.isNarrow ? "" : root.labels[key];
    }

    /*! How wide a button is that wants `own` for its words. */
    function widthOf(own: real): real {
        if (root.isNarrow)
            return root.iconWidth;
        return root.wordsWidth > root.width ? root.evenWidth : own;
    }

    /*! All of each screen, and a part of each. */
    function screenLines(): list<var> {
        const names = root.ways.screens;
        const named = (one, many, name) => names.length > 1 ? many.arg(name) : one;
        return names.map(name => ({
                    "icon": "monitor",
                    "text": named(qsTr("The whole screen"), qsTr("All of %1"), name)
                })).concat(names.map(name => ({
                    "icon": "scan-line",
                    "text": named(qsTr("A part of the screen…"), qsTr("A part of %1…"), name)
                })));
    }

    objectName: "scanChooser"
    spacing: Theme.gapSmall

    FontMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.sizeBody
        font.weight: Font.DemiBold
    }
    Flow {
        width: root.width
        spacing: Theme.gapSmall

        PushButton {
            objectName: "scanCamera0"
            width: root.widthOf(implicitWidth)
            visible: root.ways.cameras.length === 1
            role: root.ways.cameraIndex === 0 ? "primary" : "secondary"
            iconName: "camera"
            text: root.label("camera")
            Accessible.name: qsTr("Scan with %1").arg(root.ways.cameras[0] ?? "")
            onClicked: root.ways.useCamera(0)
        }
        ScanMenu {
            objectName: "scanCameras"
            width: root.widthOf(implicitWidth)
            visible: root.ways.cameras.length > 1
            role: root.ways.cameraIndex >= 0 ? "primary" : "secondary"
            iconName: "camera"
            text: root.label("camera")
            Accessible.name: qsTr("Choose a camera")
            lineName: "scanCamera"
            lines: root.ways.cameras.map((name, index) => ({
                        "icon": index === root.ways.cameraIndex ? "check" : "camera",
                        "text": name
                    }))
            onChosen: index => root.ways.useCamera(index)
        }
        ScanMenu {
            objectName: "scanScreen"
            width: root.widthOf(implicitWidth)
            iconName: "monitor"
            text: root.label("screen")
            Accessible.name: qsTr("Scan the screen")
            lineName: "scanScreen"
            lines: root.screenLines()
            onChosen: index => root.ways.captureScreen(index % root.ways.screens.length, index >= root.ways.screens.length)
        }
        PushButton {
            objectName: "scanPickImage"
            width: root.widthOf(implicitWidth)
            role: "secondary"
            iconName: "image"
            text: root.label("files")
            Accessible.name: qsTr("Choose pictures or a video")
            onClicked: root.filesWanted()
        }
        PushButton {
            objectName: "scanPaste"
            width: root.widthOf(implicitWidth)
            role: "secondary"
            iconName: "copy"
            text: root.label("paste")
            Accessible.name: qsTr("Paste what to scan")
            onClicked: root.ways.paste()
        }
        PushButton {
            objectName: "scanAddress"
            width: root.widthOf(implicitWidth)
            role: "secondary"
            iconName: "globe"
            text: root.label("address")
            Accessible.name: qsTr("Scan a network camera or video")
            onClicked: address.open()
        }
        PushButton {
            objectName: "scanEnter"
            width: root.widthOf(implicitWidth)
            role: root.isEntering ? "primary" : "secondary"
            iconName: "type"
            text: root.label("type")
            Accessible.name: qsTr("Type what a code says")
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
    ScanAddress {
        id: address

        ways: root.ways
    }
}
