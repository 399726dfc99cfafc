pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The versions of a mini-app that are kept; the way back and forth; its removal. */
Panel {
    id: root

    required property VersionsViewModel viewModel
    /*! The person wants to remove it and is asked what with. */
    property bool asksRemoval: false

    height: column.height + 2 * Theme.gapLarge

    Connections {
        target: root.viewModel

        function onRemoved(): void {
            root.asksRemoval = false;
        }
    }
    Column {
        id: column

        x: Theme.gapLarge
        y: Theme.gapLarge
        width: parent.width - 2 * Theme.gapLarge
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: qsTr("Versions")
            font.pixelSize: Theme.sizeTitle
            font.weight: Theme.strong(text)
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: root.viewModel.rows

            Item {
                id: row

                required property string sha256
                required property string title
                required property string about
                required property bool isUsed
                required property string mark
                required property int index

                objectName: "version_" + index
                width: column.width
                height: words.height

                Column {
                    id: words

                    anchors.left: parent.left
                    width: parent.width - (use.visible ? use.width + Theme.gap : 0)
                    spacing: 2

                    Row {
                        width: parent.width
                        spacing: Theme.gapSmall

                        PlainText {
                            width: Math.min(implicitWidth, parent.width - (badge.visible ? badge.width + Theme.gapSmall : 0))
                            text: row.title
                            elide: Text.ElideRight
                        }
                        Badge {
                            id: badge

                            anchors.verticalCenter: parent.verticalCenter
                            text: row.mark
                            tone: "soft"
                        }
                    }
                    PlainText {
                        width: parent.width
                        text: row.about
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                    }
                }
                PushButton {
                    id: use

                    objectName: "versionUse_" + row.index
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !row.isUsed
                    enabled: !root.viewModel.isBusy
                    height: 32
                    role: "secondary"
                    text: qsTr("Use")
                    Accessible.name: qsTr("Use %1").arg(row.title)
                    onClicked: root.viewModel.use(row.sha256)
                }
            }
        }
        PlainText {
            objectName: "versionHeld"
            width: parent.width
            visible: root.viewModel.isHeld
            text: qsTr("You hold on to this version. Newer ones wait until you let go.")
            wrapMode: Text.Wrap
            color: Theme.warning
        }
        PushButton {
            objectName: "versionNewest"
            anchors.left: parent.left
            visible: root.viewModel.isHeld
            enabled: !root.viewModel.isBusy
            role: "secondary"
            text: qsTr("Use the newest again")
            onClicked: root.viewModel.followNewest()
        }
        PlainText {
            width: parent.width
            visible: root.viewModel.isTrusted
            text: qsTr("You trust it although this computer cannot hold it back.")
            wrapMode: Text.Wrap
            color: Theme.warning
        }
        PushButton {
            objectName: "versionDistrust"
            anchors.left: parent.left
            visible: root.viewModel.isTrusted
            enabled: !root.viewModel.isBusy
            role: "secondary"
            iconName: "shield"
            text: qsTr("Trust it no longer")
            onClicked: root.viewModel.distrust()
        }
        PushButton {
            id: remove

            objectName: "miniappRemove"
            anchors.left: parent.left
            visible: root.viewModel.canRemove && !root.asksRemoval
            enabled: !root.viewModel.isBusy
            role: "secondary"
            iconName: "trash-2"
            text: qsTr("Remove…")
            // The button goes, and the keyboard goes on with the answers.
            onClicked: {
                root.asksRemoval = true;
                cancel.forceActiveFocus();
            }
        }
        PlainText {
            width: parent.width
            visible: root.asksRemoval
            text: qsTr("It is closed and taken from this computer. What it has kept can stay, for the day you install it again from the same publisher.")
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            visible: root.asksRemoval
            spacing: Theme.gapSmall

            PushButton {
                id: cancel

                objectName: "removeCancel"
                text: qsTr("Cancel")
                onClicked: {
                    root.asksRemoval = false;
                    remove.forceActiveFocus();
                }
            }
            PushButton {
                objectName: "removeKeep"
                role: "secondary"
                busy: root.viewModel.isBusy
                text: qsTr("Remove, keep its data")
                onClicked: root.viewModel.remove(false)
            }
            PushButton {
                objectName: "removeAll"
                role: "danger"
                busy: root.viewModel.isBusy
                text: qsTr("Remove with its data")
                onClicked: root.viewModel.remove(true)
            }
        }
    }
}
