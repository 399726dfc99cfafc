pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! Emoji to pick from, over the place to write: words find them, arrows go through them, Return picks. Esc closes. */
T.Popup {
    id: root

    required property EmojiViewModel viewModel

    /*! The person picked one. */
    signal picked(string text)

    objectName: "emojiPicker"
    width: 380
    // In a low window it ends below its upper edge.
    height: Math.max(180, Math.min(380, (parent?.Window.height ?? 600) / Theme.zoom - 90))
    padding: 10
    margins: 6
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        search.clear();
        viewModel.begin();
    }
    onOpened: search.forceActiveFocus(Qt.PopupFocusReason)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: 1
        border.color: Theme.line
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Emoji")
    }
    contentItem: FocusScope {
        SearchBox {
            id: search

            objectName: "emojiSearch"
            anchors.left: parent.left
            width: parent.width - tones.width - 8
            placeholderText: qsTr("Search emoji")
            onTextChanged: root.viewModel.search(text)
            Keys.onEscapePressed: event => {
                event.accepted = true;
                if (text === "")
                    root.close();
                else
                    clear();
            }
            Keys.onDownPressed: {
                grid.currentIndex = 0;
                grid.forceActiveFocus(Qt.TabFocusReason);
            }
            Keys.onReturnPressed: grid.pick(0)
            Keys.onEnterPressed: grid.pick(0)
        }
        T.AbstractButton {
            id: tones

            objectName: "emojiTone"
            anchors.right: parent.right
            width: 40
            height: search.height
            hoverEnabled: true
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Skin tone %1 of %2").arg(root.viewModel.tone + 1).arg(root.viewModel.tones.length)
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: root.viewModel.chooseTone((root.viewModel.tone + 1) % root.viewModel.tones.length)

            background: Rectangle {
                radius: Theme.radiusSmall
                color: tones.hovered || tones.visualFocus ? Theme.hover : "transparent"
            }
            contentItem: PlainText {
                text: root.viewModel.tones[root.viewModel.tone]
                font.pixelSize: 22
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
        }
        Row {
            id: groups

            anchors.left: parent.left
            y: search.height + 6

            Repeater {
                model: root.viewModel.signs

                T.AbstractButton {
                    id: sign

                    required property string modelData
                    required property int index
                    readonly property bool isShown: root.viewModel.group === index

                    objectName: "emojiGroup_" + index
                    width: 35
                    height: 34
                    hoverEnabled: true
                    focusPolicy: Qt.StrongFocus
                    Accessible.role: Accessible.PageTab
                    Accessible.name: root.viewModel.groupNames[index]
                    Accessible.selected: isShown
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()
                    onClicked: {
                        search.clear();
                        root.viewModel.choose(index);
                        grid.positionViewAtBeginning();
                    }

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: sign.isShown ? Theme.accentSoft : sign.hovered || sign.visualFocus ? Theme.hover : "transparent"
                    }
                    contentItem: PlainText {
                        text: sign.modelData
                        font.pixelSize: 18
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                    }
                }
            }
        }
        GridView {
            id: grid

            function pick(at: int): void {
                const item = itemAtIndex(at) as T.AbstractButton;
                if (item)
                    item.click();
            }

            objectName: "emojiGrid"
            anchors.top: groups.bottom
            anchors.topMargin: 4
            anchors.bottom: parent.bottom
            width: parent.width
            cellWidth: 44
            cellHeight: 42
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            acceptedButtons: Qt.NoButton
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            model: root.viewModel.rows
            T.ScrollBar.vertical: ScrollLine {}
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Emoji")
            Keys.onReturnPressed: pick(currentIndex)
            Keys.onEnterPressed: pick(currentIndex)
            Keys.onSpacePressed: pick(currentIndex)
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0)
                    currentIndex = 0;
            }

            delegate: T.AbstractButton {
                id: cell

                required property int index
                required property string name
                required text

                objectName: "emoji_" + text
                width: grid.cellWidth
                height: grid.cellHeight
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                Accessible.role: Accessible.Button
                Accessible.name: name
                onClicked: {
                    root.viewModel.use(text);
                    root.picked(text);
                }

                background: Rectangle {
                    radius: Theme.radiusSmall
                    color: cell.down ? Theme.pressed : cell.hovered || (grid.activeFocus && grid.currentIndex === cell.index) ? Theme.hover : "transparent"
                    border.width: grid.activeFocus && grid.currentIndex === cell.index ? 2 : 0
                    border.color: Theme.accent
                }
                contentItem: PlainText {
                    text: cell.text
                    font.pixelSize: 26
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
        }
        EmptyNote {
            anchors.fill: grid
            visible: grid.count === 0
            iconName: "smile"
            title: search.text !== "" ? qsTr("No emoji is called so") : qsTr("None used yet")
        }
    }
}
