import QtQuick
import app.shell.style

/*! Text to read, select and copy, letter by letter as it was written, with room between its lines. */
TextEdit {
    id: root

    /*! Distance of the lines in percent of their height. */
    property real spacing: 130
    /*! Whether it is whole: its first text is spaced once, not also as it is set. */
    property bool isMade: false

    textFormat: TextEdit.PlainText
    readOnly: true
    selectByMouse: true
    activeFocusOnPress: false
    wrapMode: TextEdit.Wrap
    color: Theme.text
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    font.family: Theme.fontFamily
    font.pixelSize: Theme.sizeBody
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    onTextChanged: {
        if (isMade)
            lines.apply(textDocument);
    }
    Component.onCompleted: {
        isMade = true;
        lines.apply(textDocument);
    }

    LineSpacing {
        id: lines

        percent: root.spacing
    }
}
