pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Shows which row of a long list the keyboard is on when nothing in it can have it. */
Item {
    id: root

    required property string accent

    objectName: "rowRing"
    z: -1
    Accessible.ignored: true

    // Behind the row, and a little beyond it above and below: no word at the row's edge is struck through, and a panel
    // as large as the row does not hide it.
    Rectangle {
        anchors.fill: parent
        anchors.topMargin: -3
        anchors.bottomMargin: -3
        color: Accents.soft(root.accent)

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: 2
            color: Accents.main(root.accent)
        }
    }
}
