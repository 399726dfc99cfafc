pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Every key that Plaza hears, as the one table has it. */
Sheet {
    id: root

    readonly property bool isNarrow: roomWidth / Theme.zoom < 720
    readonly property real roomForLines: Math.max(120, roomHeight / Theme.zoom - 130)

    title: qsTr("Keyboard shortcuts")
    sheetWidth: isNarrow ? 400 : 720
    keyTaker: lines
    onDismissed: close()

    component Key: Rectangle {
        id: key

        required property string text

        implicitWidth: words.implicitWidth + 16
        implicitHeight: 26
        radius: 6
        color: Theme.field
        border.width: 1
        border.color: Theme.line

        SilentText {
            id: words

            anchors.centerIn: parent
            text: key.text
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
        }
    }
    component Line: Item {
        id: line

        required property var modelData

        objectName: "key_" + modelData.command
        width: parent?.width ?? 0
        implicitHeight: Math.max(32, said.height + 8)
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1: %2").arg(modelData.words).arg(modelData.keys)

        SilentText {
            id: said

            anchors.left: parent.left
            anchors.right: key.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: line.modelData.words
            wrapMode: Text.Wrap
        }
        Key {
            id: key

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: line.modelData.keys
        }
    }
    component Group: Column {
        id: group

        required property var modelData

        width: parent?.width ?? 0
        spacing: 2

        PlainText {
            anchors.left: parent.left
            text: group.modelData.title
            bottomPadding: 4
            color: Theme.textSoft
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: group.modelData.lines

            Line {}
        }
    }

    ScrollArea {
        id: lines

        // Asked anew with the title: another language is spoken then.
        readonly property var groups: root.title === "" ? [] : Shortcuts.groups()

        width: parent.width
        height: Math.min(columns.height, root.roomForLines)
        activeFocusOnTab: true
        focus: true
        Accessible.role: Accessible.Pane
        Accessible.name: root.title

        Grid {
            id: columns

            readonly property real side: root.isNarrow ? lines.width - 12 : (lines.width - 12 - columnSpacing) / 2

            anchors.left: parent.left
            columns: root.isNarrow ? 1 : 2
            columnSpacing: 2 * Theme.gapLarge
            rowSpacing: Theme.gapLarge

            Column {
                width: columns.side
                spacing: Theme.gapLarge

                Repeater {
                    model: lines.groups.slice(0, 1)

                    Group {}
                }
            }
            Column {
                width: columns.side
                spacing: Theme.gapLarge

                Repeater {
                    model: lines.groups.slice(1)

                    Group {}
                }
            }
        }
    }
}
