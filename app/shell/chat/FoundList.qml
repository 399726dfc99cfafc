pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! What was found while the person types: people, chats, messages. */
Item {
    id: root

    required property FoundViewModel viewModel

    /*! Something was chosen from it. */
    signal chosen
    /*! What was typed. */
    property string words: ""

    function takeFocus(): void {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    RowList {
        id: list

        objectName: "foundList"
        anchors.fill: parent
        anchors.bottomMargin: note.visible ? note.height : 0
        model: root.viewModel.rows
        Accessible.name: qsTr("Found")
        section.property: "section"
        onContentYChanged: {
            if (contentHeight - (contentY - originY) - height < height)
                root.viewModel.loadMore();
        }

        section.delegate: Item {
            id: heading

            required property string section

            width: ListView.view.width
            height: 30

            PlainText {
                x: 16
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 5
                width: parent.width - 32
                text: heading.section === "people" ? qsTr("People") : heading.section === "chats" ? qsTr("Chats") : qsTr("Messages")
                color: Theme.textSoft
                font.pixelSize: Theme.sizeCaption
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
            }
        }

        delegate: ListRow {
            id: row

            required property string rowId
            required property string avatarColor
            required property string picture
            required property bool isOfficial
            required property list<string> pieces
            required property bool isRightToLeft
            required property int index
            required title
            required timeText
            required subtitle

            objectName: "found_" + rowId
            height: pieces.length > 0 ? 66 : 54
            words: pieces.length > 0 ? line : null
            onClicked: {
                list.currentIndex = index;
                root.viewModel.choose(rowId);
                root.chosen();
            }

            face: Avatar {
                name: row.title
                color: row.avatarColor
                square: row.isOfficial
                source: row.picture
            }
            Component {
                id: line

                MarkedLine {
                    pieces: row.pieces
                    layoutDirection: row.isRightToLeft ? Qt.RightToLeft : Qt.LeftToRight
                }
            }
        }
    }
    SkeletonRows {
        width: parent.width
        visible: root.viewModel.state === "loading" && list.count === 0
    }
    EmptyNote {
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("Nothing could be looked for")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.tryAgain()
    }
    EmptyNote {
        objectName: "nothingFound"
        anchors.fill: parent
        anchors.bottomMargin: 80
        visible: root.viewModel.state === "ready" && list.count === 0
        iconName: "search"
        title: qsTr("Nothing found")
        text: qsTr("No person, chat or message has “%1” in it.").arg(Words.isolated(root.words))
    }
    PlainText {
        id: note

        objectName: "searchNote"
        anchors.bottom: parent.bottom
        x: 16
        width: parent.width - 32
        height: implicitHeight + 16
        visible: !root.viewModel.isComplete
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Older messages are still being prepared for the search.")
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        wrapMode: Text.Wrap
    }
}
