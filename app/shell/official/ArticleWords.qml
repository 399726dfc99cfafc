pragma ComponentBehavior: Bound
import QtQuick
import app.shell.components
import app.shell.style

/*! Words of an article with their looks; a click on a link among them, or Return on it, opens it. No markup is read. */
Item {
    id: root

    /*! What it says, wholly. */
    property string text: ""
    /*! Pieces of the text in order; empty where all of it is plain. */
    property var pieces: []
    property color color: Theme.text
    property int size: 16
    /*! Whether it was written once: what it begins with is not written twice. */
    property bool isMade: false
    /*! Where the links are, once the text is written. */
    property var links: []

    /*! The person pressed words with this link. */
    signal linkOpened(string link)
    /*! The keyboard reached this item. */
    signal reached(Item item)

    function write(): void {
        links = [];
        if (pieces.length === 0)
            return;
        const said = {
            "role": "paragraph",
            "spans": pieces
        };
        links = writer.write(words.textDocument, [said], color, Theme.accent, size);
    }

    /*! The link at a place of the text; empty where there is none. */
    function linkAt(place: point): string {
        const at = words.positionAt(place.x, place.y);
        const box = words.positionToRectangle(at);
        if (place.y < box.y || place.y > box.y + box.height)
            return "";
        return links.find(link => at >= link.start && at < link.end)?.link ?? "";
    }

    implicitHeight: words.height
    onPiecesChanged: {
        if (isMade)
            Qt.callLater(root.write);
    }
    onColorChanged: {
        if (isMade)
            Qt.callLater(root.write);
    }
    Component.onCompleted: {
        write();
        isMade = true;
    }

    RichWords {
        id: writer
    }
    ReadingText {
        id: words

        objectName: "articleWords"
        width: parent.width
        text: root.text
        color: root.color
        font.pixelSize: root.size
        spacing: 150
        Accessible.role: Accessible.Paragraph

        TapHandler {
            enabled: root.links.length > 0
            onTapped: eventPoint => {
                const link = root.linkAt(eventPoint.position);
                if (link !== "")
                    root.linkOpened(link);
            }
        }
        HoverHandler {
            enabled: root.links.length > 0
            cursorShape: root.linkAt(point.position) !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
        }
    }
    Repeater {
        model: root.links

        Item {
            id: place

            required property var modelData
            required property int index
            readonly property rect first: {
                words.width;
                words.contentHeight;
                return words.positionToRectangle(Math.min(modelData.start, words.length));
            }
            readonly property rect last: {
                words.width;
                words.contentHeight;
                return words.positionToRectangle(Math.min(modelData.end, words.length));
            }

            objectName: "articleWord_" + index
            x: first.y === last.y ? Math.min(first.x, last.x) : 0
            y: first.y
            width: first.y === last.y ? Math.max(8, Math.abs(last.x - first.x)) : root.width
            height: last.y + last.height - first.y
            activeFocusOnTab: true
            Accessible.role: Accessible.Link
            Accessible.focusable: true
            Accessible.name: modelData.text
            Accessible.onPressAction: root.linkOpened(modelData.link)
            Keys.onReturnPressed: root.linkOpened(modelData.link)
            Keys.onEnterPressed: root.linkOpened(modelData.link)
            Keys.onSpacePressed: root.linkOpened(modelData.link)
            onActiveFocusChanged: {
                if (activeFocus)
                    root.reached(place);
            }

            FocusRing {
                control: place
                anchors.margins: -2
                isShown: place.activeFocus
                radius: 4
            }
        }
    }
}
