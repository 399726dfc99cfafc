pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A word or number in a small coloured capsule. */
Node {
    id: root

    property string text: ""
    property string tone: "accent"

    // A short word stays whole in a narrow row.
    widthMin: Math.min(implicitWidth, 56)
    implicitWidth: shown.implicitWidth + 2 * Theme.gapSmall
    implicitHeight: 22

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Tokens.ground(root.tone, root.page)
    }

    PlainText {
        id: shown

        anchors.fill: parent
        anchors.leftMargin: Theme.gapSmall
        anchors.rightMargin: Theme.gapSmall
        text: root.text
        Accessible.name: root.label || root.text
        elide: Text.ElideRight
        maximumLineCount: 1
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        color: Tokens.tone(root.tone, root.page)
        font.pixelSize: Theme.sizeCaption
        font.weight: Font.Medium
    }
}
