pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Something that is on or off, and takes effect at once. */
FlagNode {
    id: root

    property bool isOn: false
    readonly property bool isMirrored: LayoutMirroring.enabled

    told: isOn
    widthMax: 560
    sign: Rectangle {
        width: 40
        height: 24
        radius: 12
        color: root.isSet ? Accents.main(root.accent) : Theme.field
        border.width: root.isSet ? 0 : 1
        border.color: root.isHovered ? Theme.textFaint : Theme.lineStrong

        Rectangle {
            /*! From 0, where it stands when off, to 1. */
            property real at: root.isSet ? 1 : 0

            x: 3 + (root.isMirrored ? 1 - at : at) * (parent.width - width - 6)
            anchors.verticalCenter: parent.verticalCenter
            width: 18
            height: 18
            radius: 9
            color: root.isSet ? Accents.ink(root.accent) : Theme.textFaint

            Behavior on at {
                NumberAnimation {
                    duration: Theme.isStill ? 0 : Theme.quick
                }
            }
        }
        FocusRing {
            control: parent
            isShown: root.isReached
            accent: root.accent
            radius: 15
        }
    }
}
