pragma ComponentBehavior: Bound
import QtQuick

/*! The ring around a control that the keyboard has reached; there only as long as it is shown. */
Loader {
    id: root

    required property Item control
    property bool isShown: false
    /*! A name that `Accents` knows; empty: the shell's own. */
    property string accent: ""
    property real radius: 11

    objectName: "focusRing"
    anchors.fill: control
    anchors.margins: -3
    active: isShown
    sourceComponent: Rectangle {
        radius: root.radius
        color: "transparent"
        border.width: 2
        border.color: Accents.main(root.accent)
    }
}
