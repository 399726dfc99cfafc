import QtQuick
import QtQuick.Templates as T

/*! A slim scroll bar that shows while it is of use: `T.ScrollBar.vertical: ScrollLine {}`. */
T.ScrollBar {
    id: root

    objectName: "scrollLine"
    implicitWidth: 10
    implicitHeight: 10
    padding: 2
    minimumSize: 0.08
    // What fits to the last pixel may still be a hair above, for heights are fractions.
    visible: size < 0.9999 && policy !== T.ScrollBar.AlwaysOff
    policy: T.ScrollBar.AsNeeded
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: root.pressed || root.hovered ? Theme.textFaint : Theme.lineStrong
        opacity: root.active || root.hovered ? 1 : 0.5
    }
}
