pragma ComponentBehavior: Bound
import QtQuick

/*!
    What a field keeps of its typing. The person's text is here; the mini-app hears every change by number, and its
    own value counts only as an answer to the last one, and never while an input method is composing.
*/
Node {
    id: root

    property string value: ""
    property real baseSeq: 0
    property string placeholder: ""
    property bool hasChange: false
    property bool hasSubmit: false
    /*! How often the person has changed the text. */
    property real seq: 0
    /*! The `TextInput` or `TextEdit` that is typed in. */
    property Item input: null

    function typed(text: string): void {
        seq += 1;
        page.type(nodeId, seq, text);
    }

    function applyValue(): void {
        const field = input as TextInput;
        const area = input as TextEdit;
        const open = field ? field.inputMethodComposing : area ? area.inputMethodComposing : true;
        if (baseSeq !== seq || open)
            return;
        if (field && field.text !== value)
            field.text = value;
        else if (area && area.text !== value)
            area.text = value;
    }

    onValueChanged: Qt.callLater(root.applyValue)
    onBaseSeqChanged: Qt.callLater(root.applyValue)
}
