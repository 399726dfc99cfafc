import QtQuick
import QtQuick.Templates as T

/*! One line to type into. `label` is read out; `errorText` turns the border red and stands below. */
T.TextField {
    id: root

    property string label: ""
    property string errorText: ""
    /*! A name that `Accents` knows; empty: the shell's own. */
    property string accent: ""
    /*! Whether its border is red; what is wrong may stand elsewhere. */
    property bool isWrong: errorText !== ""
    /*! Room before what is typed, and after it. */
    property real startPadding: 12
    // Not as much as before it: the caret of an empty line that is mirrored goes to its other end as the padding changes.
    property real endPadding: 11
    readonly property int noteHeight: errorText === "" ? 0 : Math.max(20, Math.ceil(note.implicitHeight) + 4)

    implicitWidth: 240
    implicitHeight: Theme.controlHeight + noteHeight
    leftPadding: LayoutMirroring.enabled ? endPadding : startPadding
    rightPadding: LayoutMirroring.enabled ? startPadding : endPadding
    horizontalAlignment: TextInput.AlignLeft
    bottomPadding: noteHeight
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    placeholderTextColor: Theme.textFaint
    selectionColor: Accents.main(accent)
    selectedTextColor: Accents.ink(accent)
    font.family: Theme.fontFamily
    font.pixelSize: Theme.sizeBody
    selectByMouse: true
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5
    Accessible.role: Accessible.EditableText
    Accessible.name: label !== "" ? label : placeholderText
    Accessible.description: errorText

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.bottomMargin: root.noteHeight
            radius: Theme.radiusSmall
            color: Theme.field
            border.width: root.isWrong || root.activeFocus ? 2 : root.hovered ? 1 : 0
            border.color: root.isWrong ? Theme.danger : root.activeFocus ? Accents.main(root.accent) : Theme.lineStrong
        }
        PlainText {
            id: note

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: root.errorText !== ""
            text: root.errorText
            color: Theme.danger
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }

    SilentText {
        anchors.left: parent.left
        anchors.leftMargin: root.startPadding + 2 // beside the caret, which would cross out a letter
        width: root.width - root.leftPadding - root.rightPadding - 2
        height: root.height - root.noteHeight
        visible: root.length === 0 && root.preeditText === ""
        text: root.placeholderText
        color: root.placeholderTextColor
        font: root.font
        horizontalAlignment: root.horizontalAlignment
        verticalAlignment: Text.AlignVCenter
        elide: Text.ElideRight
    }
}
