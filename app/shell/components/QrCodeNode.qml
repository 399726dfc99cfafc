pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A text as a code to scan: dark on white in every theme, with the quiet border scanners need. */
Node {
    id: root

    property string text: ""
    property string alt: ""
    property string size: "medium"
    readonly property real side: size === "small" ? 120 : size === "large" ? 280 : 200

    function ask(): void {
        request.want(page.pictures, text, (ground.width - 8) * Screen.devicePixelRatio * Theme.zoom);
    }

    widthMax: side
    implicitWidth: side
    implicitHeight: width > 0 ? Math.min(side, width) : side
    Accessible.role: Accessible.Graphic
    Accessible.name: label || alt || qsTr("QR code")
    onTextChanged: Qt.callLater(root.ask)

    CodeRequest {
        id: request
    }

    Rectangle {
        id: ground

        width: Math.min(parent.width, parent.height)
        height: width
        radius: Theme.radiusSmall
        color: "#ffffff"
        border.width: 1
        border.color: Theme.line
        onWidthChanged: Qt.callLater(root.ask)

        Image {
            anchors.fill: parent
            anchors.margins: 4
            cache: false
            smooth: false
            fillMode: Image.PreserveAspectFit
            source: request ? request.url : ""
        }
        IconImage {
            anchors.centerIn: parent
            visible: request ? request.isBroken : false
            name: "qr-code"
            size: 28
            color: "#69717b"
        }
    }
}
