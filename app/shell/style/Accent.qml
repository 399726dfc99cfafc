import QtQuick

/*! One colour that carries actions, prices and choices, with the shades that belong to it. */
QtObject {
    property color main
    property color hover
    property color pressed
    /*! Words on any of the three above. */
    property color ink
    /*! A ground behind words in `main`. */
    property color soft
}
