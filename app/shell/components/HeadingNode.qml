pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A heading; level 1 is the page's. */
Node {
    id: root

    property string text: ""
    property int level: 1

    implicitWidth: shown.implicitWidth
    implicitHeight: shown.implicitHeight

    PlainText {
        id: shown

        width: root.width
        text: root.text
        Accessible.role: Accessible.Heading
        Accessible.name: root.label || root.text
        wrapMode: Text.Wrap
        font.pixelSize: root.level === 1 ? Theme.sizeHeading : root.level === 2 ? Theme.sizeTitle : Theme.sizeBody
        font.weight: root.level === 1 ? Font.Bold : Font.DemiBold
    }
}
