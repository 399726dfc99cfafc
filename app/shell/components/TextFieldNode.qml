pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A field to type in, of one line or several. */
TypedNode {
    id: root

    readonly property string accent: root.page.accent
    property int lines: 1
    readonly property bool isArea: lines > 1

    widthMax: 560
    implicitWidth: 280
    implicitHeight: title.height + (title.visible ? Theme.gapTiny : 0) + box.height

    PlainText {
        id: title

        width: parent.width
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: root.label
        Accessible.ignored: true
        elide: Text.ElideRight
        maximumLineCount: 1
        color: Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        font.weight: Font.Medium
    }

    Rectangle {
        id: box

        y: parent.height - height
        width: parent.width
        height: root.isArea ? Math.max(38, root.lines * 20 + 18) : 38
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: root.input && root.input.activeFocus ? 2 : 1
        border.color: root.input && root.input.activeFocus ? Accents.main(root.accent) : Theme.line

        Loader {
            id: editor

            anchors.fill: parent
            sourceComponent: root.isArea ? area : line
        }
    }

    Component {
        id: line

        T.TextField {
            objectName: "field" + root.nodeId
            Component.onCompleted: {
                text = root.value;
                root.input = this;
            }
            leftPadding: Theme.gap
            rightPadding: Theme.gap
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

            PlainText {
                anchors.fill: parent
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                visible: parent.text === "" && parent.preeditText === ""
                text: root.placeholder
                Accessible.ignored: true
                elide: Text.ElideRight
                maximumLineCount: 1
                verticalAlignment: Text.AlignVCenter
                color: Theme.textFaint
            }
        }
    }

    Component {
        id: area

        Flickable {
            id: view

            readonly property alias edit: edit

            activeFocusOnTab: false
            contentHeight: edit.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Component.onCompleted: root.input = edit

            TextEdit {
                id: edit

                objectName: "field" + root.nodeId
                width: view.width
                height: Math.max(view.height, implicitHeight)
                padding: 9
                leftPadding: Theme.gap
                rightPadding: Theme.gap
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                color: Theme.text
                selectionColor: Accents.main(root.accent)
                selectedTextColor: Accents.ink(root.accent)
                font.family: Theme.fontFamily
                font.pixelSize: Theme.sizeBody
                selectByMouse: true
                activeFocusOnTab: true
                Accessible.role: Accessible.EditableText
                Accessible.name: root.label || root.placeholder
                Component.onCompleted: text = root.value
                onTextChanged: {
                    if (activeFocus && text !== root.value)
                        root.typed(text);
                }
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

                PlainText {
                    anchors.fill: parent
                    anchors.margins: 9
                    anchors.leftMargin: Theme.gap
                    visible: edit.text === "" && edit.preeditText === ""
                    text: root.placeholder
                    Accessible.ignored: true
                    wrapMode: Text.Wrap
                    color: Theme.textFaint
                }
            }
        }
    }
}
