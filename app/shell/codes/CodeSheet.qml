pragma ComponentBehavior: Bound
import QtQuick
import app.shell.codes
import app.shell.style

/*! A code to give away: as it will be, and what can be done with it. */
Sheet {
    id: root

    required property CodeSheetViewModel viewModel
    readonly property bool isReady: viewModel.state === "ready"

    sheetWidth: 640
    onDismissed: root.viewModel.close()
    onOpened: copyPicture.forceActiveFocus()

    Item {
        objectName: "codeSheet"
        width: parent.width
        height: Math.max(left.height, right.height)
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Code of %1").arg(root.viewModel.subject.title)

        Column {
            id: left

            anchors.left: parent.left
            width: 260
            spacing: Theme.gap

            Rectangle {
                width: parent.width
                height: 300
                radius: Theme.radius
                // Scanners want dark on light, whatever the theme.
                color: "#ffffff"
                border.width: 1
                border.color: Theme.line

                Image {
                    objectName: "codePicture"
                    anchors.fill: parent
                    anchors.margins: 6
                    visible: root.isReady
                    source: root.viewModel.picture
                    fillMode: Image.PreserveAspectFit
                    mipmap: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Code of %1").arg(root.viewModel.subject.title)
                }
                Spinner {
                    anchors.centerIn: parent
                    visible: root.viewModel.state === "drawing"
                    size: 28
                }
            }
            Segmented {
                name: qsTr("Size")
                width: parent.width
                isCompact: true
                current: String(root.viewModel.sizePx)
                choices: [
                    {
                        "key": "320",
                        "text": qsTr("Small"),
                        "iconName": ""
                    },
                    {
                        "key": "640",
                        "text": qsTr("Medium"),
                        "iconName": ""
                    },
                    {
                        "key": "1280",
                        "text": qsTr("Large"),
                        "iconName": ""
                    }
                ]
                onChosen: key => root.viewModel.chooseSize(Number(key))
            }
            Item {
                width: parent.width
                height: 26

                PlainText {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    anchors.right: logo.left
                    anchors.rightMargin: Theme.gap
                    text: qsTr("Picture in the middle")
                    elide: Text.ElideRight
                }
                Toggle {
                    id: logo

                    objectName: "codeLogo"
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    name: qsTr("Picture in the middle")
                    isOn: root.viewModel.hasLogo
                    onClicked: root.viewModel.wantLogo(!root.viewModel.hasLogo)
                }
            }
            PlainText {
                objectName: "codeNote"
                width: parent.width
                visible: text !== ""
                text: root.viewModel.errorText !== "" ? root.viewModel.errorText : root.viewModel.isLogoLeftOut ? qsTr("The picture was left out: with it this code could not be read at this size.") : ""
                wrapMode: Text.Wrap
                color: root.viewModel.errorText !== "" ? Theme.danger : Theme.warning
                font.pixelSize: Theme.sizeCaption
                Accessible.role: Accessible.AlertMessage
            }
        }
        Column {
            id: right

            anchors.right: parent.right
            width: parent.width - left.width - Theme.gapLarge
            spacing: Theme.gap

            Item {
                width: parent.width
                height: names.height

                Column {
                    id: names

                    anchors.left: parent.left
                    width: parent.width - 36
                    spacing: 2

                    PlainText {
                        width: parent.width
                        text: root.viewModel.subject.kindText
                        color: Theme.textSoft
                        elide: Text.ElideRight
                    }
                    PlainText {
                        objectName: "codeTitle"
                        width: parent.width
                        text: root.viewModel.subject.title
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Font.Bold
                        Accessible.role: Accessible.Heading
                    }
                }
                IconButton {
                    objectName: "codeClose"
                    anchors.right: parent.right
                    anchors.rightMargin: -8
                    y: -6
                    iconName: "x"
                    name: qsTr("Close")
                    hasTip: false
                    onClicked: root.viewModel.close()
                }
            }
            Flow {
                id: ways

                /*! Two side by side, where both have room for their words. */
                readonly property real half: {
                    const share = Math.floor((width - spacing) / 2);
                    return Math.max(copyPicture.implicitWidth, save.implicitWidth) <= share ? share : width;
                }

                width: parent.width
                spacing: Theme.gapSmall

                PushButton {
                    id: copyPicture

                    objectName: "codeCopy"
                    width: ways.half
                    role: "secondary"
                    iconName: "copy"
                    text: qsTr("Copy picture")
                    enabled: root.isReady
                    onClicked: root.viewModel.copy(true)
                }
                PushButton {
                    id: save

                    objectName: "codeSave"
                    width: ways.half
                    role: "secondary"
                    iconName: "download"
                    text: qsTr("Save…")
                    enabled: root.isReady
                    onClicked: {
                        if (dialog.item)
                            (dialog.item as SaveDialog).begin();
                        else
                            dialog.active = true;
                    }
                }
                PushButton {
                    objectName: "codeCopyLink"
                    width: ways.width
                    role: "secondary"
                    iconName: "link"
                    text: qsTr("Copy address")
                    onClicked: root.viewModel.copy(false)
                }
            }
            PlainText {
                anchors.left: parent.left
                text: qsTr("Send to")
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            Item {
                width: parent.width
                height: 190

                RowList {
                    id: list

                    objectName: "codeTargets"
                    anchors.fill: parent
                    anchors.leftMargin: -6
                    anchors.rightMargin: -6
                    enabled: !root.viewModel.isSending
                    model: root.viewModel.targets
                    Accessible.name: qsTr("Conversations")

                    delegate: ListRow {
                        id: row

                        required property string conversationId
                        required property string avatarColor
                        required property string picture
                        required property int index
                        required title

                        objectName: "codeTarget_" + index
                        implicitHeight: 50
                        isSelected: root.viewModel.chosenId === conversationId
                        onClicked: {
                            list.currentIndex = index;
                            root.viewModel.choose(conversationId);
                        }

                        face: Avatar {
                            name: row.title
                            color: row.avatarColor
                            source: row.picture
                            size: 34
                        }
                    }
                }
                EmptyNote {
                    anchors.fill: parent
                    visible: list.count === 0
                    iconName: "message-circle"
                    title: qsTr("No chats yet")
                }
            }
            PushButton {
                objectName: "codeSend"
                width: parent.width
                iconName: "send"
                text: qsTr("Send")
                enabled: root.isReady && root.viewModel.chosenId !== "" && !busy
                busy: root.viewModel.isSending
                onClicked: root.viewModel.send()
            }
        }
    }
    Loader {
        id: dialog

        active: false
        source: "CodeFileDialog.qml"
        onLoaded: (item as SaveDialog).begin()
    }
    Connections {
        target: dialog.item as SaveDialog

        function onAccepted() {
            root.viewModel.save((dialog.item as SaveDialog).selectedFile);
        }
    }
}
