import QtQuick

/*! The ring around a control that the keyboard has reached. */
Rectangle {
    id: root

    required property Item control
    property bool isShown: false

    anchors.fill: control
    anchors.margins: -3
    radius: 11
    color: "transparent"
    border.width: 2
    border.color: Theme.accent
    visible: isShown
}
