pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*!
    Its child, coming, going and changing places. The layout puts it where it belongs at once; what is seen moving is
    only the picture of it, so that no update waits.
*/
Node {
    id: root

    property string appears: "fade"
    property string disappears: "fade"
    property bool moves: true
    /*! It is no longer of the page: the renderer keeps it until `page.left`. */
    property bool isLeaving: false
    readonly property Node inner: body.children.length > 0 ? body.children[0] as Node : null
    /*! 1 when all of it is there, 0 when none. */
    property real here: 1
    property string how: "none"
    /*! Where it stood, in a page of which size; unknown until it was drawn once. */
    property bool hasStood: false
    property point stood: Qt.point(0, 0)
    property size stage: Qt.size(0, 0)
    property real shiftX: 0
    property real shiftY: 0

    function follow(): void {
        const now = Qt.size(page.overlay.width, page.overlay.height);
        // A window that is made wider moves everything: that is no news.
        if (hasStood && moves && !isLeaving && now === stage && !Theme.isStill && (slide.running || page.begins())) {
            shiftX += stood.x - x;
            shiftY += stood.y - y;
            slide.restart();
        }
        stood = Qt.point(x, y);
        stage = now;
    }

    widthMax: inner ? inner.widthMax : Number.POSITIVE_INFINITY
    widthMin: inner ? inner.widthMin : 0
    implicitWidth: body.implicitWidth
    implicitHeight: body.implicitHeight
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""
    // Among others its place is told by other numbers: that is no way it went.
    onParentChanged: hasStood = false
    onXChanged: follow()
    onYChanged: follow()
    Component.onCompleted: {
        if (appears !== "none" && !Theme.isStill && page.begins()) {
            how = appears;
            here = 0;
            coming.start();
        }
    }
    onIsLeavingChanged: {
        coming.stop();
        how = disappears;
        if (Theme.isStill)
            page.left(root);
        else
            going.start();
    }

    Connections {
        target: root.hasStood ? null : root.Window.window

        // After the layouts have put everything in its place for the first time.
        function onAfterAnimating(): void {
            root.follow();
            root.hasStood = true;
        }
    }

    NumberAnimation {
        id: coming

        target: root
        property: "here"
        to: 1
        duration: Theme.normal
        easing.type: Easing.OutCubic
    }
    NumberAnimation {
        id: going

        target: root
        property: "here"
        to: 0
        duration: Theme.normal
        easing.type: Easing.InCubic
        onFinished: root.page.left(root)
    }
    NumberAnimation {
        id: slide

        target: root
        properties: "shiftX,shiftY"
        to: 0
        duration: Theme.normal
        easing.type: Easing.OutCubic
    }

    Translate {
        id: shift

        x: root.shiftX
        y: root.shiftY + (root.how === "rise" ? (1 - root.here) * 16 : 0)
    }

    ColumnLayout {
        id: body

        width: root.width
        height: root.height
        spacing: 0
        opacity: root.how === "none" ? 1 : root.here
        scale: root.how === "scale" ? 0.85 + 0.15 * root.here : 1
        transform: [shift]
    }
}
