import QtQuick

/*! A text as a QR code to scan: black on white in every theme, with the quiet border scanners need. */
Rectangle {
    id: root

    property string text: ""
    /*! What the code is for, in words. */
    property string name: qsTr("QR code")
    property int size: 200
    /*! Whether the picture may be kept for the next time; not of what is secret. */
    property bool isKept: true

    implicitWidth: size
    implicitHeight: size
    radius: Theme.radiusSmall
    color: "#ffffff"
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Image {
        anchors.fill: parent
        anchors.margins: 4
        source: root.text === "" ? "" : "image://codes/" + encodeURIComponent(root.text)
        sourceSize: Qt.size(Math.round((root.width - 8) * Theme.zoom), Math.round((root.height - 8) * Theme.zoom))
        smooth: false
        cache: root.isKept
        fillMode: Image.PreserveAspectFit
    }
}
