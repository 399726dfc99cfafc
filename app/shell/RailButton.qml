import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One entry of the rail: an icon, perhaps with a count. */
T.AbstractButton {
    id: root

    required property string iconName
    required property string name
    property string badgeText: ""

    width: 42
    height: 42
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.description: badgeText === "" ? "" : qsTr("%1 unread").arg(badgeText)
    Accessible.checked: checked
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: 10
        color: root.checked ? root.tint(0.13) : root.down ? root.tint(0.1) : root.hovered ? Qt.alpha(Theme.text, 0.06) : "transparent"

        FocusRing {
            control: root.background
            isShown: root.visualFocus
            anchors.margins: -2
        }
    }
    contentItem: Item {
        IconImage {
            anchors.centerIn: parent
            name: root.iconName
            size: 22
            color: root.checked ? Theme.accent : Theme.textSoft
        }
        Badge {
            anchors.right: parent.right
            anchors.rightMargin: -3
            y: -3
            text: root.badgeText
            implicitHeight: 19
            ring: Theme.rail
        }
    }

    function tint(strength: real): color {
        return Qt.alpha(Theme.accent, strength);
    }
}
