pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Scanning: a large picture with the codes found in it, one sentence on how it goes, and the ways to scan. */
FocusScope {
    id: root

    required property ScanViewModel viewModel
    /*! Whether a sheet is around it, which has a title of its own. */
    property bool isInSheet: false
    readonly property int side: isInSheet ? 0 : Theme.gapLarge
    readonly property string state_: viewModel.state
    readonly property bool hasPicture: viewModel.hasFrame && ["looking", "reading", "found", "choosing", "nothing", "framing"].includes(state_)

    /*! Nothing is looked at: what the state is, and why, stands in the middle. */
    readonly property bool isResting: !hasPicture && !["starting", "reading"].includes(state_)

    // Minimised or hidden, the window shows nothing either.
    readonly property bool isSeen: visible && ![Window.Hidden, Window.Minimized].includes(Window.visibility)

    function follow(): void {
        if (root.isSeen)
            root.viewModel.start();
        else
            root.viewModel?.stop();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Scan")
    Keys.onPressed: event => {
        if (root.state_ !== "choosing" || event.key < Qt.Key_1 || event.key > Qt.Key_9)
            return;
        root.viewModel.choose(event.key - Qt.Key_1);
        event.accepted = true;
    }
    // A camera never runs where its picture is not seen.
    onIsSeenChanged: follow()
    Component.onCompleted: follow()
    Component.onDestruction: viewModel?.stop()

    PlainText {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapLarge
        y: Theme.gapLarge
        height: Theme.controlHeight
        visible: !root.isInSheet
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Scan a code")
        font.pixelSize: Theme.sizeHeading
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
    IconButton {
        objectName: "scanHistoryOpen"
        visible: !root.isInSheet
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapLarge + width + Theme.gapSmall
        y: Theme.gapLarge
        iconName: "history"
        name: qsTr("What was scanned")
        onClicked: root.viewModel.historyWanted()
    }
    IconButton {
        objectName: "scanClose"
        visible: !root.isInSheet
        anchors.right: parent.right
        anchors.rightMargin: Theme.gapLarge
        y: Theme.gapLarge
        iconName: "x"
        name: qsTr("Close the scanner")
        onClicked: root.viewModel.close()
    }

    Rectangle {
        id: stage

        x: root.side
        anchors.top: root.isInSheet ? parent.top : title.bottom
        anchors.topMargin: root.isInSheet ? 0 : Theme.gap
        anchors.bottom: root.state_ === "choosing" ? choices.top : chooser.top
        anchors.bottomMargin: Theme.gap
        width: root.width - 2 * root.side
        radius: Theme.radius
        color: root.hasPicture ? "#101214" : Theme.card
        border.width: root.hasPicture && !drop.containsDrag ? 0 : drop.containsDrag ? 2 : 1
        border.color: drop.containsDrag ? Theme.accent : Theme.line

        ScanPreview {
            id: preview

            objectName: "scanPreview"
            anchors.fill: parent
            // What was scanned last would lie beneath the words that ask for the next.
            visible: root.hasPicture
            viewModel: root.viewModel
            accent: "#2fcb82"
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Picture of the camera")
        }
        ScanFramer {
            objectName: "scanFramer"
            anchors.fill: parent
            visible: root.hasPicture && ["framing", "reading", "nothing"].includes(root.state_)
            isAwaited: root.state_ === "framing"
            onDrawn: frame => preview.look(frame)
        }
        Item {
            id: brackets

            readonly property int side: Math.min(stage.width, stage.height) * 0.62

            anchors.centerIn: parent
            width: side
            height: side
            visible: root.state_ === "looking"

            Repeater {
                model: 4

                Item {
                    id: bracket

                    required property int index

                    x: index % 2 === 0 ? 0 : brackets.side - width
                    y: index < 2 ? 0 : brackets.side - height
                    width: 34
                    height: 34
                    clip: true

                    Rectangle {
                        x: bracket.index % 2 === 0 ? 0 : -26
                        y: bracket.index < 2 ? 0 : -26
                        width: 60
                        height: 60
                        radius: 14
                        color: "transparent"
                        border.width: 3
                        border.color: "#e6ffffff"
                    }
                }
            }
        }
        EmptyNote {
            width: parent.width
            height: settings.visible ? settings.y : parent.height
            visible: root.isResting
            isTrouble: root.state_ === "failed"
            iconName: ({
                    "failed": "circle-x",
                    "no_camera": "camera-off",
                    "nothing": "search"
                })[root.state_] ?? "scan-line"
            title: {
                if (height < 100)
                    return "";
                if (root.state_ === "failed")
                    return qsTr("That did not work");
                if (root.state_ === "nothing")
                    return qsTr("No code found");
                return root.state_ === "no_camera" ? qsTr("No camera, no matter") : qsTr("Ready to scan");
            }
            text: ["idle", "found"].includes(root.state_) ? qsTr("Drop pictures or a video here, or choose one of the ways below.") : root.viewModel.sentence
        }
        PushButton {
            id: settings

            objectName: "scanSettings"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            visible: root.state_ === "failed" && root.viewModel.ways.canOpenSettings
            role: "secondary"
            iconName: "settings"
            text: qsTr("Open the settings")
            onClicked: root.viewModel.ways.openSettings()
        }
        Spinner {
            anchors.centerIn: parent
            visible: root.state_ === "starting"
            size: 32
        }

        Rectangle {
            id: pill

            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.gap
            width: Math.min(sentence.implicitWidth + 2 * Theme.gapLarge, stage.width - 2 * Theme.gap)
            height: sentence.height + Theme.gap
            radius: Math.min(height / 2, 18)
            color: root.hasPicture ? "#d9101214" : Theme.field
            visible: root.state_ !== "choosing" && !root.isResting

            PlainText {
                id: sentence

                objectName: "scanState"
                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width - 2 * Theme.gap)
                text: root.viewModel.sentence
                color: root.hasPicture ? "#ffffff" : Theme.textSoft
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
        }
        PushButton {
            objectName: "scanAll"
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.gap
            visible: root.state_ === "framing"
            role: "secondary"
            iconName: "maximize-2"
            text: qsTr("Scan all of it")
            onClicked: root.viewModel.look(0, 0, 1, 1)
        }
        ScanOutlines {
            objectName: "scanOutlines"
            anchors.fill: parent
            visible: root.state_ === "choosing"
            viewModel: root.viewModel
            shown: preview?.shown ?? Qt.rect(0, 0, 0, 0) // the picture goes first when the screen does
        }
        DropArea {
            id: drop

            anchors.fill: parent
            keys: ["text/uri-list"]
            // A mini-app is no picture: the window takes it, to install it.
            onEntered: drag => drag.accepted = !(drag.hasUrls && drag.urls[0].toString().toLowerCase().endsWith(".ma"))
            onDropped: drop => {
                if (drop.hasUrls)
                    root.viewModel.ways.openFiles(drop.urls);
            }
        }
    }
    ScanChoices {
        id: choices

        x: root.side
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.side
        width: root.width - 2 * root.side
        height: implicitHeight
        visible: root.state_ === "choosing"
        onVisibleChanged: {
            if (visible)
                Qt.callLater(takeKeys);
        }
        viewModel: root.viewModel
        heightMax: root.height * (root.isInSheet ? 0.6 : 0.45)
    }
    ScanChooser {
        id: chooser

        x: root.side
        // While the person chooses, the picture and the codes in it are all that counts.
        visible: root.state_ !== "choosing"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.side
        width: root.width - 2 * root.side
        viewModel: root.viewModel
        isLow: root.height < 480
        onFilesWanted: dialog.active ? dialog.item.open() : dialog.active = true // qmllint disable missing-property
    }
    Loader {
        id: dialog

        active: false
        source: "ScanFileDialog.qml"
        onLoaded: item.open() // qmllint disable missing-property
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.ways.openFiles(dialog.item.selectedFiles); // qmllint disable missing-property
        }

        target: dialog.item
    }
    Hotkey {
        command: "scan.close"
        enabled: root.visible
        onActivated: root.state_ === "choosing" ? root.viewModel.resume() : root.viewModel.close()
    }
    Hotkey {
        command: "scan.paste"
        enabled: root.visible && !chooser.isTyping
        onActivated: root.viewModel.ways.paste()
    }
}
