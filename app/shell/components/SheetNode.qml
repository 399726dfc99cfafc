pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! A titled panel from the bottom or the side of the page. */
Node {
    id: root

    property string title: ""
    property bool hasClose: true
    property string side: "bottom"
    readonly property bool isBottom: side === "bottom"

    visible: false
    implicitWidth: 1
    implicitHeight: 1
    container: body

    Over {
        id: over

        page: root.page
        kind: "sheet"
        isOpen: root.parent !== null
        onDismissed: {
            if (root.hasClose)
                root.page.tell(root.nodeId, "close");
        }

        Ground {
            id: panel

            readonly property real rest: root.isBottom ? over.height - height : root.LayoutMirroring.enabled ? 0 : over.width - width
            readonly property real away: (1 - over.come) * (root.isBottom ? 60 : root.LayoutMirroring.enabled ? -60 : 60)

            // Its lower corners lie beneath the edge.
            x: root.isBottom ? (over.width - width) / 2 : rest + away
            y: root.isBottom ? rest + away + radius : 0
            width: root.isBottom ? Math.min(over.width, 640) : Math.min(over.width - 40, 380)
            height: root.isBottom ? Math.min(over.height * 0.88, head.height + view.extent + Theme.gapLarge) + radius : over.height
            radius: root.isBottom ? 16 : 0
            opacity: over.come
            Accessible.role: Accessible.Dialog
            Accessible.name: root.label || root.title

            Item {
                id: head

                x: Theme.gapLarge
                width: parent.width - 2 * x
                height: 56

                PlainText {
                    anchors.left: parent.left
                    anchors.right: close.left
                    anchors.verticalCenter: parent.verticalCenter
                    text: root.title
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    font.pixelSize: Theme.sizeTitle
                    font.weight: Theme.strong(text)
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                IconButton {
                    id: close

                    objectName: "sheetClose" + root.nodeId
                    anchors.right: parent.right
                    anchors.rightMargin: -8
                    anchors.verticalCenter: parent.verticalCenter
                    visible: root.hasClose
                    iconName: "x"
                    accent: root.page.accent
                    name: qsTr("Close")
                    hasTip: false
                    onClicked: over.dismissed()
                }
            }
            Scroller {
                id: view

                anchors.top: head.bottom
                width: parent.width
                height: parent.height - head.height - (root.isBottom ? parent.radius : 0)
                interactive: extent > height + 1
                extent: body.implicitHeight + Theme.gapLarge
                clip: true

                ColumnLayout {
                    id: body

                    x: Theme.gapLarge
                    width: view.width - 2 * Theme.gapLarge
                    spacing: Theme.gap
                }
            }
        }
    }
}
