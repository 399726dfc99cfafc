import QtQuick

/*! Text shown letter by letter that screen readers leave out: what it stands in is named by it already. */
Text {
    textFormat: Text.PlainText
    // Where lines begin, whoever wrote it: beside what it belongs to.
    horizontalAlignment: Text.AlignLeft
    color: Theme.text
    font.family: Theme.fontFamily
    font.pixelSize: Theme.sizeBody
    linkColor: Theme.accent
}
