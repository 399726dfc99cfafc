pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The coupons that the person has taken, as tickets on three shelves. */
Item {
    id: root

    required property CouponsViewModel viewModel

    Column {
        id: top

        x: list.edge
        y: 20
        width: list.column
        spacing: Theme.gap

        PlainText {
            anchors.left: parent.left
            height: Theme.controlHeight
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Coupons")
            font.pixelSize: Theme.sizeHeading
            font.weight: Theme.strong(text)
            Accessible.role: Accessible.Heading
        }
        Segmented {
            objectName: "couponShelves"
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            name: qsTr("Shelf")
            isCompact: true
            current: root.viewModel.shelf
            choices: [
                {
                    "key": "usable",
                    "text": qsTr("Usable"),
                    "iconName": "ticket-percent"
                },
                {
                    "key": "used",
                    "text": qsTr("Used"),
                    "iconName": "check"
                },
                {
                    "key": "over",
                    "text": qsTr("Over"),
                    "iconName": "clock"
                }
            ]
            onChosen: key => root.viewModel.chooseShelf(key)
        }
    }
    RowList {
        id: list

        readonly property int column: Math.min(680, width - (width < 240 ? 20 : 40))
        /*! So little room that a ticket's words stand below its stub. */
        readonly property bool isNarrow: column < 360
        readonly property real edge: Math.round((width - column) / 2)

        /*! Of the part with the amount, where it stands above the words. */
        readonly property int stubHeight: 56

        objectName: "couponList"
        anchors.fill: parent
        anchors.topMargin: top.y + top.height + 12
        model: root.viewModel.rows
        spacing: Theme.gap
        Accessible.name: qsTr("Coupons")

        footer: Item {
            height: 28
        }
        delegate: T.AbstractButton {
            id: ticket

            required property string couponId
            required property string title
            required property string merchant
            required property string offText
            required property string termsText
            required property string validText
            required property string countText
            required property string shelf
            readonly property bool isUsable: shelf === "usable"

            objectName: "coupon_" + couponId
            width: list.width
            height: list.isNarrow ? list.stubHeight + words.height + 24 : Math.max(104, words.height + 28)
            hoverEnabled: isUsable
            focusPolicy: Qt.NoFocus
            Accessible.role: Accessible.ListItem
            Accessible.name: [offText, title, merchant, termsText, validText, countText].filter(part => part !== "").join(", ")
            Accessible.description: isUsable ? qsTr("Opens the mini-app it is good in") : ""
            onClicked: {
                if (isUsable)
                    root.viewModel.use(couponId);
            }

            Panel {
                id: card

                x: list.edge
                width: list.column
                height: parent.height
                color: ticket.down ? Theme.pressed : ticket.hovered ? Theme.hover : Theme.card
                opacity: ticket.isUsable ? 1 : 0.65

                FocusRing {
                    control: card
                    isShown: ticket.ListView.isCurrentItem && list.activeFocus && list.isByKey
                }
                Rectangle {
                    id: stub

                    anchors.left: parent.left
                    width: list.isNarrow ? parent.width : 148
                    height: list.isNarrow ? list.stubHeight : parent.height
                    topLeftRadius: list.isNarrow || !LayoutMirroring.enabled ? card.radius : 0
                    topRightRadius: list.isNarrow || LayoutMirroring.enabled ? card.radius : 0
                    bottomLeftRadius: list.isNarrow || LayoutMirroring.enabled ? 0 : card.radius
                    bottomRightRadius: !list.isNarrow && LayoutMirroring.enabled ? card.radius : 0
                    color: ticket.isUsable ? Theme.accentSoft : Theme.field

                    PlainText {
                        id: off

                        objectName: "couponOff"
                        anchors.left: parent.left
                        anchors.leftMargin: list.isNarrow ? 14 : 12
                        y: list.isNarrow ? Math.round((stub.height - height) / 2) : 26
                        width: list.isNarrow ? Math.min(natural.advanceWidth + 1, parent.width - action.width - 56) : parent.width - 24
                        text: ticket.offText
                        horizontalAlignment: list.isNarrow ? Text.AlignLeft : Text.AlignHCenter
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 12
                        color: ticket.isUsable ? Theme.accent : Theme.textSoft
                        font.pixelSize: list.isNarrow ? 22 : 26
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }
                    TextMetrics {
                        id: natural

                        font: off.font
                        text: off.text
                    }
                    PlainText {
                        anchors.left: parent.left
                        anchors.leftMargin: list.isNarrow ? 14 + off.width + 6 : Math.round((parent.width - width) / 2)
                        y: list.isNarrow ? off.y + off.baselineOffset - baselineOffset : 62
                        text: qsTr("off")
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        Accessible.ignored: true
                    }
                }
                // The bites that make a ticket of a card.
                Repeater {
                    model: [0, 1]

                    Rectangle {
                        required property int modelData

                        anchors.left: parent?.left
                        anchors.leftMargin: list.isNarrow ? (modelData === 0 ? -8 : card.width - 8) : stub.width - 8
                        y: list.isNarrow ? stub.height - 8 : modelData === 0 ? -8 : card.height - 8
                        width: 16
                        height: 16
                        radius: 8
                        color: Theme.content
                    }
                }
                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: list.isNarrow ? 14 : stub.width + 18
                    y: list.isNarrow ? stub.height + 12 : Math.round((card.height - height) / 2)
                    width: list.isNarrow ? parent.width - 28 : parent.width - stub.width - action.width - 48
                    spacing: 4

                    PlainText {
                        objectName: "couponTitle"
                        width: parent.width
                        text: ticket.title
                        font.weight: Theme.strong(text)
                        wrapMode: Text.Wrap
                        maximumLineCount: list.isNarrow ? 4 : 3
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PlainText {
                        width: parent.width
                        text: Words.isolated(ticket.merchant) + " · " + ticket.termsText
                        color: Theme.textSoft
                        font.pixelSize: 13
                        wrapMode: Text.Wrap
                        maximumLineCount: list.isNarrow ? 4 : 3
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    PlainText {
                        width: parent.width
                        topPadding: 4
                        text: ticket.validText
                        color: Theme.textFaint
                        font.pixelSize: Theme.sizeCaption
                        wrapMode: Text.Wrap
                        maximumLineCount: list.isNarrow ? 3 : 2
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
                Row {
                    id: action

                    anchors.right: parent.right
                    anchors.rightMargin: list.isNarrow ? 12 : 18
                    y: Math.round(((list.isNarrow ? stub.height : parent.height) - height) / 2)
                    spacing: 6

                    IconButton {
                        objectName: "couponShare_" + ticket.couponId
                        anchors.verticalCenter: parent.verticalCenter
                        visible: ticket.isUsable
                        iconName: "share-2"
                        iconSize: 16
                        name: qsTr("Share the coupon's code")
                        onClicked: root.viewModel.codeWanted("plaza://coupon/" + ticket.couponId)
                    }
                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: text !== ""
                        text: ticket.countText
                        color: Theme.textSoft
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                    PlainText {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: ticket.isUsable && list.column > 420
                        text: qsTr("Use now")
                        color: Theme.accent
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                    IconImage {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: ticket.isUsable
                        name: "chevron-right"
                        size: 16
                        color: Theme.accent
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
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The coupons cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        anchors.fill: parent
        anchors.topMargin: 100
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "ticket-percent"
        title: root.viewModel.shelf === "usable" ? qsTr("No coupon to use") : qsTr("Nothing here")
        text: root.viewModel.shelf === "usable" ? qsTr("Coupons that you take in mini-apps wait here until you pay there.") : qsTr("Coupons come here once they are used, or their time has passed.")
    }
}
