import QtQuick
import QtQuick.Templates as T

/*! A switch. It shows what `isOn` says; who hears of the click changes that. Space, Return and Enter press it. */
T.AbstractButton {
    id: root

    property bool isOn: false
    /*! What it switches, for those who cannot see it. */
    property string name: ""

    implicitWidth: 42
    implicitHeight: 24
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    opacity: enabled ? 1 : 0.45
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.name
    Accessible.checkable: true
    Accessible.checked: root.isOn
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: height / 2
        color: root.isOn ? Theme.accent : root.hovered ? Theme.pressed : Theme.field
        border.width: root.isOn ? 0 : 1
        border.color: Theme.lineStrong

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        Rectangle {
            x: root.isOn ? parent.width - width - 3 : 3
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
            color: root.isOn ? Theme.accentText : Theme.textSoft

            Behavior on x {
                NumberAnimation {
                    duration: Theme.quick
                }
            }
        }
    }
}
