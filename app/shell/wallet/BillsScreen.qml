pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style
import app.shell.wallet

/*! What moved in the wallet, newest first: found by words, exported, and each with its story. */
Item {
    id: root

    required property BillsViewModel viewModel
    /*! What is held for shops; null for a screen without. */
    property HeldViewModel held: null
    readonly property bool hasHeld: held !== null && held.totalText !== "" && !viewModel.isFiltered

    function iconOf(kind: string): string {
        if (kind === "refund")
            return "undo-2";
        if (kind === "withdrawal")
            return "landmark";
        if (kind === "packet")
            return "gift";
        if (kind === "transfer")
            return "hand-coins";
        return kind === "top_up" ? "arrow-down-left" : "shopping-bag";
    }

    Column {
        id: top

        x: list.edge
        visible: list.visible
        y: 20
        width: list.column
        spacing: Theme.gap

        Item {
            width: parent.width
            height: Theme.controlHeight

            PlainText {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Bills")
                font.pixelSize: Theme.sizeHeading
                font.weight: Theme.strong(text)
                Accessible.role: Accessible.Heading
            }
            PushButton {
                objectName: "billsExport"
                anchors.right: parent.right
                role: "secondary"
                iconName: "download"
                text: list.isNarrow ? "" : qsTr("Export…")
                Accessible.name: qsTr("Export…")
                busy: root.viewModel.isExporting
                onClicked: dialog.active ? dialog.item.begin() : dialog.active = true // qmllint disable missing-property
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.gap

            Segmented {
                id: direction

                name: qsTr("Direction")
                isCompact: true
                current: root.viewModel.direction
                choices: [
                    {
                        "key": "both",
                        "text": qsTr("All"),
                        "iconName": "list"
                    },
                    {
                        "key": "out",
                        "text": qsTr("Out"),
                        "iconName": "arrow-up-right"
                    },
                    {
                        "key": "in",
                        "text": qsTr("In"),
                        "iconName": "arrow-down-left"
                    }
                ]
                onChosen: key => root.viewModel.chooseDirection(key)
            }
            SearchBox {
                objectName: "billSearch"
                width: list.isNarrow ? parent.width : Math.max(120, parent.width - direction.width - Theme.gap)
                height: direction.height
                label: qsTr("Search in the bills")
                onTextEdited: root.viewModel.search(text)
                onTextChanged: {
                    if (text === "")
                        root.viewModel.search("");
                }
            }
        }
    }
    RowList {
        id: list

        readonly property int column: Math.min(680, width - (width < 240 ? 20 : 40))
        readonly property bool isNarrow: column < 300
        readonly property real edge: Math.round((width - column) / 2)
        /*! The bill that is open was reached by the keyboard: it is ringed again when the list comes back. */
        property bool wasByKey: false

        objectName: "billList"
        anchors.fill: parent
        anchors.topMargin: top.y + top.height + 8
        visible: root.viewModel.story.billId === undefined
        model: root.viewModel.rows
        Accessible.name: qsTr("Bills")
        onAtYEndChanged: {
            if (atYEnd && count > 0)
                root.viewModel.loadOlder();
        }

        header: Item {
            width: list.width
            height: panel.active ? panel.height + 10 : 0
            // It grows upwards, out of sight of whoever is at the top.
            onHeightChanged: {
                if (list.contentY <= 0)
                    Qt.callLater(list.positionViewAtBeginning);
            }

            Loader {
                id: panel

                x: list.edge
                width: list.column
                active: root.hasHeld
                sourceComponent: HeldPanel {
                    viewModel: root.held
                }
            }
        }
        footer: Item {
            height: 28
        }
        delegate: T.AbstractButton {
            id: bill

            required property string billId
            required property string title
            required property string counterparty
            required property string amountText
            required property bool isIncome
            required property string kind
            required property string timeText
            required property string dayText

            readonly property bool hasIcon: list.column >= 240
            readonly property real wordsX: hasIcon ? 66 : 16
            readonly property real wordsWidth: list.column - wordsX - 16
            /*! Beside so long an amount the words would vanish: it stands below them. */
            readonly property bool isTall: wordsWidth - amount.implicitWidth < 140
            readonly property string otherText: kind === "refund" ? qsTr("Refund from %1").arg(Words.isolated(counterparty)) : Words.isolated(counterparty)

            objectName: "bill_" + billId
            width: list.width
            height: card.height + 8 + (dayText === "" ? 0 : 34)
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2, %3, %4").arg(title).arg(otherText).arg(amountText).arg(timeText)
            onClicked: {
                list.wasByKey = list.isByKey;
                root.viewModel.open(billId);
            }

            PlainText {
                anchors.left: card.left
                anchors.leftMargin: 2
                y: 8
                visible: text !== ""
                text: bill.dayText
                color: Theme.textSoft
                font.pixelSize: 13
                font.weight: Font.Medium
            }
            Panel {
                id: card

                x: Math.round((parent.width - width) / 2)
                y: parent.height - height - 8
                width: list.column
                height: bill.isTall ? 90 : 66
                color: bill.down ? Theme.pressed : bill.hovered ? Theme.hover : Theme.card

                FocusRing {
                    control: card
                    isShown: bill.ListView.isCurrentItem && list.activeFocus && list.isByKey
                }
                Rectangle {
                    anchors.left: parent.left
                    anchors.leftMargin: 14
                    anchors.verticalCenter: parent.verticalCenter
                    width: 38
                    height: 38
                    radius: 19
                    visible: bill.hasIcon
                    color: bill.isIncome ? Theme.accentSoft : Theme.field

                    IconImage {
                        anchors.centerIn: parent
                        name: root.iconOf(bill.kind)
                        size: 18
                        color: bill.isIncome ? Theme.accent : Theme.textSoft
                    }
                }
                PlainText {
                    objectName: "billTitle"
                    anchors.left: parent.left
                    anchors.leftMargin: bill.wordsX
                    y: 14
                    width: bill.isTall ? bill.wordsWidth : parent.width - bill.wordsX - amount.width - 30
                    text: bill.title
                    font.weight: Theme.strong(text)
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                PlainText {
                    anchors.left: parent.left
                    anchors.leftMargin: bill.wordsX
                    y: 35
                    width: bill.isTall ? bill.wordsWidth : parent.width - bill.wordsX - amount.width - 30
                    text: bill.otherText + " · " + bill.timeText
                    color: Theme.textSoft
                    font.pixelSize: Theme.sizeCaption
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Accessible.ignored: true
                }
                PlainText {
                    id: amount

                    readonly property real inset: bill.isTall ? bill.wordsX : 18

                    objectName: "billAmount"
                    x: bill.isTall !== bill.LayoutMirroring.enabled ? inset : parent.width - width - inset
                    y: bill.isTall ? 56 : Math.round((parent.height - height) / 2)
                    width: bill.isTall ? Math.min(implicitWidth, bill.wordsWidth) : implicitWidth
                    text: bill.amountText
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 10
                    color: bill.isIncome ? Theme.success : Theme.text
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                    Accessible.ignored: true
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
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The wallet cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.topMargin: top.y + top.height
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "receipt-text"
        title: root.viewModel.isFiltered ? qsTr("No bill like that") : qsTr("No bills yet")
        text: root.viewModel.isFiltered ? qsTr("Search for other words, or show all bills.") : qsTr("When you top up or pay in a mini-app, the bill stands here.")
    }
    BillStory {
        anchors.fill: parent
        onVisibleChanged: {
            if (!visible && activeFocus && root.viewModel.story.billId === undefined) {
                list.forceActiveFocus();
                list.isByKey = list.wasByKey;
            }
        }
        visible: root.viewModel.story.billId !== undefined
        viewModel: root.viewModel
    }
    Loader {
        id: dialog

        active: false
        source: "StatementFileDialog.qml"
        onLoaded: item.begin() // qmllint disable missing-property
    }
    Connections {
        function onAccepted(): void {
            root.viewModel.export(dialog.item.selectedFile); // qmllint disable missing-property
        }

        target: dialog.item
    }
}
