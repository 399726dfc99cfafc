import QtQuick
import app.shell.settings
import app.shell.style

/*! Look and size of the window, and what Plaza is. */
ScrollArea {
    id: root

    required property SettingsViewModel viewModel

    padding: Theme.gapLarge

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(640, root.width - 2 * root.padding)
        topPadding: 4
        spacing: Theme.gap

        PlainText {
            text: qsTr("Appearance")
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Panel {
            width: parent.width
            height: theme.height + size.height + motion.height

            SettingLine {
                id: theme

                width: parent.width
                title: qsTr("Theme")
                text: qsTr("Light, dark, or as the system has it")

                Segmented {
                    name: qsTr("Theme")
                    isCompact: root.width < 400
                    current: root.viewModel.mode
                    choices: [
                        {
                            "key": "system",
                            "text": qsTr("System"),
                            "iconName": "monitor"
                        },
                        {
                            "key": "light",
                            "text": qsTr("Light"),
                            "iconName": "sun"
                        },
                        {
                            "key": "dark",
                            "text": qsTr("Dark"),
                            "iconName": "moon"
                        }
                    ]
                    onChosen: key => root.viewModel.chooseMode(key)
                }
            }
            Rectangle {
                x: 18
                y: theme.height
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: size

                y: theme.height
                width: parent.width
                title: qsTr("Size")
                text: qsTr("Ctrl + and Ctrl − do the same; Ctrl 0 goes back")

                Row {
                    spacing: 4

                    IconButton {
                        objectName: "zoomOut"
                        iconName: "minus"
                        name: qsTr("Smaller")
                        enabled: root.viewModel.canZoomOut
                        onClicked: root.viewModel.zoomBy(-1)
                    }
                    PlainText {
                        objectName: "zoomText"
                        anchors.verticalCenter: parent.verticalCenter
                        width: 56
                        text: root.viewModel.zoomText
                        font.weight: Font.Medium
                        horizontalAlignment: Text.AlignHCenter
                    }
                    IconButton {
                        objectName: "zoomIn"
                        iconName: "plus"
                        name: qsTr("Larger")
                        enabled: root.viewModel.canZoomIn
                        onClicked: root.viewModel.zoomBy(1)
                    }
                }
            }
            Rectangle {
                x: 18
                y: motion.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: motion

                y: size.y + size.height
                width: parent.width
                title: qsTr("Motion")
                text: qsTr("Less: nothing slides, grows or bounces")

                Segmented {
                    name: qsTr("Motion")
                    isCompact: root.width < 400
                    current: root.viewModel.isStill ? "less" : "all"
                    choices: [
                        {
                            "key": "all",
                            "text": qsTr("All"),
                            "iconName": "play"
                        },
                        {
                            "key": "less",
                            "text": qsTr("Less"),
                            "iconName": "pause"
                        }
                    ]
                    onChosen: key => root.viewModel.keepStill(key === "less")
                }
            }
        }
        PlainText {
            topPadding: 12
            text: qsTr("Privacy")
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Panel {
            width: parent.width
            height: calls.height + scans.height

            SettingLine {
                id: calls

                width: parent.width
                title: qsTr("What mini-apps did")
                text: qsTr("What they asked Plaza for in the last 90 days, and what came of it")

                PushButton {
                    objectName: "openCalls"
                    role: "secondary"
                    iconName: "history"
                    text: qsTr("Show")
                    onClicked: root.viewModel.callsWanted()
                }
            }
            Rectangle {
                x: 18
                y: scans.y
                width: parent.width - 36
                height: 1
                color: Theme.line
            }
            SettingLine {
                id: scans

                y: calls.height
                width: parent.width
                title: qsTr("Scans")
                text: qsTr("The codes you scanned, and whether they are kept")

                PushButton {
                    objectName: "openScans"
                    role: "secondary"
                    iconName: "scan-qr-code"
                    text: qsTr("Show")
                    onClicked: root.viewModel.scansWanted()
                }
            }
        }
        PlainText {
            topPadding: 12
            text: qsTr("About")
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Panel {
            width: parent.width
            height: about.height + 36

            Column {
                id: about

                x: 18
                y: 18
                width: parent.width - 36
                spacing: Theme.gapSmall

                PlainText {
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
                PlainText {
                    width: parent.width
                    text: qsTr("Icons by Lucide (ISC), typeface Inter (SIL Open Font License).")
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    component SettingLine: Item {
        id: line

        property string title: ""
        property string text: ""
        default property alias control: holder.data

        /*! Too narrow for both side by side: the control stands below the words. */
        readonly property bool isStacked: width < holder.width + 220

        height: isStacked ? 52 + holder.height + 14 : 68

        Column {
            x: 18
            y: line.isStacked ? 14 : Math.round((parent.height - height) / 2)
            width: (line.isStacked ? parent.width - 18 : holder.x - 12) - x
            spacing: 3

            PlainText {
                width: parent.width
                text: line.title
                font.weight: Font.Medium
                elide: Text.ElideRight
            }
            PlainText {
                width: parent.width
                text: line.text
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
        Item {
            id: holder

            x: line.isStacked ? 18 : parent.width - width - 18
            y: line.isStacked ? 56 : Math.round((parent.height - height) / 2)
            width: childrenRect.width
            height: childrenRect.height
        }
    }
}
