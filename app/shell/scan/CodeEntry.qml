import QtQuick
import app.shell.style

/*! What a code says, typed or pasted: it goes the way of a scanned one. */
Row {
    id: root

    required property ScanViewModel viewModel
    readonly property bool isTyping: field.activeFocus

    function enter(): void {
        root.viewModel.enterText(field.text);
        field.clear();
    }
    function takeKeys(): void {
        field.forceActiveFocus();
    }

    spacing: Theme.gapSmall

    Field {
        id: field

        objectName: "scanTextField"
        width: parent.width - read.width - Theme.gapSmall
        label: qsTr("Text of a code")
        placeholderText: qsTr("Text of a code, such as plaza://…")
        maximumLength: 8192
        onAccepted: root.enter()
    }
    PushButton {
        id: read

        objectName: "scanEnterText"
        role: "secondary"
        text: qsTr("Read")
        enabled: field.text.trim() !== ""
        onClicked: root.enter()
    }
}
