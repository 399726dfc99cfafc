import QtQuick

/*! A short centred text whose lines are about equally long, so that no word stands alone in the last one. */
PlainText {
    id: root

    /*! What it says. No line ends at a hyphen within a word. */
    property string words: ""
    readonly property int linesMax: 6
    property real inset: 0

    function balance(): void {
        measure.text = root.text;
        measure.font = root.font;
        measure.width = root.width;
        const lines = measure.lineCount;
        if (lines < 2 || lines > linesMax) {
            inset = 0;
            return;
        }
        let narrow = Math.max(root.width * 0.5, Math.ceil(measure.implicitWidth / lines));
        measure.width = narrow;
        while (narrow < root.width && measure.lineCount > lines) {
            narrow += 6;
            measure.width = narrow;
        }
        inset = Math.max(0, Math.floor((root.width - narrow) / 2));
    }

    text: words.replace(/(\S)-(?=\S)/g, "$1\u2011")
    Accessible.name: words
    horizontalAlignment: Text.AlignHCenter
    wrapMode: Text.Wrap
    leftPadding: inset
    rightPadding: inset
    onTextChanged: balance()
    onWidthChanged: balance()
    onFontChanged: balance()
    Component.onCompleted: balance()

    SilentText {
        id: measure

        visible: false
        wrapMode: Text.Wrap
    }
}
