pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.about
import app.shell.style

/*! What mini-apps asked for and what came of it, newest first. */
FocusScope {
    id: root

    required property CallsViewModel viewModel

    Component.onCompleted: list.forceActiveFocus()

    ListView {
        id: list

        readonly property int column: Math.min(720, width - 40)
        readonly property real edge: Math.round((width - column) / 2)

        objectName: "callList"
        anchors.fill: parent
        clip: true
        focus: true
        model: root.viewModel.calls
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        activeFocusOnTab: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("What mini-apps did")
        T.ScrollBar.vertical: ScrollLine {}
        Keys.onUpPressed: flick(0, 600)
        Keys.onDownPressed: flick(0, -600)
        onAtYEndChanged: {
            if (atYEnd && count > 0)
                root.viewModel.loadOlder();
        }

        header: Item {
            width: list.width
            height: top.height + 24

            Column {
                id: top

                x: list.edge
                y: 20
                width: list.column
                spacing: Theme.gap

                Item {
                    width: parent.width
                    height: Theme.controlHeight

                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: parent.left
                        anchors.right: tools.left
                        anchors.rightMargin: Theme.gap
                        text: qsTr("What mini-apps did")
                        elide: Text.ElideRight
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Theme.strong(text)
                        Accessible.role: Accessible.Heading
                    }
                    Row {
                        id: tools

                        anchors.right: parent.right
                        spacing: Theme.gapSmall

                        IconButton {
                            objectName: "callsRefresh"
                            anchors.verticalCenter: parent.verticalCenter
                            iconName: "refresh-cw"
                            name: qsTr("Read again")
                            onClicked: root.viewModel.load()
                        }
                        PushButton {
                            objectName: "callsExport"
                            role: "secondary"
                            iconName: "download"
                            text: qsTr("Export…")
                            busy: root.viewModel.isExporting
                            onClicked: dialog.active ? dialog.item.begin() : dialog.active = true // qmllint disable missing-property
                        }
                    }
                }
                PlainText {
                    width: parent.width
                    text: qsTr("Every call of every mini-app for 90 days, without what was handed over. Calls are counted by the minute.")
                    wrapMode: Text.Wrap
                    color: Theme.textSoft
                    lineHeight: 1.2
                }
                Segmented {
                    anchors.left: parent.left
                    name: qsTr("Kind")
                    isCompact: true
                    current: root.viewModel.kind === "" ? "all" : root.viewModel.kind
                    choices: [
                        {
                            "key": "all",
                            "text": qsTr("All"),
                            "iconName": "list"
                        },
                        {
                            "key": "prompt",
                            "text": qsTr("Questions"),
                            "iconName": "circle-help"
                        },
                        {
                            "key": "payment",
                            "text": qsTr("Payments"),
                            "iconName": "wallet"
                        },
                        {
                            "key": "refusal",
                            "text": qsTr("Refusals"),
                            "iconName": "shield-alert"
                        },
                        {
                            "key": "call",
                            "text": qsTr("Calls"),
                            "iconName": "history"
                        }
                    ]
                    onChosen: key => root.viewModel.chooseKind(key === "all" ? "" : key)
                }
                Flow {
                    width: parent.width
                    spacing: 6
                    visible: root.viewModel.miniapps.length > 2 || root.viewModel.miniappId !== ""
                    Accessible.role: Accessible.Grouping
                    Accessible.name: qsTr("Mini-app")

                    Repeater {
                        model: root.viewModel.miniapps

                        PushButton {
                            required property var modelData
                            readonly property bool isChosen: root.viewModel.miniappId === modelData.key

                            objectName: "callsOf_" + modelData.key
                            height: 30
                            role: isChosen ? "primary" : "secondary"
                            text: modelData.text
                            Accessible.checked: isChosen
                            onClicked: root.viewModel.chooseMiniapp(modelData.key)
                        }
                    }
                }
            }
        }
        footer: Item {
            height: 28
        }
        delegate: Item {
            id: call

            required property string entryId
            required property string name
            required property string iconName
            required property string iconSource
            required property string tileColor
            required property string whatText
            required property string detailText
            required property string decisionText
            required property bool isGood
            required property string countText
            required property string timeText
            required property string dayText

            objectName: "call_" + entryId
            width: list.width
            height: 52 + (dayText === "" ? 0 : 36)
            Accessible.role: Accessible.ListItem
            Accessible.name: [timeText, whatText, detailText, decisionText, countText].filter(part => part !== "").join(", ")

            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: list.edge + 2
                y: 10
                visible: text !== ""
                text: call.dayText
                color: Theme.textSoft
                font.pixelSize: 13
                font.weight: Font.Medium
                Accessible.ignored: true
            }
            Item {
                x: list.edge
                y: parent.height - 52
                width: list.column
                height: 52

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
                IconTile {
                    anchors.left: parent.left
                    anchors.leftMargin: 2
                    anchors.verticalCenter: parent.verticalCenter
                    size: 30
                    iconName: call.iconName
                    source: call.iconSource
                    color: call.tileColor
                }
                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 44
                    anchors.right: outcome.left
                    anchors.rightMargin: 12
                    y: 8
                    text: call.whatText
                    font.weight: Font.Medium
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 44
                    anchors.right: outcome.left
                    anchors.rightMargin: 12
                    y: 28
                    text: call.detailText
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                Column {
                    id: outcome

                    anchors.right: parent.right
                    anchors.rightMargin: 2
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 3

                    PlainText {
                        anchors.right: parent.right
                        text: call.decisionText + (call.countText === "" ? "" : "  " + call.countText)
                        color: call.isGood ? Theme.textSoft : Theme.warning
                        font.pixelSize: 13
                        Accessible.ignored: true
                    }
                    PlainText {
                        anchors.right: parent.right
                        text: call.timeText
                        color: Theme.textFaint
                        font.pixelSize: Theme.sizeCaption
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && list.count === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        anchors.topMargin: Math.max(160, list.headerItem?.height ?? 0)
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("This cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        objectName: "callsEmpty"
        anchors.fill: parent
        anchors.topMargin: Math.max(160, list.headerItem?.height ?? 0)
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "history"
        title: qsTr("Nothing here")
        text: qsTr("When a mini-app asks Plaza for something, it is written down here.")
    }
    Loader {
        id: dialog

        active: false
        source: "ExportFileDialog.qml"
        onLoaded: item.begin() // qmllint disable missing-property
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.export(dialog.item.selectedFile); // qmllint disable missing-property
        }

        target: dialog.item
    }
}
