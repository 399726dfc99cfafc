pragma ComponentBehavior: Bound
import QtQuick
import app.shell.components
import app.shell.official
import app.shell.owner
import app.shell.style

/*! Writes one article: the words on one side, what readers will see on the other, or one of both where there is little room. */
FocusScope {
    id: root

    required property EditorViewModel viewModel
    readonly property var begun: viewModel.begun
    readonly property bool hasRoom: width >= 700
    property bool isPreview: false
    property bool isMade: false
    readonly property bool showsSource: hasRoom || !isPreview
    readonly property bool showsPreview: hasRoom || isPreview

    /*! The author wants to see their articles. */
    signal backWanted

    function tell(): void {
        if (!isMade)
            return; // the fields get their first words one after the other
        viewModel.change(title.text, summary.text, author.text, source.text);
    }

    function problemText(kind: string, line: int, what: string): string {
        const words = {
            "link": qsTr("Line %1: “%2” cannot be opened from an article."),
            "picture": qsTr("Line %1: “%2” is no picture from your disk."),
            "picture_place": qsTr("Line %1: the picture stands within a list or a quote."),
            "no_miniapp": qsTr("Line %1: there is no mini-app “%2”."),
            "no_page": qsTr("Line %1: there is no page “%2”."),
            "film_place": qsTr("Line %1: the film stands within a link, a list or a quote."),
            "no_picture": qsTr("Line %1: the picture or film “%2” is not here.")
        };
        return (words[kind] ?? "").replace("%1", line).replace("%2", () => what);
    }

    Component.onCompleted: isMade = true

    Column {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.gapLarge
        spacing: Theme.gap

        Flow {
            width: parent.width
            spacing: Theme.gapSmall

            PushButton {
                objectName: "editorBack"
                role: "secondary"
                iconName: "arrow-left"
                text: qsTr("Back")
                onClicked: root.backWanted()
            }
            PushButton {
                objectName: "editorPreview"
                visible: !root.hasRoom
                role: "secondary"
                iconName: root.isPreview ? "pencil" : "eye"
                text: root.isPreview ? qsTr("Edit") : qsTr("Preview")
                onClicked: root.isPreview = !root.isPreview
            }
            PushButton {
                objectName: "editorSchedule"
                role: "secondary"
                iconName: "clock"
                text: qsTr("Send later…")
                enabled: !root.viewModel.isBusy
                onClicked: later.open()
            }
            PushButton {
                objectName: "editorSend"
                iconName: "send"
                text: qsTr("Send…")
                enabled: !root.viewModel.isBusy
                onClicked: now.open()
            }
            PlainText {
                objectName: "editorState"
                height: Theme.controlHeight
                verticalAlignment: Text.AlignVCenter
                text: root.viewModel.isSaved ? qsTr("Kept") : qsTr("Not kept yet…")
                color: Theme.textFaint
                font.pixelSize: Theme.sizeCaption
            }
        }
        PlainText {
            objectName: "editorError"
            width: parent.width
            visible: text !== ""
            text: root.viewModel.errorText
            color: Theme.danger
            wrapMode: Text.Wrap
        }
    }
    ScrollArea {
        id: side

        anchors.left: parent.left
        anchors.leftMargin: Theme.gapLarge
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: root.hasRoom ? Math.round((root.width - 3 * Theme.gapLarge) / 2) : root.width - 2 * Theme.gapLarge
        visible: root.showsSource

        Column {
            width: parent.width
            spacing: Theme.gapSmall
            bottomPadding: Theme.gap

            Column {
                id: fields

                width: parent.width
                spacing: Theme.gapSmall

                Field {
                    id: title

                    onActiveFocusChanged: {
                        if (activeFocus)
                            side.reveal(title);
                    }
                    objectName: "editorTitle"
                    width: parent.width
                    text: root.begun.title
                    maximumLength: root.begun.titleMax
                    placeholderText: qsTr("Title")
                    onTextChanged: root.tell()
                }
                Field {
                    id: summary

                    onActiveFocusChanged: {
                        if (activeFocus)
                            side.reveal(summary);
                    }
                    objectName: "editorSummary"
                    width: parent.width
                    text: root.begun.summary
                    maximumLength: root.begun.summaryMax
                    placeholderText: qsTr("One sentence on what it is about")
                    onTextChanged: root.tell()
                }
                Field {
                    id: author

                    onActiveFocusChanged: {
                        if (activeFocus)
                            side.reveal(author);
                    }
                    objectName: "editorAuthor"
                    width: parent.width
                    text: root.begun.author
                    maximumLength: root.begun.authorMax
                    placeholderText: qsTr("Author")
                    onTextChanged: root.tell()
                }
                Flow {
                    width: parent.width
                    spacing: 2

                    IconButton {
                        iconName: "hash"
                        name: qsTr("Heading")
                        onClicked: source.mark("## ")
                    }
                    IconButton {
                        iconName: "type"
                        name: qsTr("Bold")
                        onClicked: source.wrap("**", "**")
                    }
                    IconButton {
                        iconName: "pencil"
                        name: qsTr("Italic")
                        onClicked: source.wrap("*", "*")
                    }
                    IconButton {
                        iconName: "quote"
                        name: qsTr("Quote")
                        onClicked: source.mark("> ")
                    }
                    IconButton {
                        iconName: "list"
                        name: qsTr("List")
                        onClicked: source.mark("- ")
                    }
                    IconButton {
                        objectName: "editorLink"
                        iconName: "layout-grid"
                        name: qsTr("Link to a mini-app")
                        onClicked: source.wrap("[", "](miniapp:)")
                    }
                    IconButton {
                        objectName: "editorPicture"
                        iconName: "image"
                        name: qsTr("Picture from your disk")
                        enabled: !root.viewModel.isBusy
                        onClicked: {
                            chooser.active = true;
                            (chooser.item as PictureFileDialog).open();
                        }
                    }
                    IconButton {
                        objectName: "editorFilm"
                        iconName: "video"
                        name: qsTr("Film from your disk")
                        enabled: !root.viewModel.isBusy
                        onClicked: {
                            filmChooser.active = true;
                            (filmChooser.item as FilmFileDialog).open();
                        }
                    }
                }
            }
            SourceField {
                id: source

                width: parent.width
                height: Math.max(180, side.height - fields.height - told.height - 2 * Theme.gapSmall - Theme.gap)
                name: qsTr("Text")
                onEntered: side.reveal(source)
                text: root.begun.source
                onTextChanged: root.tell()
            }
            Column {
                id: told

                width: parent.width
                spacing: 2

                PlainText {
                    objectName: "editorUnreadable"
                    width: parent.width
                    visible: text !== ""
                    text: root.viewModel.previewError
                    color: Theme.danger
                    font.pixelSize: 13
                    wrapMode: Text.Wrap
                }
                Repeater {
                    model: root.viewModel.problems

                    PushButton {
                        required property string problemId
                        required property int line
                        required property string kind
                        required property var model

                        objectName: "editorProblem_" + problemId
                        width: Math.min(implicitWidth, told.width)
                        role: "plainDanger"
                        iconName: "circle-alert"
                        text: root.problemText(kind, line, model.text)
                        onClicked: source.goTo(line)
                    }
                }
            }
        }
    }
    ScrollArea {
        id: preview

        objectName: "editorShown"
        anchors.left: root.hasRoom ? side.right : parent.left
        anchors.leftMargin: Theme.gapLarge
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        visible: root.showsPreview
        activeFocusOnTab: true

        Column {
            id: column

            anchors.left: parent.left
            width: Math.min(660, preview.width - Theme.gapLarge)
            bottomPadding: 40
            spacing: 18

            PlainText {
                width: parent.width
                visible: text !== ""
                text: title.text
                horizontalAlignment: undefined // as its own letters go
                font.pixelSize: 30
                font.weight: Font.Bold
                lineHeight: 1.15
                wrapMode: Text.Wrap
            }
            PlainText {
                width: parent.width
                visible: text !== ""
                text: summary.text
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
                    onReached: item => preview.reveal(item)
                }
            }
        }
    }
    Loader {
        id: chooser

        active: false
        sourceComponent: PictureFileDialog {
            onAccepted: root.viewModel.takePicture(selectedFile)
        }
    }
    Loader {
        id: filmChooser

        active: false
        sourceComponent: FilmFileDialog {
            onAccepted: root.viewModel.takeFilm(selectedFile)
        }
    }
    Connections {
        target: root.viewModel

        function onPictureTaken(name: string): void {
            source.addParagraph("![](" + name + ")");
        }
    }
    Sheet {
        id: now

        objectName: "editorSendSheet"
        title: qsTr("Send it now?")
        onDismissed: close()
        onOpened: notNow.forceActiveFocus()

        PlainText {
            width: parent.width
            text: qsTr("Everybody who follows the account can read it then. An article that was sent does not change any more; it can be withdrawn.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                id: notNow

                objectName: "editorSendCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: now.close()
            }
            PushButton {
                objectName: "editorSendConfirm"
                text: qsTr("Send")
                onClicked: {
                    now.close();
                    root.viewModel.send();
                }
            }
        }
    }
    Sheet {
        id: later

        objectName: "editorLaterSheet"
        title: qsTr("Send it later")
        onDismissed: close()
        onOpened: at.forceActiveFocus()

        PlainText {
            width: parent.width
            text: qsTr("Plaza sends it at this time, or when it runs again afterwards. Until then it can be changed.")
            wrapMode: Text.Wrap
            lineHeight: 1.2
        }
        Field {
            id: at

            objectName: "editorLaterAt"
            width: parent.width
            text: root.viewModel.tomorrow
            label: qsTr("Day and time")
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.gapSmall

            PushButton {
                objectName: "editorLaterCancel"
                role: "secondary"
                text: qsTr("Cancel")
                onClicked: later.close()
            }
            PushButton {
                objectName: "editorLaterConfirm"
                text: qsTr("Send then")
                onClicked: {
                    later.close();
                    root.viewModel.schedule(at.text);
                }
            }
        }
    }
}
