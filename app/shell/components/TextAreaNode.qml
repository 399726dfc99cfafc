pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A field for several lines. It grows with its text to a limit, then scrolls. */
TypedNode {
    id: root

    readonly property string accent: root.page.accent
    property int lines: 3
    property int linesMax: 8
    /*! How many characters it takes; below 0 as many as there may be. */
    property int lengthMax: -1
    /*! The text before the change that is under way. */
    property string before: ""
    readonly property int length: lengthOf(edit.text)
    readonly property real edge: 9

    /*! How many characters `text` has, those counted once that take two units. */
    function lengthOf(text: string): int {
        return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "x").length;
    }

    /*! Take what was typed, but for what is too long. */
    function took(): void {
        if (edit.text === before)
            return; // an input method composes
        const length = lengthOf(edit.text);
        const over = lengthMax < 0 ? 0 : Math.min(length - lengthMax, length - lengthOf(before));
        if (over > 0) {
            let at = edit.cursorPosition;
            for (let cut = 0; cut < over && at > 0; cut++)
                at -= /[\uDC00-\uDFFF]/.test(edit.text.charAt(at - 1)) ? 2 : 1;
            const known = before;
            isApplying = true;
            edit.remove(Math.max(0, at), edit.cursorPosition);
            isApplying = false;
            before = known;
        }
        if (edit.text === before)
            return;
        before = edit.text;
        typed(before);
    }

    widthMax: 560
    implicitWidth: 280
    implicitHeight: title.room + box.height + (counter.visible ? counter.implicitHeight + Theme.gapTiny : 0)
    input: edit

    FieldTitle {
        id: title

        width: root.width
        text: root.label
    }

    Rectangle {
        id: box

        readonly property real line: metrics.lineSpacing

        y: title.room
        width: root.width
        height: Math.ceil(Math.max(Math.min(edit.contentHeight, Math.max(root.lines, root.linesMax) * line), root.lines * line)) + 2 * root.edge
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: edit.activeFocus ? 2 : 1
        border.color: edit.activeFocus ? Accents.main(root.accent) : Theme.line

        FontMetrics {
            id: metrics

            font: edit.font
        }

        Flickable {
            id: view

            function follow(): void {
                const at = edit.cursorRectangle;
                if (at.y < contentY + root.edge)
                    contentY = Math.max(0, at.y - root.edge);
                else if (at.y + at.height > contentY + height - root.edge)
                    contentY = at.y + at.height + root.edge - height;
            }

            anchors.fill: parent
            activeFocusOnTab: false
            contentHeight: edit.height
            interactive: contentHeight > height + 1
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollLine {}

            TextEdit {
                id: edit

                objectName: "field" + root.nodeId
                width: view.width
                height: Math.max(root.lines * box.line + 2 * root.edge, implicitHeight)
                padding: root.edge
                leftPadding: Theme.gap
                rightPadding: Theme.gap
                textFormat: TextEdit.PlainText
                wrapMode: TextEdit.Wrap
                horizontalAlignment: length === 0 ? TextEdit.AlignLeft : undefined // then as its own letters go
                color: Theme.text
                selectionColor: Accents.main(root.accent)
                selectedTextColor: Accents.ink(root.accent)
                font.family: Theme.fontFamily
                font.pixelSize: Theme.sizeBody
                selectByMouse: true
                activeFocusOnTab: true
                Accessible.role: Accessible.EditableText
                Accessible.multiLine: true
                Accessible.name: root.label || root.placeholder
                Accessible.description: counter.visible ? counter.spoken : ""
                Component.onCompleted: root.apply(root.value)
                onTextChanged: {
                    if (root.isApplying)
                        root.before = text;
                    else
                        root.took();
                }
                onCursorRectangleChanged: Qt.callLater(view.follow)
                Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

                SilentText {
                    anchors.fill: parent
                    anchors.margins: root.edge
                    anchors.leftMargin: Theme.gap + 2 // beside the caret, which would cross out a letter
                    anchors.rightMargin: Theme.gap
                    visible: edit.text === "" && edit.preeditText === ""
                    text: root.placeholder
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    elide: Text.ElideRight
                    color: Theme.textFaint
                }
            }
        }
    }

    SilentText {
        id: counter

        readonly property string spoken: qsTr("%1 of %2 characters").arg(root.length).arg(root.lengthMax)

        anchors.right: parent.right
        y: box.y + box.height + Theme.gapTiny
        visible: root.lengthMax >= 0
        text: root.length + " / " + root.lengthMax
        color: root.length > root.lengthMax ? Theme.danger : Theme.textSoft
        font.pixelSize: Theme.sizeCaption
        font.features: ({
                "tnum": 1
            })
    }
}
