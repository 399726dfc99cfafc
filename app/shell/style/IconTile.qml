import QtQuick

/*! A mini-app's icon: its own picture, or a drawing on a soft ground of its colour. */
Item {
    id: root

    property string iconName: "blocks"
    /*! A local picture's address; empty: the drawing. */
    property string source: ""
    /*! A name that `Theme.avatarColor` knows. */
    property string color: ""
    property int size: 42
    readonly property real corner: Math.round(size * 0.24)

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: root.corner
        color: Theme.avatarColor(root.color)
        visible: root.source === ""

        IconImage {
            anchors.centerIn: parent
            name: root.iconName
            size: Math.round(root.size * 0.52)
            color: "#ffffff"
        }
    }
    RoundPicture {
        anchors.fill: parent
        source: root.source
        corner: root.corner
    }
}
