pragma ComponentBehavior: Bound
import QtQuick
import app.shell.official
import app.shell.style

/*! The articles that the person keeps, the last first. */
Item {
    id: root

    required property FavouritesViewModel viewModel

    ScrollArea {
        id: area

        anchors.fill: parent
        visible: rows.count > 0
        padding: Theme.gapLarge

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(680, area.width - 2 * area.padding)
            topPadding: 12
            bottomPadding: 24
            spacing: Theme.gap

            PlainText {
                objectName: "favouritesTitle"
                anchors.left: parent.left
                bottomPadding: 8
                text: qsTr("Favourites")
                font.pixelSize: 22
                font.weight: Font.DemiBold
                Accessible.role: Accessible.Heading
            }
            Repeater {
                id: rows

                model: root.viewModel.articles

                Row {
                    id: row

                    required property string articleId
                    required property string title
                    required property string summary
                    required property string picture
                    required property string byline
                    required property bool isWithdrawn

                    anchors.left: parent?.left // qmllint disable missing-property
                    width: parent ? (parent as Item).width : 0
                    spacing: Theme.gapSmall

                    ArticleEntry {
                        width: row.width - drop.width - row.spacing
                        articleId: row.articleId
                        title: row.title
                        summary: row.summary
                        picture: row.picture
                        byline: row.byline
                        isWithdrawn: row.isWithdrawn
                        onClicked: root.viewModel.articleWanted(row.articleId)
                        onReached: area.reveal(this)
                    }
                    IconButton {
                        id: drop

                        objectName: "favouriteDrop_" + row.articleId
                        anchors.verticalCenter: parent.verticalCenter
                        iconName: "x"
                        name: qsTr("Remove from favourites: %1").arg(Words.isolated(row.title))
                        onClicked: root.viewModel.drop(row.articleId)
                        onActiveFocusChanged: {
                            if (visualFocus)
                                area.reveal(drop);
                        }
                    }
                }
            }
        }
    }
    Spinner {
        anchors.centerIn: parent
        visible: root.viewModel.state === "loading"
        size: 28
    }
    EmptyNote {
        anchors.fill: parent
        visible: root.viewModel.state === "failed"
        iconName: "circle-alert"
        title: qsTr("Your favourites cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    EmptyNote {
        objectName: "favouritesEmpty"
        anchors.fill: parent
        visible: root.viewModel.state === "ready" && rows.count === 0
        iconName: "bookmark"
        title: qsTr("No favourites yet")
        text: qsTr("At the end of an article, “Add to favourites” keeps it here.")
    }
}
