pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Money that moved, with whom, for what: what receipts and refunds look like. */
Panel {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax
    required property string iconName
    required property string kindText
    required property string withText
    required property string amountName

    /*! What is said below the line, each with its name. */
    required property var facts

    /*! So little room that what is said stands below its name. */
    readonly property bool isNarrow: width < 200

    /*! An older copy of the wallet was put back: what this tells of is not in it. */
    readonly property bool isUnrecorded: content.isRecorded === false

    implicitWidth: Math.min(320, widthMax)
    implicitHeight: column.height + 32
    radius: Theme.radiusBubble
    Accessible.role: Accessible.Grouping
    Accessible.name: kindText + ": " + content.amountText + " " + withText

    Column {
        id: column

        x: 16
        y: 16
        width: parent.width - 32
        spacing: 12

        Row {
            width: parent.width
            spacing: 8

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                visible: !root.isNarrow
                name: root.iconName
                size: 18
                color: root.isUnrecorded ? Theme.textFaint : Theme.success
            }
            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (root.isNarrow ? 0 : 26)
                text: root.kindText
                color: Theme.textSoft
                wrapMode: Text.Wrap
                font.pixelSize: Theme.sizeCaption
                font.weight: Font.Medium
            }
        }
        Column {
            width: parent.width
            spacing: 2

            PlainText {
                objectName: root.amountName
                width: parent.width
                text: root.content.amountText
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                font.pixelSize: Theme.sizeDisplay
                font.weight: Font.Bold
            }
            PlainText {
                width: parent.width
                text: root.withText
                color: Theme.textSoft
                wrapMode: Text.Wrap
                maximumLineCount: root.isNarrow ? 6 : 3
                elide: Text.ElideRight
            }
        }
        PlainText {
            objectName: "moneyUnrecorded"
            width: parent.width
            visible: root.isUnrecorded
            text: qsTr("Your wallet has no record of it. Most likely an older copy of the wallet was put back since: the newer one still has it.")
            color: Theme.warning
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        Repeater {
            model: root.facts

            Item {
                id: line

                required property var modelData

                width: column.width
                height: value.y + value.height

                PlainText {
                    id: named

                    anchors.left: parent.left
                    text: line.modelData[0]
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
                PlainText {
                    id: value

                    anchors.left: parent.left
                    anchors.leftMargin: root.isNarrow ? 0 : 56
                    anchors.right: parent.right
                    y: root.isNarrow ? named.height : 0
                    text: line.modelData[1]
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    maximumLineCount: root.isNarrow ? 4 : 2
                    elide: Text.ElideRight
                }
            }
        }
    }
}
