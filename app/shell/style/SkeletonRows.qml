pragma ComponentBehavior: Bound
import QtQuick

/*! Grey shapes where rows of a list will be. */
Column {
    id: root

    property int count: 7

    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Loading")

    Repeater {
        model: root.count

        Item {
            id: row

            required property int index

            width: root.width
            height: 66
            opacity: 1 - index / (root.count + 1)

            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: 12
                y: 12
                width: 42
                height: 42
                radius: 12
                color: Theme.field
            }
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: 64
                y: 18
                width: 90 + row.index * 37 % 60
                height: 11
                radius: 5
                color: Theme.field
            }
            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: 64
                y: 39
                width: Math.max(60, row.width - 110 - row.index * 53 % 70)
                height: 9
                radius: 4
                color: Theme.field
            }
        }
    }
}
