pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Words. */
Node {
    id: root

    property string text: ""
    property string role: "body"
    property string tone: "normal"
    property int linesMax: 0
    property string align: "start"

    implicitWidth: shown.implicitWidth
    implicitHeight: shown.implicitHeight

    PlainText {
        id: shown

        width: root.width
        text: root.text
        Accessible.name: root.label || root.text
        color: root.role === "caption" && root.tone === "normal" ? Theme.textSoft : Tokens.tone(root.tone, root.page)
        wrapMode: root.linesMax === 1 ? Text.NoWrap : Text.Wrap
        elide: root.linesMax > 0 ? Text.ElideRight : Text.ElideNone
        maximumLineCount: root.linesMax > 0 ? root.linesMax : 100000
        horizontalAlignment: Tokens.across(root.align)
        lineHeight: root.linesMax === 1 ? 1 : 1.15
        font.pixelSize: root.role === "display" ? 2 * Theme.sizeDisplay : root.role === "caption" || root.role === "label" ? Theme.sizeCaption : Theme.sizeBody
        font.weight: root.role === "display" ? Font.Bold : root.role === "strong" ? Font.DemiBold : root.role === "label" ? Font.Medium : Font.Normal
        font.family: root.role === "mono" ? "monospace" : Theme.fontFamily
    }
}
