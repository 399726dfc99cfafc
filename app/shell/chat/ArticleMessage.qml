import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! An official account's article: pressed, it is read. */
Item {
    id: root

    required property ConversationViewModel viewModel
    required property var content
    required property bool isMine
    required property real widthMax

    /*! Whether its account took it back: then it can be read no more. */
    readonly property bool isWithdrawn: (viewModel.articles as ShownArticles).withdrawn.indexOf(content.articleId) >= 0

    Component.onCompleted: (viewModel.articles as ShownArticles).look(content.articleId)
    implicitWidth: Math.min(360, widthMax)
    implicitHeight: column.height + 14

    T.AbstractButton {
        id: button

        objectName: "articleOpen"
        anchors.fill: parent
        enabled: !root.isWithdrawn
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Read: %1").arg(root.content.title)
        Accessible.description: root.isWithdrawn ? note.text : ""
        onClicked: root.viewModel.openArticle(root.content.articleId)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Panel {
            id: ground

            radius: Theme.radiusBubble
            border.color: button.hovered ? Theme.lineStrong : Theme.line

            FocusRing {
                control: ground
                isShown: button.visualFocus
                radius: 17
            }
        }
    }
    Column {
        id: column

        width: parent.width
        spacing: 10

        Item {
            width: parent.width
            height: 158
            visible: root.content.picture !== "" && !root.isWithdrawn

            RoundPicture {
                anchors.fill: parent
                anchors.margins: 7
                anchors.bottomMargin: 0
                source: root.content.picture
                name: root.content.title
                corner: 9
            }
        }
        Column {
            x: 14
            width: parent.width - 28
            topPadding: root.content.picture === "" || root.isWithdrawn ? 14 : 0
            spacing: 5

            PlainText {
                width: parent.width
                text: root.content.title
                color: root.isWithdrawn ? Theme.textSoft : Theme.text
                font.pixelSize: Theme.sizeTitle
                font.weight: Theme.strong(text)
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            PlainText {
                id: note

                objectName: "articleNote"
                width: parent.width
                visible: text !== ""
                text: root.isWithdrawn ? qsTr("The official account has taken this article back.") : root.content.summary
                color: Theme.textSoft
                font.pixelSize: 13
                lineHeight: 1.25
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
    }
}
