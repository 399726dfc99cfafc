import QtQuick

/*! Text shown letter by letter, never as markup: for every string that a person or a mini-app supplied. */
Text {
    textFormat: Text.PlainText
    color: Theme.text
    font.family: Theme.fontFamily
    font.pixelSize: Theme.sizeBody
    linkColor: Theme.accent
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
