pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! A question with up to three buttons, in the middle of the page. */
Node {
    id: root

    property string title: ""
    property string text: ""
    property bool hasClose: false

    visible: false
    implicitWidth: 1
    implicitHeight: 1
    container: body

    Over {
        id: over

        page: root.page
        kind: "dialog"
        isOpen: root.parent !== null
        onDismissed: {
            if (root.hasClose)
                root.page.tell(root.nodeId, "close");
        }

        Ground {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Theme.gap, 400)
            height: Math.min(parent.height - 2 * Theme.gap, words.extent + body.height + (body.height > 0 ? Theme.gapLarge : 0) + 48)
            scale: 0.94 + 0.06 * over.come
            opacity: over.come
            Accessible.role: Accessible.Dialog
            Accessible.name: root.label || root.title
            Accessible.description: root.text

            Scroller {
                id: words

                x: 24
                y: 24
                width: parent.width - 48
                height: parent.height - 48 - body.height - (body.height > 0 ? Theme.gapLarge : 0)
                interactive: extent > height + 1
                extent: column.height

                Column {
                    id: column

                    width: parent.width
                    spacing: Theme.gapSmall

                    PlainText {
                        width: parent.width
                        text: root.title
                        wrapMode: Text.Wrap
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Theme.strong(text)
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }
                    PlainText {
                        width: parent.width
                        visible: text !== ""
                        text: root.text
                        wrapMode: Text.Wrap
                        color: Theme.textSoft
                        lineHeight: 1.15
                    }
                }
            }
            GridLayout {
                id: body

                readonly property real room: parent.width - 48
                readonly property int count: children.length
                readonly property real widest: {
                    let found = 0;
                    for (const child of children)
                        found = Math.max(found, child.implicitWidth);
                    return found;
                }

                x: 24
                y: parent.height - 24 - height
                width: room
                height: implicitHeight
                // Side by side where all fit at one width, else one below the other.
                columns: count * widest + (count - 1) * columnSpacing <= room ? Math.max(1, count) : 1
                columnSpacing: Theme.gapSmall
                rowSpacing: Theme.gapSmall
                uniformCellWidths: true
            }
        }
    }
}
