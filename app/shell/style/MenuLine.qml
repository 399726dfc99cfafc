pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! One line of a menu: an icon and words, and the keys that do the same. */
T.AbstractButton {
    id: root

    required property string iconName
    /*! The command of the table of shortcuts that it is; empty if it has no keys. */
    property string command: ""

    width: parent?.width ?? 0
    implicitHeight: 36
    hoverEnabled: true
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDownPressed: step(true)
    Keys.onUpPressed: step(false)

    /*! Go to the next line, from the last to the first. */
    function step(isForward: bool): void {
        nextItemInFocusChain(isForward).forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.pressed ? Theme.pressed : root.hovered || root.visualFocus ? Theme.hover : "transparent"
    }
    contentItem: Item {
        Row {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            spacing: 10

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                name: root.iconName
                size: 16
            }
            SilentText {
                text: root.text
            }
        }
        SilentText {
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: root.command !== ""
            text: root.command === "" ? "" : Shortcuts.told(root.command)
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
        }
    }
}
