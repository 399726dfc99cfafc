import QtQuick

/*! The ring around a control that the keyboard has reached. */
Rectangle {
    id: root

    required property Item control
    property bool isShown: false
    /*! A name that `Accents` knows; empty: the shell's own. */
    property string accent: ""

    objectName: "focusRing"
    anchors.fill: control
    anchors.margins: -3
    radius: 11
    color: "transparent"
    border.width: 2
    border.color: Accents.main(accent)
    visible: isShown
}
