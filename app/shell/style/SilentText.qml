import QtQuick

/*! Text shown letter by letter that screen readers leave out: what it stands in is named by it already. */
Text {
    textFormat: Text.PlainText
    color: Theme.text
    font.family: Theme.fontFamily
    font.pixelSize: Theme.sizeBody
    linkColor: Theme.accent
}
