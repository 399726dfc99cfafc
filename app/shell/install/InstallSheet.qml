pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Says what a mini-app is, who made it and what it wants, and asks whether to install it; or why it cannot be. */
Sheet {
    id: root

    required property InstallSheetViewModel viewModel
    readonly property var facts: viewModel.facts
    readonly property bool canInstall: facts.installLabel !== ""
    /*! There is something to be careful about: going on is not what Return does. */
    readonly property bool isDoubtful: facts.isDoubtful
    property bool hasDetails: false

    sheetWidth: 420
    onDismissed: root.viewModel.cancel()
    onOpened: cancel.forceActiveFocus()

    Column {
        objectName: "installSheet"
        width: parent.width
        spacing: Theme.gap
        Accessible.role: Accessible.Dialog
        Accessible.name: root.facts.heading

        PlainText {
            width: parent.width
            text: root.facts.heading
            color: Theme.textSoft
            elide: Text.ElideRight
            maximumLineCount: 1
            font.weight: Font.Medium
        }
        Row {
            width: parent.width
            spacing: Theme.gap

            IconTile {
                size: 56
                iconName: root.canInstall ? "blocks" : "package"
                source: root.facts.iconSource
                color: root.facts.color
            }
            Column {
                width: parent.width - 56 - Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                spacing: 3

                PlainText {
                    objectName: "installTitle"
                    width: parent.width
                    text: root.facts.title
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    font.pixelSize: Theme.sizeHeading
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                }
                Row {
                    width: parent.width
                    spacing: 5
                    visible: root.facts.publisher !== ""

                    IconImage {
                        id: shield

                        name: "shield-alert"
                        size: 15
                        color: Theme.warning
                    }
                    PlainText {
                        objectName: "installPublisher"
                        width: parent.width - shield.width - 5
                        text: qsTr("Says it is by %1 · unverified").arg(Words.isolated(root.facts.publisher))
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        color: Theme.warning
                        font.pixelSize: Theme.sizeCaption
                        font.weight: Font.Medium
                    }
                }
            }
        }
        Column {
            width: parent.width
            spacing: 4
            visible: root.facts.lines.length > 0

            Repeater {
                model: root.facts.lines

                PlainText {
                    required property string modelData

                    width: parent?.width ?? 0
                    text: modelData
                    wrapMode: Text.Wrap
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    color: Theme.textSoft
                }
            }
        }
        Repeater {
            model: root.facts.warnings

            Rectangle {
                id: warning

                required property string modelData

                width: parent?.width ?? 0
                height: words.implicitHeight + 2 * 10
                radius: Theme.radiusSmall
                color: Theme.warningSoft

                IconImage {
                    anchors.left: parent.left
                    anchors.leftMargin: 10
                    y: 10
                    name: "triangle-alert"
                    size: 18
                    color: Theme.warning
                }
                PlainText {
                    id: words

                    objectName: "installWarning"
                    anchors.left: parent.left
                    anchors.leftMargin: 38
                    y: 10
                    width: parent.width - 48
                    text: warning.modelData
                    wrapMode: Text.Wrap
                    color: Theme.warning
                }
            }
        }
        PlainText {
            width: parent.width
            visible: root.canInstall
            text: root.facts.permissions.length > 0 ? qsTr("It may want to") : qsTr("It asks for no permissions.")
            color: root.facts.permissions.length > 0 ? Theme.text : Theme.textSoft
            font.weight: root.facts.permissions.length > 0 ? Font.DemiBold : Font.Normal
        }
        ScrollArea {
            id: permissions

            objectName: "installPermissions"
            width: parent.width
            height: Math.min(Math.max(200, 0.4 * root.roomHeight / Theme.zoom), contentHeight)
            activeFocusOnTab: contentHeight > height
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What it may want")
            visible: root.facts.permissions.length > 0
            gap: Theme.gapSmall

            Repeater {
                model: root.facts.permissions

                PermissionRow {
                    required property var modelData

                    width: (parent?.width ?? 0) - (permissions.contentHeight > permissions.height ? 12 : 0)
                    iconName: modelData.iconName
                    what: modelData.what
                    given: modelData.given
                    hosts: modelData.hosts
                    why: modelData.why
                    mark: modelData.mark
                }
            }
        }
        PushButton {
            objectName: "installDetails"
            anchors.left: parent.left
            visible: root.facts.details.length > 0
            role: "plain"
            iconName: root.hasDetails ? "chevron-up" : "chevron-down"
            text: root.hasDetails ? qsTr("Hide details") : qsTr("Details")
            onClicked: root.hasDetails = !root.hasDetails
        }
        Panel {
            width: parent.width
            height: Math.min(200, details.contentHeight)
            visible: root.hasDetails
            color: Theme.field
            border.width: 0

            ScrollArea {
                id: details

                anchors.fill: parent
                padding: Theme.gap
                gap: Theme.gapSmall

                Repeater {
                    model: root.facts.details

                    PlainText {
                        required property string modelData

                        objectName: "installProblem"
                        width: parent?.width ?? 0
                        text: modelData
                        wrapMode: Text.Wrap
                        font.pixelSize: Theme.sizeCaption
                    }
                }
            }
        }
        Flow {
            anchors.right: parent.right
            width: Math.min(parent.width, install.visible ? cancel.width + install.width + spacing : cancel.width)
            spacing: Theme.gapSmall
            topPadding: 4
            layoutDirection: Qt.LeftToRight

            PushButton {
                id: cancel

                objectName: "installCancel"
                role: root.isDoubtful || !root.canInstall ? "primary" : "secondary"
                text: root.canInstall ? qsTr("Cancel") : qsTr("Close")
                onClicked: root.viewModel.cancel()
            }
            PushButton {
                id: install

                objectName: "installYes"
                visible: root.canInstall
                enabled: root.viewModel.isAwake
                role: root.isDoubtful ? "secondary" : "primary"
                text: root.facts.installLabel
                onEnabledChanged: {
                    if (enabled && visible && !root.isDoubtful)
                        forceActiveFocus(Qt.PopupFocusReason);
                }
                onClicked: root.viewModel.install()
            }
        }
    }
}
