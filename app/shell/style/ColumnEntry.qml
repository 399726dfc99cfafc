import QtQuick
import QtQuick.Templates as T

/*! One of several screens or sections, to be chosen in the column beside them. */
T.AbstractButton {
    id: root

    required property string iconName
    property bool isSelected: false

    implicitHeight: 44
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selected: isSelected
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: 10
        color: root.isSelected ? Theme.accentSoft : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        IconImage {
            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: 18
            color: root.isSelected ? Theme.accent : Theme.textSoft
        }
        PlainText {
            anchors.left: parent.left
            anchors.leftMargin: 40
            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.weight: root.isSelected ? Font.DemiBold : Font.Medium
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
}
