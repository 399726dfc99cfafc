import QtQuick

/*! A Lucide icon in one colour, drawn at the screen's own resolution; one that points turns round where lines begin on the right. */
Image {
    id: root

    /*! The icon's Lucide name; a name that is not shipped shows a question mark. */
    property string name: ""
    property int size: 20
    property color color: Theme.textSoft

    source: name === "" ? "" : "image://icons/" + encodeURIComponent(name) + "/" + String(color).slice(1)
    width: size
    height: size
    sourceSize: Qt.size(Math.round(size * Theme.zoom), Math.round(size * Theme.zoom))
    fillMode: Image.PreserveAspectFit
    smooth: true
    mirror: LayoutMirroring.enabled && Theme.pointingIcons.includes(name.replace("-solid", ""))
}
