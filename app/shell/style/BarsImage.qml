import QtQuick

/*! Digits as bars to scan: black on white in every theme, each module the same whole number of the screen's pixels. */
Rectangle {
    id: root

    property string digits: ""
    /*! What the bars are for, in words. */
    property string name: qsTr("Barcode")
    /*! How many of the screen's pixels one unit is here. */
    property real scaleShown: Theme.zoom
    /*! Modules of a symbol of 24 digits, with what is quiet around it. */
    readonly property int modules: 187
    readonly property int modulePixels: Math.max(1, Math.floor(width * scaleShown / modules))

    implicitHeight: 66
    color: "#ffffff"
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Image {
        anchors.horizontalCenter: parent.horizontalCenter
        width: root.modules * root.modulePixels / root.scaleShown
        height: parent.height
        source: root.digits === "" ? "" : "image://bars/" + root.digits
        sourceSize.width: root.modules * root.modulePixels
        smooth: false
        cache: false
    }
}
