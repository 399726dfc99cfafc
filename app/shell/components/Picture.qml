pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One foreign picture, decoded by a worker at the size it is shown. Shows nothing until it has come. */
Item {
    id: root

    required property PictureLoader loader
    required property string source
    property string fit: "cover"
    property real radius: 0
    /*! It has come. */
    readonly property bool isShown: image.status === Image.Ready
    readonly property bool isBroken: request ? request.isBroken : false

    function ask(): void {
        const ratio = Screen.devicePixelRatio * Theme.zoom;
        const round = Math.min(radius, width / 2, height / 2);
        request.want(loader, source, width * ratio, height * ratio, fit, round * ratio);
    }

    onSourceChanged: Qt.callLater(root.ask)
    onWidthChanged: Qt.callLater(root.ask)
    onHeightChanged: Qt.callLater(root.ask)
    onLoaderChanged: Qt.callLater(root.ask)

    PictureRequest {
        id: request
    }

    Image {
        id: image

        anchors.fill: parent
        visible: root.isShown
        asynchronous: false
        cache: false
        mipmap: false
        fillMode: root.fit === "contain" ? Image.PreserveAspectFit : Image.Stretch
        source: request ? request.url : ""
    }

    Loader {
        anchors.centerIn: parent
        active: root.isBroken
        sourceComponent: IconImage {
            name: "image"
            size: Math.max(12, Math.min(28, root.width / 2))
            color: Theme.textFaint
        }
    }
}
