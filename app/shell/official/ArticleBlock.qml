pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.components
import app.shell.style

/*! One block of an article: heading, paragraph, quote, entry of a list, divider, picture or a mini-app's card. */
Loader {
    id: root

    required property int index
    required property string kind
    required property string text
    required property var spans
    required property int level
    required property string marker
    required property string picture
    required property real ratio
    required property string link
    required property string note
    required property string miniappName
    required property string iconName
    required property string iconSource
    required property string cardColor
    required property bool isKnown
    /*! Opens its films. */
    required property FilmLoader films

    /*! The person pressed a card with this link. */
    signal linkOpened(string link)
    /*! The person wants to see a picture large. */
    signal pictureWanted(string picture, real aspect, string name)
    /*! The keyboard reached this item. */
    signal reached(Item item)

    // What may be in sight at first is there with the first frame; the rest comes between frames, from the top.
    asynchronous: index >= 8
    sourceComponent: {
        const kinds = {
            "heading": heading,
            "quote": quote,
            "entry": entry,
            "divider": divider,
            "picture": figure,
            "film": film,
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
            font.pixelSize: root.level <= 1 ? 24 : root.level === 2 ? 21 : 18
            font.weight: Theme.strong(text)
            lineHeight: 1.2
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
        }
    }
    Component {
        id: paragraph

        ArticleWords {
            text: root.text
            pieces: root.spans
            size: 16
            onLinkOpened: link => root.linkOpened(link)
            onReached: item => root.reached(item)
        }
    }
    Component {
        id: entry

        Item {
            implicitHeight: entryWords.height

            PlainText {
                id: marker

                anchors.right: entryWords.left
                anchors.rightMargin: 10
                text: root.marker
                color: Theme.textSoft
                font.pixelSize: 16
                lineHeight: 1.5
                Accessible.ignored: true
            }
            ArticleWords {
                id: entryWords

                anchors.left: parent.left
                anchors.leftMargin: 30 + 24 * Math.min(root.level, 4)
                anchors.right: parent.right
                text: root.text
                pieces: root.spans
                size: 16
                onLinkOpened: link => root.linkOpened(link)
                onReached: item => root.reached(item)
            }
        }
    }
    Component {
        id: divider

        Item {
            implicitHeight: 25

            Rectangle {
                anchors.centerIn: parent
                width: Math.min(120, parent.width)
                height: 1
                color: Theme.lineStrong
                Accessible.role: Accessible.Separator
            }
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
            ArticleWords {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: 20
                anchors.right: parent.right
                y: 4
                text: root.text
                pieces: root.spans
                color: Theme.textSoft
                size: 17
                onLinkOpened: link => root.linkOpened(link)
                onReached: item => root.reached(item)
            }
        }
    }
    Component {
        id: figure

        Column {
            spacing: 8

            T.AbstractButton {
                id: shown

                objectName: root.link === "" ? "articlePictureLarge" : "articlePicture"
                width: parent.width
                height: Math.round(width * root.ratio)
                enabled: root.link !== "" || root.picture !== ""
                focusPolicy: Qt.StrongFocus
                Accessible.role: root.link === "" ? Accessible.Button : Accessible.Link
                Accessible.name: root.text !== "" ? root.text : qsTr("Picture")
                Accessible.description: root.link === "" ? qsTr("Show it large") : ""
                onClicked: {
                    if (root.link !== "")
                        root.linkOpened(root.link);
                    else
                        root.pictureWanted(root.picture, 1 / root.ratio, root.text);
                }
                onActiveFocusChanged: {
                    if (visualFocus)
                        root.reached(shown);
                }
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()

                background: FocusRing {
                    control: shown
                    isShown: shown.visualFocus
                    radius: Theme.radius + 3
                }
                contentItem: RoundPicture {
                    source: root.picture
                    corner: Theme.radius

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radius
                        visible: root.picture === ""
                        color: Theme.field
                    }
                    Rectangle {
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        anchors.margins: 12
                        width: 34
                        height: 34
                        radius: 17
                        visible: root.link !== ""
                        color: Theme.accent

                        IconImage {
                            anchors.centerIn: parent
                            name: "layout-grid"
                            size: 18
                            color: Theme.accentText
                        }
                    }
                }

                HoverHandler {
                    cursorShape: Qt.PointingHandCursor
                }
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
        id: film

        Column {
            spacing: 8

            ArticleFilm {
                width: parent.width
                loader: root.films
                film: root.picture
                name: root.text
                onReached: item => root.reached(item)
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
