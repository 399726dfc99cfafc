pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A field to type in. */
TypedNode {
    id: root

    readonly property string accent: root.page.accent

    widthMax: 560
    implicitWidth: 280
    implicitHeight: title.room + box.height
    input: field

    FieldTitle {
        id: title

        width: parent.width
        text: root.label
    }

    Rectangle {
        id: box

        y: parent.height - height
        width: parent.width
        height: 38
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Accents.main(root.accent) : Theme.line

        T.TextField {
            id: field

            objectName: "field" + root.nodeId
            anchors.fill: parent
            Component.onCompleted: root.apply(root.value)
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            horizontalAlignment: TextInput.AlignLeft
            verticalAlignment: TextInput.AlignVCenter
            color: Theme.text
            placeholderTextColor: Theme.textFaint
            selectionColor: Accents.main(root.accent)
            selectedTextColor: Accents.ink(root.accent)
            font.family: Theme.fontFamily
            font.pixelSize: Theme.sizeBody
            maximumLength: 20000
            selectByMouse: true
            clip: true
            Accessible.name: root.label || root.placeholder
            onTextEdited: root.typed(text)
            onAccepted: root.page.submit(root.nodeId, text)

            SilentText {
                anchors.fill: parent
                anchors.leftMargin: Theme.gap + 2 // beside the caret, which would cross out a letter
                anchors.rightMargin: Theme.gap
                visible: field.text === "" && field.preeditText === ""
                text: root.placeholder
                horizontalAlignment: Text.AlignLeft
                elide: Text.ElideRight
                maximumLineCount: 1
                verticalAlignment: Text.AlignVCenter
                color: Theme.textFaint
            }
        }
    }
}
