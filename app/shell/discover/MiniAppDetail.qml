import QtQuick
import app.shell.discover
import app.shell.style

/*! What one mini-app is, before it is opened. */
ScrollArea {
    id: root

    required property DiscoverViewModel viewModel
    readonly property var chosen: viewModel.selected
    readonly property bool isOffered: chosen.catalogue !== ""
    readonly property PanelViewModel panel: viewModel.panel as PanelViewModel
    readonly property bool isPinned: panel?.pinned.includes(chosen.miniappId) ?? false
    /*! Which one it is: another one is read from its beginning. */
    readonly property string miniappId: chosen.miniappId

    onMiniappIdChanged: contentY = 0
    padding: Theme.gapLarge

    Item {
        width: parent.width
        height: back.height

        PushButton {
            id: back

            objectName: "detailBack"
            anchors.left: parent.left
            role: "plain"
            iconName: "arrow-left"
            text: qsTr("All mini-apps")
            onClicked: root.viewModel.select("")
        }
        PushButton {
            objectName: "detailShare"
            anchors.right: parent.right
            role: "plain"
            iconName: "share-2"
            text: parent.width < 280 ? "" : Accessible.name
            Accessible.name: qsTr("Share…")
            onClicked: root.viewModel.codeWanted(root.chosen.link)
        }
    }
    Item {
        width: 1
        height: 8
    }
    Panel {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(460, parent.width)
        height: column.height + 56

        Column {
            id: column

            x: 28
            y: 28
            width: parent.width - 56
            spacing: Theme.gap

            IconTile {
                anchors.horizontalCenter: parent.horizontalCenter
                size: 84
                iconName: root.chosen.iconName
                source: root.chosen.iconSource
                color: root.chosen.tileColor
            }
            BalancedText {
                objectName: "detailName"
                width: parent.width
                words: root.chosen.name
                font.pixelSize: Theme.sizeHeading
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 6

                PlainText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.chosen.publisherName
                    color: Theme.textSoft
                }
                Badge {
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.chosen.isVerified ? qsTr("Verified") : qsTr("Unverified")
                    tone: root.chosen.isVerified ? "soft" : "danger"
                }
            }
            BalancedText {
                width: parent.width
                words: root.chosen.about
                color: Theme.textSoft
                lineHeight: 1.25
            }
            BalancedText {
                objectName: "detailSource"
                visible: root.isOffered
                width: parent.width
                words: qsTr("From the catalogue “%1”. You see what it may do before it is installed.").arg(Words.isolated(root.chosen.catalogue))
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
            }
            BalancedText {
                objectName: "detailWarning"
                visible: root.chosen.warning !== ""
                width: parent.width
                words: root.chosen.warning
                color: Theme.danger
            }
            PushButton {
                objectName: "detailUpdate"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.chosen.update !== ""
                width: Math.max(implicitWidth, Math.min(200, parent.width))
                text: qsTr("Update to %1…").arg(Words.isolated(root.chosen.update))
                iconName: "download"
                onClicked: root.viewModel.update()
            }
            PushButton {
                objectName: "detailOpen"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.max(implicitWidth, Math.min(200, parent.width))
                role: root.chosen.update === "" ? "primary" : "secondary"
                text: root.isOffered ? qsTr("Install…") : qsTr("Open")
                iconName: root.isOffered ? "download" : "arrow-up-right"
                onClicked: root.viewModel.open(root.chosen.miniappId)
            }
            PushButton {
                objectName: "detailPin"
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.panel !== null && !root.isOffered
                role: "plain"
                iconName: root.isPinned ? "pin-off" : "pin"
                text: root.isPinned ? qsTr("Unpin") : qsTr("Pin")
                onClicked: root.panel.pin(root.miniappId, !root.isPinned)
            }
            Grid {
                visible: !root.isOffered
                anchors.horizontalCenter: parent.horizontalCenter
                columns: !account.visible || column.width < about.implicitWidth + account.implicitWidth + spacing ? 1 : 2
                horizontalItemAlignment: Grid.AlignHCenter
                spacing: Theme.gapSmall

                PushButton {
                    id: about

                    objectName: "detailAbout"
                    role: "secondary"
                    iconName: "shield-check"
                    text: qsTr("Permissions and data")
                    onClicked: root.viewModel.aboutWanted(root.chosen.miniappId)
                }
                PushButton {
                    id: account

                    objectName: "detailAccount"
                    visible: root.chosen.accountId !== ""
                    role: "secondary"
                    iconName: "newspaper"
                    text: qsTr("Official account")
                    onClicked: root.viewModel.openAccount()
                }
            }
            Column {
                objectName: "detailChannel"
                width: parent.width
                visible: root.chosen.channel !== ""
                spacing: Theme.gapSmall

                Segmented {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: qsTr("Versions offered")
                    current: root.chosen.channel
                    choices: [
                        {
                            "key": "stable",
                            "text": qsTr("Stable"),
                            "iconName": "shield-check"
                        },
                        {
                            "key": "beta",
                            "text": qsTr("Beta too"),
                            "iconName": "sparkles"
                        }
                    ]
                    onChosen: key => root.viewModel.follow(key)
                }
                BalancedText {
                    width: parent.width
                    text: qsTr("Beta versions come earlier and may fail. You see what changes before each is installed.")
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                }
            }
            Item {
                width: parent.width
                height: 17

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
            }
            CodeImage {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 176
                height: 176
                text: root.chosen.link
                name: qsTr("QR code of %1").arg(root.chosen.name)
            }
            BalancedText {
                width: parent.width
                words: qsTr("Version %1 · whoever scans this code comes here").arg(Words.isolated(root.chosen.version))
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
        }
    }
    Item {
        width: 1
        height: Theme.gap
    }
    Loader {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !root.isOffered
        width: Math.min(460, parent.width)
        Component.onCompleted: {
            if (root.viewModel.versions)
                setSource("../install/VersionsPanel.qml", {
                    "viewModel": root.viewModel.versions
                });
        }
    }
    Item {
        width: 1
        height: Theme.gapLarge
    }
}
