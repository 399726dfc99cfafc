pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! The name of a field, above it; no room is taken where there is none. */
SilentText {
    id: root

    readonly property real room: text === "" ? 0 : implicitHeight + Theme.gapTiny

    height: text === "" ? 0 : implicitHeight
    visible: text !== ""
    horizontalAlignment: Text.AlignLeft
    elide: Text.ElideRight
    maximumLineCount: 1
    color: Theme.textSoft
    font.pixelSize: Theme.sizeCaption
    font.weight: Font.Medium
}
