pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One person to choose, with a mark for whether they are. */
ListRow {
    id: root

    required property string userId
    required property string avatarColor
    required property string picture
    required property bool isChosen
    required title

    implicitHeight: 52
    Accessible.checkable: true
    Accessible.checked: isChosen

    face: Avatar {
        name: root.title
        color: root.avatarColor
        source: root.picture
        size: 36
    }

    IconImage {
        anchors.right: parent.right
        anchors.rightMargin: 18
        anchors.verticalCenter: parent.verticalCenter
        name: root.isChosen ? "circle-check" : "circle"
        size: 20
        color: root.isChosen ? Theme.accent : Theme.textFaint
    }
}
