pragma ComponentBehavior: Bound
import QtQuick

/*!
    Children on top of one another, cut off at the box of those that are no layers. Puts them in their places itself:
    a layout of Qt's has one child in a cell.
*/
Node {
    id: root

    /*! The children whose sizes are listened to. */
    property list<Item> known: []
    property bool isArranging: false
    property real wide: 0
    property real high: 0

    function follow(): void {
        const now = body.children;
        for (const item of known) {
            if (item && !now.includes(item)) {
                item.implicitWidthChanged.disconnect(root.arrange);
                item.implicitHeightChanged.disconnect(root.arrange);
            }
        }
        for (const item of now) {
            if (!known.includes(item)) {
                item.implicitWidthChanged.connect(root.arrange);
                item.implicitHeightChanged.connect(root.arrange);
            }
        }
        known = now;
        arrange();
    }

    function arrange(): void {
        if (isArranging)
            return;
        isArranging = true;
        const bases = known.filter(item => !(item as LayerNode));
        let most = 0;
        for (const item of bases) {
            most = Math.max(most, (item as Node)?.widthMax ?? 0);
            item.width = Math.min(root.width, (item as Node)?.widthMax ?? root.width);
        }
        // Alone, layers make the box themselves.
        const makers = bases.length > 0 ? bases : known;
        wide = makers.reduce((widest, item) => Math.max(widest, item.implicitWidth), 0);
        high = makers.reduce((highest, item) => Math.max(highest, item.implicitHeight), 0);
        widthMax = most > 0 ? most : Number.POSITIVE_INFINITY;
        const tall = Math.max(high, height);
        for (const item of known) {
            const layer = item as LayerNode;
            if (layer)
                put(layer, tall);
            else
                item.height = item.implicitHeight;
        }
        isArranging = false;
    }

    function put(layer: LayerNode, tall: real): void {
        const at = layer.at;
        const isMirrored = LayoutMirroring.enabled;
        layer.width = at === "fill" ? root.width : Math.min(root.width, Math.ceil(layer.implicitWidth));
        layer.height = at === "fill" ? tall : Math.min(tall, layer.implicitHeight);
        const isStart = at.endsWith("start") || at === "fill";
        const across = isStart ? 0 : at.endsWith("end") ? 1 : 0.5;
        layer.x = Math.round((isMirrored ? 1 - across : across) * (root.width - layer.width));
        layer.y = Math.round((at.startsWith("top") || at === "fill" ? 0 : at.startsWith("bottom") ? 1 : 0.5) * (tall - layer.height));
    }

    clip: true
    implicitWidth: wide
    implicitHeight: high
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""
    onWidthChanged: arrange()
    onHeightChanged: arrange()

    Item {
        id: body

        anchors.fill: parent
        onChildrenChanged: root.follow()
    }
}
