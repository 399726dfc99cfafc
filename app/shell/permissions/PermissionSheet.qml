pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Asks whether a mini-app may use something. What is given stands in our words, the reason in its author's. */
Sheet {
    id: root

    required property PermissionSheetViewModel viewModel
    readonly property var face: viewModel.face
    readonly property var wanted: viewModel.wanted

    sheetWidth: 400
    onDismissed: root.viewModel.notNow()
    onOpened: notNow.forceActiveFocus()

    Column {
        objectName: "permissionSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("%1 asks: %2").arg(root.face.name).arg(root.wanted.title)

        Asker {
            width: parent.width
            face: root.face
        }
        PlainText {
            anchors.left: parent.left
            topPadding: 4
            text: qsTr("would like to:")
            color: Theme.textSoft
        }
        Panel {
            width: parent.width
            height: gift.height + 2 * Theme.gap
            color: Theme.field
            border.width: 0

            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: Theme.gap
                y: Theme.gap
                name: root.wanted.icon
                size: 20
                color: Theme.accent
            }
            Column {
                id: gift

                anchors.left: parent.left
                anchors.leftMargin: 44
                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                y: Theme.gap
                spacing: 4

                PlainText {
                    objectName: "permissionTitle"
                    width: parent.width
                    text: root.wanted.title
                    wrapMode: Text.Wrap
                    font.weight: Font.DemiBold
                }
                PlainText {
                    objectName: "permissionGiven"
                    width: parent.width
                    text: root.wanted.given
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                    color: Theme.textSoft
                }
            }
        }
        Column {
            width: parent.width
            spacing: 3

            PlainText {
                width: parent.width
                text: root.wanted.wasAllowed ? qsTr("You allowed this before, for another reason. Now its publisher says:") : qsTr("Its publisher says:")
                wrapMode: Text.Wrap
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
            PlainText {
                objectName: "permissionReason"
                width: parent.width
                text: qsTr("“%1”").arg(Words.isolated(root.wanted.reason))
                wrapMode: Text.Wrap
                maximumLineCount: 5
                elide: Text.ElideRight
            }
        }
        Item {
            width: parent.width
            height: answers.height + 4

            PushButton {
                objectName: "permissionNever"
                anchors.left: parent.left
                anchors.leftMargin: -16
                anchors.bottom: parent.bottom
                role: "plain"
                enabled: root.viewModel.isAwake
                text: qsTr("Never")
                Accessible.description: qsTr("Refuse, and do not ask again")
                onClicked: root.viewModel.never()
            }
            Row {
                id: answers

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                spacing: Theme.gapSmall

                PushButton {
                    id: notNow

                    objectName: "permissionNotNow"
                    role: "secondary"
                    enabled: root.viewModel.isAwake
                    text: qsTr("Not now")
                    onClicked: root.viewModel.notNow()
                    onEnabledChanged: {
                        if (enabled)
                            forceActiveFocus();
                    }
                }
                PushButton {
                    objectName: "permissionAllow"
                    enabled: root.viewModel.isAwake
                    text: qsTr("Allow")
                    onClicked: root.viewModel.allow()
                }
            }
        }
        PlainText {
            width: parent.width
            text: qsTr("You can change your answer at any time: About, in its menu.")
            wrapMode: Text.Wrap
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
        }
    }
}
