pragma ComponentBehavior: Bound
import QtQuick
import app.shell.about
import app.shell.official
import app.shell.style

/*! One mini-app: who made it, what it may do and keeps here, and what the person can do about that. */
FocusScope {
    id: root

    required property AboutViewModel viewModel
    readonly property var face: viewModel.face
    readonly property var facts: viewModel.facts

    /*! The tab can go: there is nothing any more that it is about. */
    signal backWanted

    /*! Ask at once, if that is what the person came for. */
    function askToClear(): void {
        if (viewModel.isClearWanted && !clearing.visible) {
            viewModel.clearAsked();
            clearing.open();
        }
    }

    Component.onCompleted: askToClear()

    Connections {
        function onChanged(): void {
            root.askToClear();
        }

        function onGone(): void {
            root.backWanted();
        }

        target: root.viewModel
    }
    ScrollArea {
        id: area

        anchors.fill: parent
        focus: true
        visible: root.face.name !== ""
        padding: Theme.gapLarge

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(640, area.width - 2 * area.padding)
            topPadding: 8
            bottomPadding: 24
            spacing: Theme.gap

            Row {
                width: parent.width
                spacing: 16

                IconTile {
                    size: 72
                    iconName: root.face.iconName
                    source: root.face.iconSource
                    color: root.face.color
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - 72 - 16
                    spacing: 4

                    PlainText {
                        objectName: "aboutName"
                        width: parent.width
                        text: root.face.name
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Theme.strong(text)
                        Accessible.role: Accessible.Heading
                    }
                    Row {
                        width: parent.width
                        spacing: 5

                        IconImage {
                            anchors.verticalCenter: parent.verticalCenter
                            name: root.face.isVerified ? "badge-check" : "shield-alert"
                            size: 16
                            color: root.face.isVerified ? Theme.accent : Theme.warning
                        }
                        PlainText {
                            objectName: "aboutPublisher"
                            width: Math.min(Math.ceil(implicitWidth), parent.width - 21)
                            text: root.face.isVerified ? qsTr("%1 · verified").arg(Words.isolated(root.face.publisher)) : qsTr("%1 · unverified").arg(Words.isolated(root.face.publisher))
                            elide: Text.ElideRight
                            color: root.face.isVerified ? Theme.textSoft : Theme.warning
                        }
                    }
                    PlainText {
                        objectName: "aboutFacts"
                        width: parent.width
                        text: {
                            const version = Words.isolated(root.facts.version);
                            return root.facts.hasData ? qsTr("Version %1 · takes %2 · keeps %3 for you").arg(version).arg(root.facts.size).arg(root.facts.data) : qsTr("Version %1 · takes %2 · keeps nothing for you").arg(version).arg(root.facts.size);
                        }
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                        font.pixelSize: 13
                    }
                }
            }
            PlainText {
                width: parent.width
                visible: text !== ""
                text: root.face.about
                wrapMode: Text.Wrap
                lineHeight: 1.25
            }
            Title {
                text: qsTr("What it may do")
            }
            Panel {
                width: parent.width
                height: Math.max(permissions.height, 52)

                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 18
                    anchors.verticalCenter: parent.verticalCenter
                    visible: list.count === 0
                    text: qsTr("Nothing beyond its own pages.")
                    color: Theme.textSoft
                }
                Column {
                    id: permissions

                    width: parent.width

                    Repeater {
                        id: list

                        model: root.viewModel.permissions

                        GrantRow {
                            id: line

                            required property int index

                            width: parent?.width ?? 0
                            onWanted: allowed => root.viewModel.setAllowed(permission, allowed)

                            Rectangle {
                                x: 18
                                width: parent.width - 36
                                height: 1
                                visible: line.index > 0
                                color: Theme.line
                            }
                        }
                    }
                }
            }
            AgreementList {
                width: parent.width
                viewModel: root.viewModel.agreements as AgreementsViewModel
            }
            Title {
                visible: roles.visible
                text: qsTr("Your roles here")
            }
            RolesPanel {
                id: roles

                width: parent.width
                visible: viewModel.hasAny
                viewModel: root.viewModel.roles as RolesViewModel
            }
            Title {
                text: qsTr("What you can do")
            }
            Flow {
                width: parent.width
                spacing: Theme.gapSmall

                PushButton {
                    objectName: "aboutCalls"
                    role: "secondary"
                    iconName: "history"
                    text: qsTr("What it did")
                    onClicked: root.viewModel.openCalls()
                }
                PushButton {
                    objectName: "aboutReport"
                    role: "secondary"
                    iconName: "circle-alert"
                    text: qsTr("Report…")
                    onClicked: root.viewModel.report()
                }
                PushButton {
                    objectName: "aboutClear"
                    role: "secondary"
                    iconName: "trash-2"
                    text: qsTr("Clear data…")
                    enabled: !root.viewModel.isBusy && root.facts.hasData
                    onClicked: clearing.open()
                }
            }
            Item {
                width: 1
                height: 4
            }
            Loader {
                width: parent.width
                Component.onCompleted: setSource("../install/VersionsPanel.qml", {
                    "viewModel": root.viewModel.versions
                })
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && root.face.name === ""
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed" && root.face.name === ""
        iconName: "circle-alert"
        title: qsTr("This mini-app cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }

    Sheet {
        id: clearing

        title: qsTr("Clear the data of %1?").arg(Words.isolated(root.face.name))
        onDismissed: clearing.close()
        onOpened: keep.forceActiveFocus()

        PlainText {
            width: parent.width
            text: qsTr("The mini-app is closed, and everything it keeps for you on this computer is deleted: %1, and your alarms in it. This cannot be undone. What its publisher keeps is not touched, nor are your permissions and roles.").arg(root.facts.data)
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: keep

                objectName: "clearCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: clearing.close()
            }
            PushButton {
                objectName: "clearConfirm"
                role: "danger"
                text: qsTr("Clear data")
                onClicked: {
                    clearing.close();
                    root.viewModel.clearData();
                }
            }
        }
    }

    component Title: PlainText {
        anchors.left: parent?.left
        topPadding: 12
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        Accessible.role: Accessible.Heading
    }
}
