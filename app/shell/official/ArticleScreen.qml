pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.components
import app.shell.official
import app.shell.style

/*! An article to read: one column of a good width, nothing fetched from elsewhere. */
FocusScope {
    id: root

    required property ArticleViewModel viewModel
    /*! Whether there is something to go back to. */
    property bool hasBack: false

    /*! The person wants to leave the article. */
    signal backWanted

    Component.onCompleted: area.forceActiveFocus()

    FrameAnimation {
        running: root.visible && !root.viewModel.isWhole
        onTriggered: root.viewModel.showMore()
    }
    ScrollArea {
        id: area

        objectName: "articleArea"
        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        visible: root.viewModel.state === "ready"

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(660, area.width - 64)
            topPadding: 36
            bottomPadding: 64
            spacing: 18

            PlainText {
                objectName: "articleTitle"
                width: parent.width
                text: root.viewModel.title
                horizontalAlignment: undefined // as its own letters go
                font.pixelSize: 30
                font.weight: Font.Bold
                font.letterSpacing: -0.4
                lineHeight: 1.15
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
            }
            Row {
                width: parent.width
                spacing: 10

                Avatar {
                    id: face

                    size: 34
                    name: root.viewModel.accountName
                    color: root.viewModel.accountColor
                    square: true
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - face.width - parent.spacing

                    PlainText {
                        width: parent.width
                        text: root.viewModel.accountName
                        font.pixelSize: 13
                        font.weight: Theme.strong(text)
                        elide: Text.ElideRight
                    }
                    PlainText {
                        width: parent.width
                        text: root.viewModel.byline
                        color: Theme.textSoft
                        font.pixelSize: Theme.sizeCaption
                        elide: Text.ElideRight
                    }
                }
            }
            RoundPicture {
                width: parent.width
                height: Math.round(width * 0.46)
                visible: source !== ""
                source: root.viewModel.picture
                corner: Theme.radius
                name: root.viewModel.title
            }
            PlainText {
                width: parent.width
                visible: text !== ""
                text: root.viewModel.summary
                horizontalAlignment: undefined // as its own letters go
                color: Theme.textSoft
                font.pixelSize: 18
                lineHeight: 1.45
                wrapMode: Text.Wrap
            }
            Repeater {
                model: root.viewModel.blocks

                ArticleBlock {
                    width: column.width
                    films: root.viewModel.films as FilmLoader
                    onLinkOpened: link => root.viewModel.openLink(link)
                    onPictureWanted: (picture, aspect, name) => viewer.show(picture, aspect, name)
                    onReached: item => area.reveal(item)
                }
            }
            Loader {
                anchors.left: parent.left
                width: parent.width
                visible: root.viewModel.isWhole
                active: !!root.viewModel.foot
                sourceComponent: ArticleFoot {
                    viewModel: root.viewModel.foot as ArticleFootViewModel
                    onReached: item => area.reveal(item)
                }
            }
        }
    }
    Rectangle {
        /*! How far the article was read. */
        readonly property real progress: area.contentHeight <= area.height ? 0 : Math.min(1, Math.max(0, area.contentY / (area.contentHeight - area.height)))

        objectName: "articleProgress"
        anchors.left: parent.left
        anchors.top: parent.top
        width: Math.round(parent.width * progress)
        height: 3
        visible: area.visible
        color: Theme.accent
        Accessible.ignored: true
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
        title: qsTr("The article cannot be shown")
        text: root.viewModel.errorText
        action: qsTr("Try again")
        onActed: root.viewModel.load()
    }
    Loader {
        id: viewer

        /*! Show a picture large; what was reached before is reached again afterwards. */
        function show(picture: string, aspect: real, name: string): void {
            setSource("../chat/PictureViewer.qml", {
                "address": picture,
                "aspect": aspect
            });
            const shown = item as PictureViewer;
            if (name !== "")
                shown.name = name;
            shown.open();
        }
    }
    PushButton {
        objectName: "articleBack"
        anchors.left: parent.left
        anchors.leftMargin: 20
        y: 14
        visible: root.hasBack
        role: "secondary"
        iconName: "arrow-left"
        text: qsTr("Back")
        onClicked: root.backWanted()
    }
}
