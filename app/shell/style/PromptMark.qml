import QtQuick

/*! The person's picture and phrase, by which they know that Plaza asks: on real prompts and nowhere else. */
Rectangle {
    id: root

    /*! A `MarkViewModel`; null, or one without a phrase, where none is chosen yet. */
    required property var mark
    required property real widthMax
    property color ink: Theme.text
    readonly property string words: mark ? String(mark.phrase) : ""

    objectName: "promptMark"
    width: Math.min(widthMax, phrase.width + 58)
    height: 36
    radius: 18
    visible: words !== ""
    color: Theme.accentSoft
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Your picture and phrase: %1").arg(words)

    RoundPicture {
        objectName: "promptMarkPicture"
        anchors.left: parent.left
        anchors.leftMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        width: 26
        height: 26
        corner: 0
        fits: true
        source: root.mark ? String(root.mark.picture) : ""
    }
    PlainText {
        id: phrase

        objectName: "promptMarkPhrase"
        anchors.left: parent.left
        anchors.leftMargin: 42
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.ceil(implicitWidth), root.widthMax - 58)
        text: root.words
        color: root.ink
        elide: Text.ElideRight
        maximumLineCount: 1
        font.weight: Theme.strong(text)
        Accessible.ignored: true
    }
}
