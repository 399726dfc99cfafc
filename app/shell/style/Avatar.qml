import QtQuick

/*! A person (round) or an official account or mini-app (rounded square): picture, or first letter on a colour. */
Item {
    id: root

    property string name: ""
    /*! A name that `Theme.avatarColor` knows. */
    property string color: ""
    property bool square: false
    /*! A local picture's address; empty: the letter. */
    property string source: ""
    property int size: 42
    readonly property real corner: square ? Math.round(size * 0.24) : size / 2

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: root.corner
        color: Theme.avatarColor(root.color)
        visible: root.source === "" || picture.status !== Image.Ready

        SilentText {
            anchors.centerIn: parent
            text: [...root.name.trim()].slice(0, 1).join("").toUpperCase()
            color: "#ffffff"
            font.pixelSize: Math.round(root.size * 0.42)
            font.weight: Font.Medium
        }
    }
    RoundPicture {
        id: picture

        anchors.fill: parent
        source: root.source
        corner: root.corner
    }
}
