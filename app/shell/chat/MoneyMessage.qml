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
                name: root.iconName
                size: 18
                color: Theme.success
            }
            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                text: root.kindText
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                font.weight: Font.Medium
            }
        }
        Column {
            width: parent.width
            spacing: 2

            PlainText {
                objectName: root.amountName
                text: root.content.amountText
                font.pixelSize: Theme.sizeDisplay
                font.weight: Font.Bold
            }
            PlainText {
                width: parent.width
                text: root.withText
                color: Theme.textSoft
                elide: Text.ElideRight
            }
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
                height: value.height

                PlainText {
                    text: line.modelData[0]
                    color: Theme.textFaint
                    font.pixelSize: Theme.sizeCaption
                }
                PlainText {
                    id: value

                    x: 56
                    width: parent.width - x
                    text: line.modelData[1]
                    font.pixelSize: Theme.sizeCaption
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    maximumLineCount: 2
                    elide: Text.ElideRight
                }
            }
        }
    }
}
