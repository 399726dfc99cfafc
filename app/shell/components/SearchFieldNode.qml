pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A field to search with. */
TypedNode {
    id: root

    readonly property string accent: root.page.accent
    widthMax: 560
    implicitWidth: 280
    implicitHeight: 38
    input: field

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Accents.main(root.accent) : Theme.line
    }

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        size: 16
        color: Theme.textSoft
    }

    T.TextField {
        id: field

        objectName: "search" + root.nodeId
        anchors.fill: parent
        leftPadding: LayoutMirroring.enabled ? 38 : 2 * Theme.gap + 16 - 4
        rightPadding: LayoutMirroring.enabled ? 2 * Theme.gap + 16 - 4 : 38
        horizontalAlignment: TextInput.AlignLeft
        verticalAlignment: TextInput.AlignVCenter
        Component.onCompleted: root.apply(root.value)
        color: Theme.text
        selectionColor: Accents.main(root.accent)
        selectedTextColor: Accents.ink(root.accent)
        font.family: Theme.fontFamily
        font.pixelSize: Theme.sizeBody
        maximumLength: 20000
        selectByMouse: true
        clip: true
        Accessible.name: root.label || root.placeholder || qsTr("Search")
        onTextEdited: root.typed(text)
        onAccepted: root.page.submit(root.nodeId, text)
        Keys.onEscapePressed: event => {
            event.accepted = text !== "";
            clear.clicked();
        }

        SilentText {
            anchors.fill: parent
            anchors.leftMargin: 2 * Theme.gap + 16 - 4 + 2 // beside the caret, which would cross out a letter
            anchors.rightMargin: 38
            visible: field.text === "" && field.preeditText === ""
            text: root.placeholder
            elide: Text.ElideRight
            maximumLineCount: 1
            verticalAlignment: Text.AlignVCenter
            color: Theme.textFaint
        }
    }

    StepperButton {
        id: clear

        objectName: "searchClear" + root.nodeId
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        visible: field.text !== ""
        symbol: "x"
        accent: root.accent
        name: qsTr("Clear the search")
        onClicked: {
            if (field.text === "")
                return;
            field.text = "";
            root.typed("");
            field.forceActiveFocus();
        }
    }
}
