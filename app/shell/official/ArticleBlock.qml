pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One block of an article: heading, paragraph, quote, picture or a mini-app's card. */
Loader {
    id: root

    required property string kind
    required property string text
    required property string picture
    required property string link
    required property string note
    required property string miniappName
    required property string iconName
    required property string iconSource
    required property string cardColor
    required property bool isKnown

    /*! The person pressed a card with this link. */
    signal linkOpened(string link)
    /*! The keyboard reached this item. */
    signal reached(Item item)

    sourceComponent: {
        const kinds = {
            "heading": heading,
            "quote": quote,
            "picture": figure,
            "card": card
        };
        return kinds[kind] ?? paragraph;
    }

    Component {
        id: heading

        PlainText {
            topPadding: 14
            text: root.text
            horizontalAlignment: undefined // as its own letters go
            font.pixelSize: 21
            font.weight: Theme.strong(text)
            lineHeight: 1.2
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
    }
    Component {
        id: paragraph

        ReadingText {
            text: root.text
            font.pixelSize: 16
            spacing: 150
            Accessible.role: Accessible.Paragraph
        }
    }
    Component {
        id: quote

        Item {
            implicitHeight: words.height + 8

            Rectangle {
                anchors.left: parent.left
                width: 3
                height: parent.height
                radius: 2
                color: Theme.accent
            }
            PlainText {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: 20
                y: 4
                width: parent.width - 20
                text: root.text
                horizontalAlignment: undefined // as its own letters go
                color: Theme.textSoft
                font.pixelSize: 17
                lineHeight: 1.5
                wrapMode: Text.Wrap
            }
        }
    }
    Component {
        id: figure

        Column {
            spacing: 8

            RoundPicture {
                width: parent.width
                height: Math.round(width * 0.52)
                source: root.picture
                corner: Theme.radius
                name: root.text
            }
            PlainText {
                width: parent.width
                visible: text !== ""
                text: root.text
                color: Theme.textFaint
                font.pixelSize: 13
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
            }
        }
    }
    Component {
        id: card

        T.AbstractButton {
            id: button

            objectName: "articleCard"
            implicitHeight: 92
            enabled: root.isKnown
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Open %1 in %2").arg(root.text).arg(root.miniappName)
            onClicked: root.linkOpened(root.link)
            onActiveFocusChanged: {
                if (visualFocus)
                    root.reached(button);
            }
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()

            background: Panel {
                id: ground

                border.color: button.hovered ? Theme.lineStrong : Theme.line

                FocusRing {
                    control: ground
                    isShown: button.visualFocus
                    radius: 14
                }
            }
            contentItem: Item {
                Rectangle {
                    anchors.left: parent.left
                    anchors.leftMargin: 10
                    y: 10
                    width: 72
                    height: 72
                    radius: Theme.radiusSmall
                    color: Theme.softColor(root.cardColor)

                    RoundPicture {
                        anchors.fill: parent
                        source: root.picture
                        name: root.text
                    }
                    IconImage {
                        anchors.centerIn: parent
                        visible: root.picture === ""
                        name: root.iconName
                        size: 30
                        color: Theme.avatarColor(root.cardColor)
                    }
                }
                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: 98
                    anchors.right: open.left
                    anchors.rightMargin: 12
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 4

                    PlainText {
                        width: parent.width
                        text: root.text
                        font.pixelSize: 15
                        font.weight: Theme.strong(text)
                        elide: Text.ElideRight
                        maximumLineCount: 1
                    }
                    PlainText {
                        width: parent.width
                        visible: text !== ""
                        text: root.isKnown ? root.note : qsTr("This mini-app is not in the catalogue any more.")
                        color: Theme.textSoft
                        font.pixelSize: 13
                        elide: Text.ElideRight
                        maximumLineCount: 1
                    }
                    Row {
                        anchors.left: parent.left
                        spacing: 6
                        visible: root.isKnown

                        IconTile {
                            size: 16
                            iconName: root.iconName
                            source: root.iconSource
                            color: root.cardColor
                        }
                        PlainText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: root.miniappName
                            color: Theme.textSoft
                            font.pixelSize: Theme.sizeCaption
                        }
                    }
                }
                Rectangle {
                    id: open

                    anchors.right: parent.right
                    anchors.rightMargin: 16
                    anchors.verticalCenter: parent.verticalCenter
                    width: label.implicitWidth + 32
                    height: 32
                    radius: Theme.radiusSmall
                    visible: root.isKnown
                    color: button.down ? Theme.accentPressed : button.hovered ? Theme.accentHover : Theme.accent

                    PlainText {
                        id: label

                        anchors.centerIn: parent
                        text: qsTr("Open")
                        color: Theme.accentText
                        font.weight: Font.DemiBold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
