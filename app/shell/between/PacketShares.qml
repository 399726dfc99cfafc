pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import app.shell.between
import app.shell.style

/*! An opened red packet: one's own share and what the others had. */
Item {
    id: root

    required property PacketOpeningViewModel viewModel
    readonly property bool hasOwn: viewModel.ownText !== ""

    Shape {
        width: parent.width
        height: 96

        ShapePath {
            strokeWidth: -1
            fillColor: Theme.packet
            startX: 0
            startY: 16

            PathArc {
                x: 16
                y: 0
                radiusX: 16
                radiusY: 16
            }
            PathLine {
                x: root.width - 16
                y: 0
            }
            PathArc {
                x: root.width
                y: 16
                radiusX: 16
                radiusY: 16
            }
            PathLine {
                x: root.width
                y: 62
            }
            PathQuad {
                x: 0
                y: 62
                controlX: root.width / 2
                controlY: 104
            }
            PathLine {
                x: 0
                y: 16
            }
        }
    }
    Column {
        id: head

        x: 24
        y: 56
        width: parent.width - 48
        spacing: Theme.gapTiny

        Avatar {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 48
            name: root.viewModel.packet.faceName
            color: root.viewModel.packet.senderColor
            source: root.viewModel.packet.senderPicture
        }
        PlainText {
            width: parent.width
            topPadding: 4
            text: root.viewModel.packet.senderName
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            font.weight: Theme.strong(text)
        }
        PlainText {
            width: parent.width
            text: root.viewModel.packet.greeting
            color: Theme.textSoft
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        PlainText {
            objectName: "packetOwn"
            width: parent.width
            visible: root.hasOwn
            text: root.viewModel.ownText
            color: Theme.packetSoftText
            horizontalAlignment: Text.AlignHCenter
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 18
            font.pixelSize: 40
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: qsTr("You had %1").arg(text)
        }
        PlainText {
            width: parent.width
            visible: root.hasOwn
            text: qsTr("It is in your wallet")
            color: Theme.textFaint
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.sizeCaption
        }
        BalancedText {
            objectName: "packetNote"
            width: parent.width
            visible: text !== ""
            topPadding: 6
            words: root.viewModel.noteText
            color: Theme.textSoft
        }
    }
    PlainText {
        id: summary

        objectName: "packetSummary"
        x: 20
        anchors.top: head.bottom
        anchors.topMargin: 14
        width: parent.width - 40
        text: root.viewModel.summaryText
        color: Theme.textFaint
        elide: Text.ElideRight
        font.pixelSize: Theme.sizeCaption
    }
    Rectangle {
        id: rule

        x: 20
        anchors.top: summary.bottom
        anchors.topMargin: 6
        width: parent.width - 40
        height: 1
        color: Theme.line
    }
    RowList {
        id: list

        objectName: "packetShares"
        x: 20
        anchors.top: rule.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 12
        width: parent.width - 40
        model: root.viewModel.shares
        Accessible.name: qsTr("Who had which share")

        delegate: Item {
            id: row

            required property string userId
            required property string name
            required property string faceName
            required property string avatarColor
            required property string picture
            required property string amountText
            required property string timeText
            required property bool isLuckiest

            objectName: "packetShare_" + userId
            width: ListView.view.width
            height: 54
            Accessible.role: Accessible.ListItem
            Accessible.name: isLuckiest ? qsTr("%1, %2, the luckiest").arg(name).arg(amountText) : qsTr("%1, %2").arg(name).arg(amountText)

            Avatar {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                size: 34
                name: row.faceName
                color: row.avatarColor
                source: row.picture
            }
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: 46
                anchors.right: share.left
                anchors.rightMargin: 8
                y: 9
                text: row.name
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            PlainText {
                anchors.left: parent.left
                anchors.leftMargin: 46
                y: 29
                text: row.timeText
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
                Accessible.ignored: true
            }
            PlainText {
                id: share

                anchors.right: parent.right
                y: row.isLuckiest ? 9 : Math.round((parent.height - height) / 2)
                text: row.amountText
                font.weight: Font.Medium
                Accessible.ignored: true
            }
            Row {
                anchors.right: parent.right
                y: 29
                visible: row.isLuckiest
                spacing: 4

                IconImage {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "sparkles"
                    size: 12
                    color: Theme.warning
                }
                PlainText {
                    text: qsTr("Luckiest")
                    color: Theme.warning
                    font.pixelSize: Theme.sizeCaption
                    font.weight: Font.Medium
                    Accessible.ignored: true
                }
            }
        }
    }
}
