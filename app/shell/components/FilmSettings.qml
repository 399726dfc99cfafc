pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What can be chosen about a film: its subtitles, and how comments fly over it. Lies over the picture; Esc closes it. */
Rectangle {
    id: root

    required property string nodeId
    required property string accent
    required property FilmPlayer player
    required property FilmSubtitles subtitles
    required property FilmChoices choices
    required property bool hasComments
    readonly property bool hasSubtitles: subtitles.labels.length > 0
    /*! Whether there is anything to choose. */
    readonly property bool isUseful: hasSubtitles || hasComments || hasSounds
    readonly property bool hasSounds: player.sounds.names.length > 1

    /*! The person is done. */
    signal closed

    /*! Give the keyboard to what is chosen here. */
    function begin(): void {
        body.nextItemInFocusChain(true).forceActiveFocus(Qt.PopupFocusReason);
    }

    implicitHeight: body.implicitHeight + 2 * Theme.gapSmall
    radius: Theme.radius
    color: "#e6181818"
    border.width: 1
    border.color: "#33ffffff"
    Accessible.role: Accessible.PopupMenu
    Accessible.name: qsTr("About the film")
    Keys.onEscapePressed: closed()

    component Title: PlainText {
        leftPadding: 10
        topPadding: 6
        bottomPadding: 2
        color: "#b3ffffff"
        font.pixelSize: Theme.sizeCaption
    }

    component Choice: T.AbstractButton {
        id: choice

        property bool isChosen: false

        implicitHeight: 32
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.RadioButton
        Accessible.name: text
        Accessible.checked: isChosen
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        background: Rectangle {
            radius: Theme.radiusSmall
            color: choice.down ? "#40ffffff" : choice.hovered || choice.visualFocus ? "#26ffffff" : "transparent"
        }
        contentItem: Item {
            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                visible: choice.isChosen
                name: "check"
                size: 14
                color: "white"
            }
            SilentText {
                anchors.left: parent.left
                anchors.leftMargin: 32
                anchors.right: parent.right
                anchors.rightMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                text: choice.text
                color: "white"
                elide: Text.ElideRight
            }
        }
    }

    MouseArea {
        anchors.fill: parent
        onWheel: wheel => wheel.accepted = true
    }
    Flickable {
        anchors.fill: parent
        anchors.margins: Theme.gapSmall
        contentHeight: body.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: body

            width: parent.width
            spacing: 2

            Title {
                visible: root.hasSubtitles
                text: qsTr("Subtitles")
            }
            Choice {
                objectName: "filmSubtitlesOff" + root.nodeId
                anchors.left: parent.left
                anchors.right: parent.right
                visible: root.hasSubtitles
                text: qsTr("None", "subtitles")
                isChosen: root.subtitles.chosen < 0
                onClicked: root.subtitles.choose(-1)
            }
            Repeater {
                model: root.subtitles.labels

                Choice {
                    required property string modelData
                    required property int index

                    objectName: "filmSubtitles" + index + "_" + root.nodeId
                    anchors.left: parent?.left
                    anchors.right: parent?.right
                    text: modelData
                    isChosen: root.subtitles.chosen === index
                    onClicked: root.subtitles.choose(index)
                }
            }

            Title {
                visible: root.hasSounds
                text: qsTr("Sound")
            }
            Repeater {
                model: root.hasSounds ? root.player.sounds.names : []

                Choice {
                    required property string modelData
                    required property int index

                    objectName: "filmSound" + index + "_" + root.nodeId
                    anchors.left: parent?.left
                    anchors.right: parent?.right
                    text: modelData
                    isChosen: root.player.sounds.chosen === index
                    onClicked: root.player.sounds.choose(index)
                }
            }

            Title {
                visible: root.hasComments
                text: qsTr("Comments over the picture")
            }
            Repeater {
                model: root.hasComments ? [
                    {
                        "key": "few",
                        "text": qsTr("A few, at the top")
                    },
                    {
                        "key": "half",
                        "text": qsTr("In the upper half")
                    },
                    {
                        "key": "all",
                        "text": qsTr("All of them, everywhere")
                    }
                ] : []

                Choice {
                    required property var modelData

                    objectName: "filmDensity_" + modelData.key + root.nodeId
                    anchors.left: parent?.left
                    anchors.right: parent?.right
                    text: modelData.text
                    isChosen: root.choices.density === modelData.key
                    onClicked: root.choices.density = modelData.key
                }
            }
            Title {
                visible: root.hasComments
                text: qsTr("Opacity")
            }
            FilmTrack {
                objectName: "filmOpacity" + root.nodeId
                anchors.left: parent.left
                anchors.leftMargin: 10
                anchors.right: parent.right
                anchors.rightMargin: 10
                visible: root.hasComments
                tint: Accents.main(root.accent)
                from: 0.2
                to: 1
                stepSize: 0.1
                value: root.choices.opacity
                Accessible.name: qsTr("Opacity")
                onMoved: root.choices.opacity = value
            }
        }
    }
}
