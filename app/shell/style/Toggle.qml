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
            /*! From 0, where it stands when off, to 1. */
            property real at: root.isOn ? 1 : 0

            x: 3 + (root.mirrored ? 1 - at : at) * (parent.width - width - 6)
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
            color: root.isOn ? Theme.accentText : Theme.textSoft

            Behavior on at {
                NumberAnimation {
                    duration: Theme.isStill ? 0 : Theme.quick
                }
            }
        }
    }
}
