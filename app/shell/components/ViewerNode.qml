pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*!
    Pictures one by one over the whole page, with zoom by wheel, pinch and keys. Which one is looked at is the person's;
    the mini-app leads them elsewhere by another `index`, unless they have gone on meanwhile.
*/
SetNode {
    id: root

    property var photos: []
    property int index: 0
    property bool hasClose: true
    /*! Which one is shown. */
    property int current: 0
    /*! The `index` that was followed last. */
    property int led: 0
    /*! Whether the person went to another one: more pictures do not take them back. */
    property bool isSteered: false
    property real zoom: 1
    readonly property int count: photos.length
    readonly property string alt: current < count ? photos[current].alt : ""
    readonly property string source: current < count ? photos[current].source : ""
    readonly property real zoomMax: 5

    function show(wanted: int): void {
        const next = Math.max(0, Math.min(count - 1, wanted));
        if (next === current || count === 0)
            return;
        isSteered = true;
        current = next;
        whole();
        if (!hasChange)
            return;
        seq += 1;
        page.setCount(nodeId, seq, current);
    }

    /*! Go where the mini-app leads, if it knows where the person is. */
    function follow(): void {
        if (isOwn || index === led)
            return;
        led = index;
        isSteered = false;
        current = Math.max(0, Math.min(count - 1, index));
    }

    /*! Show all of the picture. */
    function whole(): void {
        zoom = 1;
        view.contentX = 0;
        view.contentY = 0;
    }

    /*! Enlarge by `factor`, keeping the point at `x`, `y` of the view where it is. */
    function enlarge(factor: real, x: real, y: real): void {
        const before = zoom;
        zoom = Math.max(1, Math.min(zoomMax, zoom * factor));
        const grown = zoom / before;
        view.contentX = Math.max(0, Math.min(view.contentWidth - view.width, (view.contentX + x) * grown - x));
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, (view.contentY + y) * grown - y));
    }

    visible: false
    implicitWidth: 1
    implicitHeight: 1
    onIndexChanged: follow()
    onBaseSeqChanged: follow()
    onCountChanged: current = Math.max(0, Math.min(count - 1, isSteered ? current : index))

    Over {
        id: over

        page: root.page
        kind: "viewer"
        isOpen: root.parent !== null
        isDim: false
        onDismissed: {
            if (root.hasClose)
                root.page.tell(root.nodeId, "close");
        }
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Left || event.key === Qt.Key_Right)
                root.show(root.current + ((event.key === Qt.Key_Right) !== root.LayoutMirroring.enabled ? 1 : -1));
            else if (event.key === Qt.Key_Home)
                root.show(0);
            else if (event.key === Qt.Key_End)
                root.show(root.count - 1);
            else if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal)
                root.enlarge(1.4, view.width / 2, view.height / 2);
            else if (event.key === Qt.Key_Minus)
                root.enlarge(1 / 1.4, view.width / 2, view.height / 2);
            else if (event.key === Qt.Key_0)
                root.whole();
            else
                return;
            event.accepted = true;
        }

        Rectangle {
            objectName: "viewer"
            anchors.fill: parent
            opacity: over.come
            color: Theme.content
            Accessible.role: Accessible.Dialog
            Accessible.name: root.label || qsTr("Pictures")
        }

        Flickable {
            id: view

            anchors.fill: parent
            anchors.bottomMargin: foot.height
            contentWidth: width * root.zoom
            contentHeight: height * root.zoom
            boundsBehavior: Flickable.StopAtBounds
            interactive: root.zoom > 1
            clip: true

            Picture {
                width: view.contentWidth
                height: view.contentHeight
                loader: root.page.pictures
                source: root.source
                fit: "contain"
                Accessible.role: Accessible.Graphic
                Accessible.name: root.alt

                TapHandler {
                    onDoubleTapped: point => root.zoom > 1 ? root.whole() : root.enlarge(2.5, point.position.x, point.position.y)
                }
            }

            PinchHandler {
                target: null
                onScaleChanged: delta => root.enlarge(delta, centroid.position.x, centroid.position.y)
            }
            WheelHandler {
                acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                onWheel: event => root.enlarge(Math.pow(1.0015, event.angleDelta.y), event.x - view.contentX, event.y - view.contentY)
            }
        }

        Item {
            id: foot

            anchors.bottom: parent.bottom
            width: parent.width
            height: 56

            PlainText {
                objectName: "viewerWords" + root.nodeId
                anchors.left: parent.left
                anchors.leftMargin: Theme.gapLarge
                anchors.right: tools.left
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                text: root.count > 1 ? qsTr("%1 of %2").arg(root.current + 1).arg(root.count) + (root.alt === "" ? "" : " · " + Words.isolated(root.alt)) : root.alt
                elide: Text.ElideRight
                maximumLineCount: 2
                wrapMode: Text.Wrap
                color: Theme.textSoft
            }
            Row {
                id: tools

                anchors.right: parent.right
                anchors.rightMargin: Theme.gap
                anchors.verticalCenter: parent.verticalCenter
                spacing: 2

                IconButton {
                    objectName: "viewerPrevious" + root.nodeId
                    accent: root.page.accent
                    visible: root.count > 1
                    enabled: root.current > 0
                    iconName: "chevron-left"
                    name: qsTr("Previous picture")
                    hasTip: false
                    onClicked: root.show(root.current - 1)
                }
                IconButton {
                    objectName: "viewerNext" + root.nodeId
                    accent: root.page.accent
                    visible: root.count > 1
                    enabled: root.current < root.count - 1
                    iconName: "chevron-right"
                    name: qsTr("Next picture")
                    hasTip: false
                    onClicked: root.show(root.current + 1)
                }
                IconButton {
                    objectName: "viewerSmaller" + root.nodeId
                    accent: root.page.accent
                    enabled: root.zoom > 1
                    iconName: "zoom-out"
                    name: qsTr("Smaller")
                    hasTip: false
                    onClicked: root.enlarge(1 / 1.4, view.width / 2, view.height / 2)
                }
                IconButton {
                    objectName: "viewerLarger" + root.nodeId
                    accent: root.page.accent
                    enabled: root.zoom < root.zoomMax
                    iconName: "zoom-in"
                    name: qsTr("Larger")
                    hasTip: false
                    onClicked: root.enlarge(1.4, view.width / 2, view.height / 2)
                }
                IconButton {
                    objectName: "viewerClose" + root.nodeId
                    accent: root.page.accent
                    visible: root.hasClose
                    iconName: "x"
                    name: qsTr("Close")
                    hasTip: false
                    onClicked: over.dismissed()
                }
            }
        }
    }
}
