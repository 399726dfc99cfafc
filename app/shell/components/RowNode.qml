pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! Children side by side, in reading direction. */
Node {
    id: root

    property string gap: "medium"
    property string align: "center"
    property string justify: "start"
    property string padding: "none"
    property bool hasGrowing: false
    readonly property real inset: Tokens.gap(padding)
    readonly property real room: width - 2 * inset
    readonly property real spare: Math.max(0, room - body.implicitWidth)

    implicitWidth: body.implicitWidth + 2 * inset
    implicitHeight: body.implicitHeight + 2 * inset
    container: body
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    RowLayout {
        id: body

        // Without a growing child the layout is as wide as its content and is put where `justify` says; for
        // "between" it keeps the whole width, and what is spare goes between the children.
        readonly property bool isWhole: root.hasGrowing || root.justify === "between"

        x: root.inset + (isWhole ? 0 : root.justify === "center" ? root.spare / 2 : (root.justify === "end") === root.LayoutMirroring.enabled ? 0 : root.spare)
        y: root.inset
        width: isWhole ? root.room : Math.min(implicitWidth, root.room)
        height: root.height - 2 * root.inset
        spacing: root.justify === "between" ? between() : Tokens.gap(root.gap)

        function between(): real {
            let taken = 0;
            for (const child of children)
                taken += Math.ceil(child.implicitWidth);
            return Math.max(Tokens.gap(root.gap), Math.floor((root.room - taken) / Math.max(1, children.length - 1)));
        }
    }
}
