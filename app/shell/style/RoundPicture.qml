import QtQuick

/*! A local picture cropped to this item, with round corners that need no graphics card. */
Item {
    id: root

    /*! A file address; empty shows nothing. */
    property string source: ""
    property real corner: Theme.radiusSmall
    /*! Show the whole picture instead of filling the item with it. */
    property bool fits: false
    /*! What the picture shows, for those who cannot see it. */
    property string name: ""
    readonly property int status: image.status
    readonly property real zoom: Theme.zoom

    Accessible.role: Accessible.Graphic
    Accessible.name: name
    Accessible.ignored: name === ""

    Image {
        id: image

        anchors.fill: parent
        visible: root.source !== ""
        source: root.source === "" || root.width < 1 || root.height < 1 ? "" : "image://rounded/" + (root.fits ? "fit" : "fill") + "/" + Math.round(root.corner * root.zoom) + "/" + encodeURIComponent(root.source)
        sourceSize: Qt.size(Math.round(root.width * root.zoom), Math.round(root.height * root.zoom))
    }
}
