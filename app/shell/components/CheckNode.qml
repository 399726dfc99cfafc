pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A box to tick. */
FlagNode {
    id: root

    property bool isChecked: false

    told: isChecked
    isSignFirst: true
    sign: Rectangle {
        width: 20
        height: 20
        radius: 6
        color: root.isSet ? Accents.main(root.accent) : Theme.field
        border.width: root.isSet ? 0 : 1
        border.color: root.isHovered ? Theme.textFaint : Theme.lineStrong

        IconImage {
            anchors.centerIn: parent
            visible: root.isSet
            name: "check"
            size: 14
            color: Accents.ink(root.accent)
        }
        FocusRing {
            control: parent
            isShown: root.isReached
            accent: root.accent
            radius: 9
        }
    }
}
