pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A picture from the package or the mini-app's own folder. */
Node {
    id: root

    property string source: ""
    property string alt: ""
    property real aspect: 1
    property string fit: "cover"
    property string radius: "small"
    property string backdrop: "none"
    /*! "fill" takes the width its parent gives; the others are widths of their own. */
    property string size: "fill"
    readonly property real side: size === "small" ? 56 : size === "medium" ? 120 : 360
    readonly property real corner: Math.min(Tokens.corner(radius), width / 2, height / 2)
    readonly property bool hasGround: backdrop !== "none"
    readonly property real inset: hasGround && fit === "contain" ? Math.round(Math.min(width, height) * 0.1) : 0

    widthMax: size === "fill" ? Math.max(1, Math.round(440 * aspect)) : side
    implicitWidth: size === "fill" ? Math.max(1, Math.round(120 * aspect)) : side
    implicitHeight: Math.round(width / aspect)
    Accessible.role: Accessible.Graphic
    Accessible.name: label || alt

    Rectangle {
        anchors.fill: parent
        visible: root.hasGround || picture.isBroken
        radius: root.corner
        color: root.hasGround ? Theme.softColor(root.backdrop) : Theme.field
    }

    Picture {
        id: picture

        anchors.fill: parent
        anchors.margins: root.inset
        loader: root.page.pictures
        source: root.source
        fit: root.fit
        radius: root.inset > 0 ? 0 : root.corner
    }
}
