import QtQuick

/*! A card: a ground with a fine border. */
Rectangle {
    radius: Theme.radius
    color: Theme.card
    border.width: 1
    border.color: Theme.line
}
