pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! One line of a menu: an icon and words. */
T.AbstractButton {
    id: root

    required property string iconName

    width: parent?.width ?? 0
    implicitHeight: 36
    hoverEnabled: true
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
    }
}
