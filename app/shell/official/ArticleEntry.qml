pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One article in a list: pressed, it is read. */
T.AbstractButton {
    id: root

    required property string articleId
    required property string title
    required property string summary
    required property string picture
    required property string byline
    /*! Whether its account took it back: then it says so, and opens nothing. */
    property bool isWithdrawn: false

    /*! The keyboard reached it. */
    signal reached

    objectName: "articleRow_" + articleId
    width: parent ? (parent as Item).width : 0
    implicitHeight: 116
    enabled: !isWithdrawn
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Read: %1").arg(title)
    onActiveFocusChanged: {
        if (visualFocus)
            reached();
    }
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Panel {
        id: ground

        border.color: root.hovered ? Theme.lineStrong : Theme.line

        FocusRing {
            control: ground
            isShown: root.visualFocus
            radius: 14
        }
    }
    contentItem: Item {
        Column {
            anchors.left: parent.left
            anchors.leftMargin: 18
            anchors.right: picture.visible ? picture.left : parent.right
            anchors.rightMargin: 18
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            PlainText {
                width: parent.width
                text: root.title
                color: root.isWithdrawn ? Theme.textSoft : Theme.text
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                elide: Text.ElideRight
                maximumLineCount: 1
            }
            PlainText {
                objectName: "articleRowSummary"
                width: parent.width
                visible: text !== ""
                text: root.isWithdrawn ? qsTr("The official account has taken this article back.") : root.summary
                color: Theme.textSoft
                font.pixelSize: 13
                lineHeight: 1.2
                wrapMode: Text.Wrap
                elide: Text.ElideRight
                maximumLineCount: 2
            }
            PlainText {
                width: parent.width
                text: root.byline
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
            }
        }
        RoundPicture {
            id: picture

            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            width: 132
            height: 96
            visible: source !== "" && !root.isWithdrawn
            source: root.picture
        }
    }
}
