pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.scan
import app.shell.style

/*! What was scanned, newest first: opened again, searched, deleted. */
FocusScope {
    id: root

    required property HistoryViewModel viewModel
    readonly property bool isEmpty: viewModel.count === 0

    Component.onCompleted: list.forceActiveFocus()

    RowList {
        id: list

        readonly property int column: Math.min(720, width - 2 * Theme.gapLarge)
        readonly property real edge: Math.round((width - column) / 2)

        objectName: "scanHistory"
        anchors.fill: parent
        focus: true
        model: root.viewModel.scans
        currentIndex: -1
        Accessible.name: qsTr("Scans")
        Keys.onDeletePressed: {
            const row = currentItem as ScanLine;
            if (row)
                root.viewModel.remove(row.scanId);
        }

        header: Item {
            width: list.width
            height: top.height + Theme.gap
            // Its place is above the rows: where it grows, it would grow out of sight.
            onHeightChanged: {
                if (list.contentY <= 0)
                    Qt.callLater(list.positionViewAtBeginning);
            }

            Column {
                id: top

                x: list.edge
                topPadding: 20
                width: list.column
                spacing: Theme.gap

                Item {
                    width: parent.width
                    height: Theme.controlHeight

                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: parent.left
                        anchors.right: clear.left
                        anchors.rightMargin: Theme.gap
                        text: qsTr("Scans")
                        elide: Text.ElideRight
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Theme.strong(text)
                        Accessible.role: Accessible.Heading
                    }
                    PushButton {
                        id: clear

                        objectName: "scansClear"
                        anchors.right: parent.right
                        role: "secondary"
                        iconName: "trash-2"
                        enabled: !root.isEmpty
                        text: qsTr("Clear all")
                        onClicked: clearing.open()
                    }
                }
                Item {
                    width: parent.width
                    height: Math.max(words.height, keep.height)

                    PlainText {
                        id: words

                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: parent.left
                        anchors.right: keep.left
                        anchors.rightMargin: Theme.gap
                        text: qsTr("Keep what I scan: the last 300 codes, on this computer only. No mini-app sees them, and codes for money are never kept.")
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                        lineHeight: 1.2
                    }
                    Toggle {
                        id: keep

                        objectName: "scansKept"
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        name: qsTr("Keep what I scan")
                        isOn: root.viewModel.isKept
                        onClicked: root.viewModel.keep(!root.viewModel.isKept)
                    }
                }
                SearchBox {
                    objectName: "scanSearch"
                    width: parent.width
                    visible: !root.isEmpty
                    placeholderText: qsTr("Search scans")
                    onTextChanged: root.viewModel.search(text)
                }
            }
        }
        footer: Item {
            height: 28
        }
        delegate: ScanLine {}
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading" && root.isEmpty
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        anchors.topMargin: 150
        visible: root.viewModel.state === "failed" && root.isEmpty
        iconName: "circle-alert"
        title: qsTr("This cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        objectName: "scansEmpty"
        anchors.fill: parent
        anchors.topMargin: 150
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: root.isEmpty ? "scan-qr-code" : "search"
        title: root.isEmpty ? qsTr("Nothing scanned yet") : qsTr("Nothing found")
        text: !root.isEmpty ? qsTr("No scan has these words in it.") : root.viewModel.isKept ? qsTr("What you scan is listed here, to be opened again.") : qsTr("What you scan is not kept.")
    }
    Sheet {
        id: clearing

        title: qsTr("Clear all scans?")
        onDismissed: clearing.close()
        onOpened: keepThem.forceActiveFocus()

        PlainText {
            width: parent.width
            text: qsTr("The list of what you scanned is deleted from this computer. What you opened, took or paid stays as it is.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: keepThem

                objectName: "scansClearCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: clearing.close()
            }
            PushButton {
                objectName: "scansClearConfirm"
                role: "danger"
                text: qsTr("Clear all")
                onClicked: {
                    clearing.close();
                    root.viewModel.clear();
                }
            }
        }
    }

    component ScanLine: T.AbstractButton {
        id: line

        required property string scanId
        required property string title
        required property string kindText
        required property string detailText
        required property string iconName
        required property string iconSource
        required property string tileColor
        required property bool isDoubtful
        required property string timeText
        required property string dayText
        required property int index
        readonly property int dayHeight: dayText === "" ? 0 : 36
        readonly property bool isReached: ListView.isCurrentItem && list.activeFocus && list.isByKey

        objectName: "scan_" + index
        width: list.width
        height: 60 + dayHeight
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.ListItem
        Accessible.name: [title, kindText, detailText, dayText, timeText].filter(part => part !== "").join(", ")
        onClicked: {
            list.currentIndex = index;
            root.viewModel.open(scanId);
        }

        background: Item {
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: list.edge - 6
                y: line.dayHeight + 1
                width: list.column + 12
                height: 58
                radius: 10
                color: line.down ? Theme.pressed : line.hovered ? Theme.hover : "transparent"
                border.width: line.isReached ? 2 : 0
                border.color: Theme.accent
            }
        }
        contentItem: Item {
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: list.edge + 2
                y: 10
                visible: text !== ""
                text: line.dayText
                color: Theme.textSoft
                font.pixelSize: 13
                font.weight: Font.Medium
                Accessible.ignored: true
            }
            Item {
                x: list.edge
                y: line.dayHeight
                width: list.column
                height: 60

                IconTile {
                    anchors.left: parent.left
                    anchors.leftMargin: 2
                    anchors.verticalCenter: parent.verticalCenter
                    size: 38
                    iconName: line.iconName
                    source: line.iconSource
                    color: line.tileColor
                }
                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: 52
                    anchors.right: time.left
                    anchors.rightMargin: 12
                    y: 11
                    text: line.title
                    font.weight: Font.Medium
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                Row {
                    anchors.left: parent.left
                    anchors.leftMargin: 52
                    anchors.right: time.left
                    anchors.rightMargin: 12
                    y: 33
                    spacing: 5

                    IconImage {
                        id: doubt

                        anchors.verticalCenter: parent.verticalCenter
                        visible: line.isDoubtful
                        name: "triangle-alert"
                        size: 13
                        color: Theme.warning
                    }
                    PlainText {
                        width: parent.width - (doubt.visible ? doubt.width + 5 : 0)
                        text: line.detailText === "" ? line.kindText : line.kindText + " · " + line.detailText
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        Accessible.ignored: true
                    }
                }
                PlainText {
                    id: time

                    anchors.right: remove.left
                    anchors.rightMargin: 8
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.timeText
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                    Accessible.ignored: true
                }
                IconButton {
                    id: remove

                    objectName: "scanRemove_" + line.index
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    iconName: "x"
                    iconSize: 16
                    name: qsTr("Delete this scan")
                    onClicked: root.viewModel.remove(line.scanId)
                }
            }
        }
    }
}
