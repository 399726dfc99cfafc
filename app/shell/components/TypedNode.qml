pragma ComponentBehavior: Bound
import QtQuick

/*!
    What a field keeps of its typing. The person's text is here; the mini-app hears every change by number, and its
    own value counts only as an answer to the last one, and never while an input method is composing. Only a text that
    it sets explicitly comes in any case, once nothing is being composed.
*/
Node {
    id: root

    property string value: ""
    property real baseSeq: 0
    /*! How often the mini-app has set the text explicitly. */
    property real setSerial: 0
    property bool isToBeSet: false
    property string placeholder: ""
    property bool hasChange: false
    property bool hasSubmit: false
    /*! How often the person has changed the text. */
    property real seq: 0
    /*! The `TextInput` or `TextEdit` that is typed in. */
    property Item input: null
    /*! The text changes by the mini-app's will, not by typing. */
    property bool isApplying: false
    readonly property bool isComposing: {
        const field = input as TextInput;
        const area = input as TextEdit;
        return field ? field.inputMethodComposing : area ? area.inputMethodComposing : true;
    }

    function typed(text: string): void {
        seq += 1;
        page.type(nodeId, seq, text);
    }

    /*! Show `text`; tell whether that was another one than before. */
    function apply(text: string): bool {
        const field = input as TextInput;
        const area = input as TextEdit;
        const isOther = field ? field.text !== text : area ? area.text !== text : false;
        if (!isOther)
            return false;
        isApplying = true;
        if (field)
            field.text = text;
        else
            area.text = text;
        isApplying = false;
        return true;
    }

    function applyValue(): void {
        if (isComposing)
            return;
        if (!isToBeSet) {
            if (baseSeq === seq)
                apply(value);
            return;
        }
        isToBeSet = false;
        // The mini-app hears of it as of any change, so that what it still hears of before is overtaken.
        if (apply(value))
            typed(value);
    }

    onValueChanged: Qt.callLater(root.applyValue)
    onBaseSeqChanged: Qt.callLater(root.applyValue)
    onSetSerialChanged: {
        isToBeSet = true;
        Qt.callLater(root.applyValue);
    }
    onIsComposingChanged: {
        if (!isComposing)
            Qt.callLater(root.applyValue);
    }
}
