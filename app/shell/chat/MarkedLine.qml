pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! One line in pieces, those at odd places marked: what was found in somebody's words, which are never markup. */
Row {
    id: root

    required property list<string> pieces

    // The pieces are in the order of somebody's words, whichever way the window is read.
    LayoutMirroring.enabled: false
    clip: true

    component Piece: SilentText {
        /*! How wide the pieces before it are. */
        property real begin: 0

        readonly property real end: begin + width
    }

    Repeater {
        id: parts

        model: root.pieces

        Piece {

            required property string modelData
            required property int index
            readonly property bool isFound: index % 2 === 1

            begin: index === 0 ? 0 : (parts.itemAt(index - 1) as Piece).end
            width: Math.max(0, Math.min(Math.ceil(implicitWidth), root.width - begin))
            visible: width > 0
            text: modelData
            color: isFound ? Theme.accent : Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            font.weight: isFound ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
}
