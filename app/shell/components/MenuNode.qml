pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! A button that opens a list of actions; what is open is the shell's affair. */
Node {
    id: root

    property string text: ""
    property string icon: "ellipsis"
    property string role: "secondary"

    implicitWidth: text === "" ? implicitHeight : button.implicitWidth
    implicitHeight: button.implicitHeight
    container: body
    onParentChanged: {
        if (!parent)
            over.isOpen = false;
    }

    PushButton {
        id: button

        objectName: "menu" + root.nodeId
        anchors.fill: parent
        text: root.text
        role: root.role
        accent: root.page.accent
        iconName: root.icon
        Accessible.role: Accessible.ButtonMenu
        Accessible.name: root.label || root.text || qsTr("More")
        onClicked: over.isOpen = true
        Keys.onDownPressed: over.isOpen = true
    }

    Over {
        id: over

        page: root.page
        kind: "menu"
        isOpen: false
        isDim: false
        onDismissed: isOpen = false
        Keys.onDownPressed: step(true)
        Keys.onUpPressed: step(false)

        function step(isForward: bool): void {
            const at = Window.activeFocusItem;
            if (at)
                at.nextItemInFocusChain(isForward).forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        Ground {
            id: panel

            /*! Where the button is; asked for when the list opens, and when the page changes its size meanwhile. */
            readonly property point from: {
                over.width;
                over.height;
                return over.visible ? root.mapToItem(over, 0, 0) : Qt.point(0, 0);
            }
            readonly property bool isAbove: from.y + root.height + 4 + height > over.height && from.y - 4 - height >= 0
            readonly property real wanted: root.LayoutMirroring.enabled === from.x + root.width / 2 < over.width / 2 ? from.x + root.width - width : from.x

            x: Math.max(4, Math.min(over.width - width - 4, wanted))
            y: Math.max(4, Math.min(over.height - height - 4, isAbove ? from.y - 4 - height : from.y + root.height + 4))
            width: Math.min(over.width - 8, Math.max(160, Math.min(320, body.implicitWidth + 12)))
            height: Math.min(over.height - 8, body.implicitHeight + 12)
            radius: Theme.radius
            opacity: over.come
            Accessible.role: Accessible.PopupMenu
            Accessible.name: root.label || root.text || qsTr("Menu")

            Scroller {
                id: view

                anchors.fill: parent
                anchors.margins: 6
                interactive: extent > height + 1
                extent: body.implicitHeight

                ColumnLayout {
                    id: body

                    width: view.width
                    spacing: 0
                }
            }
        }
    }

    Connections {
        target: over.isOpen ? over.overlay : null

        function onChosen(): void {
            over.isOpen = false;
        }
    }
}
