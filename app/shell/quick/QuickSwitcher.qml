pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.quick
import app.shell.style

/*! Finds everything by some letters of its name. The keyboard stays in the field: arrows and Tab go through the rows. */
T.Popup {
    id: root

    required property QuickViewModel viewModel
    readonly property real roomWidth: (T.Overlay.overlay?.width ?? 0) / Theme.zoom
    readonly property real roomHeight: (T.Overlay.overlay?.height ?? 0) / Theme.zoom
    readonly property bool isEmpty: viewModel.isReady && list.count === 0

    objectName: "quickSwitcher"
    parent: T.Overlay.overlay
    width: Math.min(560, roomWidth - 32)
    height: Math.min(500, roomHeight - 32)
    x: Math.round(((T.Overlay.overlay?.width ?? 0) - width * Theme.zoom) / 2)
    y: Math.round(Math.min(72, roomHeight - height - 16) * Theme.zoom)
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    modal: true
    dim: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        field.clear();
        root.viewModel.begin();
    }
    onOpened: field.forceActiveFocus()
    onClosed: root.viewModel.end()

    /*! Go `by` rows on, around the ends. */
    function step(by: int): void {
        if (list.count > 0)
            list.currentIndex = (list.currentIndex + by + list.count) % list.count;
    }

    Connections {
        target: root.viewModel

        function onChosen(): void {
            root.close();
        }
        // What is typed anew is answered from its likeliest row.
        function onChanged(): void {
            if (list.answered !== root.viewModel.query || list.currentIndex >= list.count)
                list.currentIndex = 0;
            list.answered = root.viewModel.query;
        }
    }

    background: Rectangle {
        radius: 16
        color: Theme.dark ? Theme.list : Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Find anything")
    }
    contentItem: FocusScope {
        focus: true

        // The window's own are not heard below something modal: the same keys close it.
        Hotkey {
            command: "window.find"
            onActivated: root.close()
        }
        Hotkey {
            command: "find.beside"
            onActivated: root.viewModel.choose(Math.max(0, list.currentIndex), true)
        }
        Field {
            id: field

            objectName: "quickField"
            x: 16
            y: 16
            width: parent.width - 32
            focus: true
            startPadding: 36
            maximumLength: 100
            label: qsTr("Find anything")
            placeholderText: qsTr("Chats, people, mini-apps, articles, commands")
            // The keyboard never leaves the field: what the rows would say is said here.
            Accessible.description: told(list.currentItem as ListRow)
            onTextEdited: root.viewModel.search(text)

            function told(row: ListRow): string {
                return row ? [row.title, row.subtitle, row.timeText].filter(part => part !== "").join(", ") : "";
            }

            Keys.onUpPressed: root.step(-1)
            Keys.onDownPressed: root.step(1)
            Keys.onBacktabPressed: root.step(-1)
            Keys.onTabPressed: root.step(1)
            Keys.onEscapePressed: root.close()
            Keys.onPressed: event => {
                if (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter)
                    return;
                event.accepted = true;
                root.viewModel.choose(Math.max(0, list.currentIndex), false);
            }

            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: 16
                color: Theme.textFaint
            }
        }
        ListView {
            id: list

            property string answered: ""

            objectName: "quickRows"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: 8
            anchors.rightMargin: 8
            anchors.top: field.bottom
            anchors.topMargin: 8
            anchors.bottom: hints.top
            anchors.bottomMargin: 4
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            currentIndex: 0
            reuseItems: true
            model: root.viewModel.rows
            T.ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Found")

            delegate: ListRow {
                id: row

                required property int index
                required property string key
                required property string kindText
                required property string detail
                required property string faceKind
                required property string color
                required property string picture
                required property string iconName
                required property string name

                objectName: "quickRow_" + key
                title: name
                subtitle: detail
                timeText: kindText
                isSelected: ListView.isCurrentItem
                onClicked: root.viewModel.choose(index, false)

                face: Item {
                    implicitWidth: 42
                    implicitHeight: 42

                    Avatar {
                        anchors.fill: parent
                        visible: row.faceKind === "round" || row.faceKind === "square"
                        name: row.name
                        color: row.color
                        source: row.picture
                        square: row.faceKind === "square"
                    }
                    IconTile {
                        anchors.fill: parent
                        visible: row.faceKind === "tile"
                        iconName: row.iconName
                        source: row.picture
                        color: row.color
                    }
                    Rectangle {
                        anchors.fill: parent
                        visible: row.faceKind === "icon"
                        radius: 10
                        color: Theme.field

                        IconImage {
                            anchors.centerIn: parent
                            name: row.faceKind === "icon" ? row.iconName : "search"
                            size: 20
                            color: Theme.textSoft
                        }
                    }
                }
            }
        }
        SkeletonRows {
            anchors.fill: list
            visible: !root.viewModel.isReady && list.count === 0 && root.viewModel.errorText === ""
        }
        EmptyNote {
            objectName: "quickNothing"
            anchors.fill: list
            visible: root.isEmpty && root.viewModel.errorText === ""
            iconName: "search"
            title: qsTr("Nothing found")
            text: qsTr("Nothing here is called “%1”. The first letters are enough; for Chinese names also those of the pinyin.").arg(Words.isolated(root.viewModel.query))
        }
        EmptyNote {
            objectName: "quickTrouble"
            anchors.fill: list
            visible: root.viewModel.errorText !== ""
            iconName: "circle-alert"
            isTrouble: true
            title: qsTr("This cannot be searched")
            text: root.viewModel.errorText
            action: qsTr("Try again")
            onActed: {
                field.clear();
                root.viewModel.begin();
                field.forceActiveFocus();
            }
        }
        PlainText {
            id: hints

            objectName: "quickHints"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: 16
            anchors.bottomMargin: 12
            text: qsTr("↑ ↓ choose · Enter opens · Ctrl+Enter opens a mini-app beside the chat · Esc closes")
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
