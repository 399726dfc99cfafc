import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One coupon to pay with, or none: its title, and what it takes off. */
T.AbstractButton {
    id: root

    required property string off
    required property bool isChosen

    implicitHeight: 44
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: off === "" ? text : qsTr("%1, %2").arg(Words.isolated(text)).arg(off)
    Accessible.checkable: true
    Accessible.checked: isChosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.isChosen ? Theme.accentSoft : root.hovered ? Theme.hover : Theme.field
        border.width: root.isChosen ? 2 : 0
        border.color: Theme.accent

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        PlainText {
            anchors.left: parent.left
            anchors.leftMargin: 14
            anchors.right: amount.left
            anchors.rightMargin: 8
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            elide: Text.ElideRight
            font.weight: Font.Medium
            Accessible.ignored: true
        }
        PlainText {
            id: amount

            anchors.right: parent.right
            anchors.rightMargin: 14
            anchors.verticalCenter: parent.verticalCenter
            text: root.off
            color: Theme.accent
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }
}
