pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The minus or the plus of a stepper. */
T.AbstractButton {
    id: root

    required property string symbol
    required property string name
    required property string accent

    implicitWidth: 34
    implicitHeight: 34
    hoverEnabled: true
    autoRepeat: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: name
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.pressed ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            control: root.background
            anchors.margins: 1
            isShown: root.visualFocus
            accent: root.accent
            radius: Theme.radiusSmall
        }
    }
    contentItem: Item {
        IconImage {
            anchors.centerIn: parent
            name: root.symbol
            size: 16
            color: root.enabled ? Theme.text : Theme.textFaint
        }
    }
}
