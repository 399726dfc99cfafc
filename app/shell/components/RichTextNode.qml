pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Blocks of words with their looks. No markup is read or made: `RichWords` writes the document run by run. */
Node {
    id: root

    property var blocks: []
    property bool hasLink: false
    /*! Where the links are, once the document is written. */
    property var links: []
    readonly property color accent: Accents.main(page.accent)
    readonly property string words: {
        const spans = blocks.map(block => block.spans.map(span => span.text).join(""));
        return spans.join("\n").slice(0, 2000);
    }

    function write(): void {
        links = [];
        links = writer.write(edit.textDocument, blocks, Theme.textSoft, accent, Theme.sizeTitle);
    }

    /*! The number of the link at a place of the text; -1 where there is none. */
    function linkAt(x: real, y: real): int {
        const at = edit.positionAt(x, y);
        const box = edit.positionToRectangle(at);
        if (y < box.y || y > box.y + box.height)
            return -1;
        return links.findIndex(link => at >= link.start && at <= link.end);
    }

    function follow(number: int): void {
        if (hasLink && number >= 0 && number < links.length)
            page.link(nodeId, links[number].link);
    }

    implicitWidth: Math.min(560, edit.implicitWidth)
    implicitHeight: edit.implicitHeight
    onBlocksChanged: Qt.callLater(root.write)
    onAccentChanged: Qt.callLater(root.write)
    Component.onCompleted: write()

    RichWords {
        id: writer
    }

    TextEdit {
        id: edit

        objectName: "rich" + root.nodeId
        width: root.width
        readOnly: true
        activeFocusOnPress: false
        selectByMouse: false
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        color: Theme.text
        font.family: Theme.fontFamily
        font.pixelSize: Theme.sizeBody
        Accessible.role: Accessible.StaticText
        Accessible.name: root.label || root.words
    }

    MouseArea {
        anchors.fill: parent
        enabled: root.hasLink && root.links.length > 0
        hoverEnabled: enabled
        cursorShape: containsMouse && root.linkAt(mouseX, mouseY) >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onClicked: mouse => root.follow(root.linkAt(mouse.x, mouse.y))
    }

    Repeater {
        model: root.hasLink ? root.links : []

        Item {
            id: link

            required property var modelData
            required property int index
            /*! The first line of the link; asked anew when the text was broken into lines anew. */
            readonly property rect first: {
                root.width;
                edit.contentHeight;
                return edit.positionToRectangle(Math.min(modelData.start, edit.length));
            }
            readonly property rect last: {
                root.width;
                edit.contentHeight;
                return edit.positionToRectangle(Math.min(modelData.end, edit.length));
            }

            objectName: "link" + root.nodeId + "at" + index
            x: first.y === last.y ? Math.min(first.x, last.x) : 0
            y: first.y
            width: first.y === last.y ? Math.max(8, Math.abs(last.x - first.x)) : root.width
            height: last.y + last.height - first.y
            activeFocusOnTab: true
            Accessible.role: Accessible.Link
            Accessible.focusable: true
            Accessible.name: modelData.text || modelData.link
            Accessible.onPressAction: root.follow(index)
            Keys.onReturnPressed: root.follow(index)
            Keys.onEnterPressed: root.follow(index)
            Keys.onSpacePressed: root.follow(index)

            FocusRing {
                control: parent
                anchors.margins: -2
                isShown: parent.activeFocus
                accent: root.page.accent
                radius: 4
            }
        }
    }
}
