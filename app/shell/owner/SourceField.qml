pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Where an author types Markdown: plain text that scrolls with its caret. */
Rectangle {
    id: root

    property alias text: edit.text
    property string name: ""

    /*! The caret is in it now. */
    signal entered

    /*! Put words around what is chosen, or at the caret. */
    function wrap(before: string, after: string): void {
        const begin = edit.selectionStart;
        const chosen = edit.selectedText.replace(/\u2029/g, "\n");
        edit.remove(begin, edit.selectionEnd);
        edit.insert(begin, before + chosen + after);
        edit.select(begin + before.length, begin + before.length + chosen.length);
        edit.forceActiveFocus();
    }

    /*! Put a paragraph of its own after the one that the caret is in. */
    function addParagraph(words: string): void {
        const end = edit.text.indexOf("\n", edit.cursorPosition);
        const at = end < 0 ? edit.length : end;
        edit.insert(at, (at === 0 ? "" : "\n\n") + words + "\n");
        edit.cursorPosition = at + words.length + (at === 0 ? 0 : 2);
        edit.forceActiveFocus();
    }

    /*! Begin the line that the caret is in with a sign. */
    function mark(sign: string): void {
        const begin = edit.text.lastIndexOf("\n", edit.cursorPosition - 1) + 1;
        edit.insert(begin, sign);
        edit.forceActiveFocus();
    }

    /*! Put the caret into a line, counted from 1. */
    function goTo(line: int): void {
        let at = 0;
        for (let before = 1; before < line; ++before) {
            const end = edit.text.indexOf("\n", at);
            if (end < 0)
                break;
            at = end + 1;
        }
        edit.cursorPosition = at;
        edit.forceActiveFocus();
    }

    radius: Theme.radiusSmall
    color: Theme.field
    border.width: edit.activeFocus ? 2 : 0
    border.color: Theme.accent

    Flickable {
        id: view

        function follow(): void {
            const at = edit.cursorRectangle;
            if (at.y < contentY + 12)
                contentY = Math.max(0, at.y - 12);
            else if (at.y + at.height > contentY + height - 12)
                contentY = at.y + at.height + 12 - height;
        }

        anchors.fill: parent
        anchors.margins: 2
        contentHeight: edit.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        T.ScrollBar.vertical: ScrollLine {}

        TextEdit {
            id: edit

            objectName: "editorSource"
            width: view.width
            height: Math.max(view.height, implicitHeight)
            padding: 12
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            horizontalAlignment: length === 0 ? TextEdit.AlignLeft : undefined // then as its own letters go
            color: Theme.text
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentText
            font.family: Theme.fontFamily
            font.pixelSize: Theme.sizeBody
            selectByMouse: true
            activeFocusOnTab: true
            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: root.name
            onCursorRectangleChanged: view.follow()
            onActiveFocusChanged: {
                if (activeFocus)
                    root.entered();
            }
        }
    }
    SilentText {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: 14
        width: parent.width - 28
        visible: edit.length === 0 && edit.preeditText === ""
        text: qsTr("Write in Markdown: # heading, **bold**, *italic*, > quote, - list. A mini-app: [words](miniapp:its.id/pages/home?key=value)")
        color: Theme.textFaint
        font.pixelSize: Theme.sizeBody
        wrapMode: Text.Wrap
    }
}
