import QtQuick
import app.shell.style

/*! The panel of what lies over a page; clicks on it stay with it. */
Rectangle {
    id: root

    radius: 16
    color: Theme.dark ? Theme.list : Theme.card
    border.width: 1
    border.color: Theme.line

    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
    }
}
