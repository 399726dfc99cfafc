pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Choosing the picture and the phrase that every real prompt shows. The arrows go through the pictures. */
Column {
    id: root

    required property MarkChoice choice
    property bool isAwake: true
    readonly property int columns: 6

    /*! The person is content with what they chose. */
    signal accepted

    function begin(): void {
        phrase.forceActiveFocus();
    }
    function step(by: int): void {
        root.choice.pick(root.choice.at + by);
    }

    width: parent?.width ?? 0
    spacing: Theme.gap

    BalancedText {
        width: parent.width
        words: qsTr("Choose a picture and a phrase. Plaza shows both whenever it asks you something; a mini-app that only pretends to be Plaza cannot know them.")
        color: Theme.textSoft
    }
    FocusScope {
        id: keys

        width: parent.width
        height: grid.height
        activeFocusOnTab: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Pictures")
        Keys.onPressed: event => {
            const mirrored = root.LayoutMirroring.enabled ? -1 : 1;
            const steps = ({
                    [Qt.Key_Left]: -mirrored,
                    [Qt.Key_Right]: mirrored,
                    [Qt.Key_Up]: -root.columns,
                    [Qt.Key_Down]: root.columns
                })[event.key];
            event.accepted = steps !== undefined;
            if (steps !== undefined)
                root.step(steps);
        }

        Grid {
            id: grid

            readonly property real cell: Math.floor((width - (root.columns - 1) * columnSpacing) / root.columns)

            width: parent.width
            columns: root.columns
            columnSpacing: 6
            rowSpacing: 6

            Repeater {
                model: root.choice.pictures

                T.AbstractButton {
                    id: picture

                    required property var modelData
                    required property int index
                    readonly property bool isChosen: index === root.choice.at

                    objectName: "markPicture_" + modelData.name
                    width: grid.cell
                    height: grid.cell
                    focusPolicy: Qt.NoFocus
                    hoverEnabled: true
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: String(modelData.words)
                    Accessible.checkable: true
                    Accessible.checked: isChosen
                    onClicked: root.choice.pick(index)

                    background: Rectangle {
                        radius: Theme.radiusSmall
                        color: picture.isChosen ? Theme.accentSoft : picture.hovered ? Theme.hover : Theme.field
                        border.width: picture.isChosen ? 2 : 0
                        border.color: Theme.accent

                        FocusRing {
                            control: picture.background
                            isShown: picture.isChosen && keys.activeFocus
                        }
                    }
                    contentItem: Item {
                        RoundPicture {
                            anchors.centerIn: parent
                            width: Math.round(grid.cell * 0.74)
                            height: width
                            corner: 0
                            fits: true
                            source: String(picture.modelData.source)
                        }
                    }
                }
            }
        }
    }
    Field {
        id: phrase

        objectName: "markPhrase"
        width: parent.width
        label: qsTr("Your phrase")
        placeholderText: qsTr("A phrase, such as a line of a song")
        maximumLength: 40
        text: root.choice.phrase
        errorText: root.choice.errorText
        onTextEdited: root.choice.write(text)
        onAccepted: root.accepted()
    }
    PushButton {
        objectName: "markAccept"
        width: parent.width
        enabled: root.isAwake && root.choice.isWhole
        text: qsTr("Continue")
        onClicked: root.accepted()
    }
}
