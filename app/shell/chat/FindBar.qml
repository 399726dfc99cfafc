import QtQuick
import app.shell.chat
import app.shell.style

/*! Looks for words in the conversation: Return goes to the older place, Shift+Return to the newer, Escape back. */
Rectangle {
    id: root

    required property FindingViewModel viewModel

    /*! The person is done; `goesBack`: and wants to be where they were. */
    signal ended(goesBack: bool)

    function takeFocus(): void {
        field.forceActiveFocus();
        field.selectAll();
    }

    implicitHeight: 48
    color: Theme.list

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    Field {
        id: field

        objectName: "findField"
        anchors.left: parent.left
        anchors.leftMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(360, parent.width - buttons.width - 30)
        startPadding: 36
        endPadding: count.visible ? count.width + 20 : 12
        maximumLength: 200
        placeholderText: qsTr("Search in this chat")
        Accessible.description: count.text
        onTextChanged: root.viewModel.search(text)
        Keys.onEscapePressed: root.ended(true)
        Keys.onUpPressed: root.viewModel.goOlder()
        Keys.onDownPressed: root.viewModel.goNewer()
        Keys.onReturnPressed: event => go(event)
        Keys.onEnterPressed: event => go(event)

        function go(event: KeyEvent): void {
            if (event.modifiers & Qt.ShiftModifier)
                root.viewModel.goNewer();
            else
                root.viewModel.goOlder();
        }

        IconImage {
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            name: "search"
            size: 16
            color: Theme.textFaint
        }
        PlainText {
            id: count

            objectName: "findCount"
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: root.viewModel.state === "ready" ? root.viewModel.placeText : root.viewModel.state === "nothing" ? qsTr("Nothing found") : root.viewModel.state === "failed" ? root.viewModel.errorText : ""
            width: Math.min(implicitWidth, field.width / 2)
            elide: Text.ElideRight
            color: root.viewModel.state === "failed" ? Theme.danger : Theme.textSoft
            font.pixelSize: Theme.sizeCaption
        }
    }
    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        IconButton {
            objectName: "findOlder"
            iconName: "chevron-up"
            name: qsTr("Older")
            enabled: root.viewModel.hasOlder
            onClicked: root.viewModel.goOlder()
        }
        IconButton {
            objectName: "findNewer"
            iconName: "chevron-down"
            name: qsTr("Newer")
            enabled: root.viewModel.hasNewer
            onClicked: root.viewModel.goNewer()
        }
        IconButton {
            objectName: "findClose"
            iconName: "x"
            name: qsTr("Close the search")
            onClicked: root.ended(false)
        }
    }
}
