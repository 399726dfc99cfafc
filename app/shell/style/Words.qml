pragma Singleton
import QtQuick
import app.shell.style

/*! Strangers' words made fit to stand in one line with ours. */
QtObject {
    id: root

    readonly property PlainWords plain: PlainWords {}

    /*! What a person or a mini-app supplied, to be joined with other text: it turns nothing around it. */
    function isolated(text: string): string {
        return root.plain.isolated(text);
    }

    /*! Sentences one after the other, those that are not empty, as their language parts them. */
    function inARow(sentences: list<string>): string {
        return root.plain.inARow(sentences);
    }
}
