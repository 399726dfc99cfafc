import QtQuick

/*! Text shown letter by letter, never as markup: for every string that a person or a mini-app supplied. */
SilentText {
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
