import QtQuick
import app.shell.style

/*! A mini-app's page as a card. Name and icon come from the catalogue, so that a card cannot pretend. */
Panel {
    id: root

    required property var content
    property real widthMax: 286
    /*! Whether it only shows how the card will look. */
    property bool isSample: false

    signal opened

    implicitWidth: Math.min(286, widthMax)
    implicitHeight: column.height + 24
    radius: Theme.radiusBubble
    border.color: hover.hovered && content.isKnown && !isSample ? Theme.lineStrong : Theme.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Card: %1").arg(content.title)

    HoverHandler {
        id: hover
    }
    TapHandler {
        enabled: root.content.isKnown && !root.isSample
        onTapped: root.opened()
    }

    Column {
        id: column

        x: 12
        y: 12
        width: parent.width - 24
        spacing: 9

        Row {
            anchors.left: parent.left
            spacing: 7

            IconTile {
                size: 18
                iconName: root.content.iconName
                source: root.content.iconSource
                color: root.content.color
            }
            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, column.width - 30)
                text: root.content.isKnown ? root.content.miniappName : qsTr("Withdrawn mini-app")
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
        PlainText {
            width: parent.width
            text: root.content.title
            font.weight: Theme.strong(text)
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Rectangle {
            width: parent.width
            height: 124
            radius: Theme.radiusSmall
            color: Theme.softColor(root.content.color)
            visible: root.content.picture !== "" || root.content.isKnown

            RoundPicture {
                anchors.fill: parent
                source: root.content.picture
                name: root.content.title
            }
            IconImage {
                anchors.centerIn: parent
                visible: root.content.picture === ""
                name: root.content.iconName
                size: 44
                color: Theme.avatarColor(root.content.color)
            }
        }
        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.content.isKnown ? root.content.note : qsTr("It is not in the catalogue any more and cannot be opened.")
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Item {
            width: parent.width
            height: 32
            visible: root.content.isKnown

            PlainText {
                anchors.left: parent.left
                anchors.right: open.left
                anchors.rightMargin: 8
                anchors.verticalCenter: parent.verticalCenter
                text: root.content.priceText
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                elide: Text.ElideRight
            }
            PushButton {
                id: open

                objectName: "cardOpen"
                anchors.right: parent.right
                height: 32
                text: qsTr("Open")
                Accessible.name: qsTr("Open %1").arg(root.content.title)
                // It looks as it will, but leads nowhere yet.
                focusPolicy: root.isSample ? Qt.NoFocus : Qt.StrongFocus
                Accessible.ignored: root.isSample
                onClicked: {
                    if (!root.isSample)
                        root.opened();
                }
            }
        }
    }
}
