pragma ComponentBehavior: Bound
import QtQuick

/*! Where the rows of a windowed list stand. */
StripItem {
    id: root

    property int columns: 1
    property real cell: width
    property real gap: 0
    /*! How high the rows are that stand in a layout beside it, while it is not windowed. */
    property real watched: 0
    /*! Its name for a screen reader. */
    property string label: ""
    /*! The colour of its page, by its name in `Accents`. */
    required property string accent
    readonly property bool isMirrored: LayoutMirroring.enabled

    function reshape(): void {
        root.shape(root.columns, root.cell, root.gap, root.isMirrored);
    }

    Accessible.role: Accessible.List
    Accessible.name: label || qsTr("List")
    onColumnsChanged: reshape()
    onCellChanged: reshape()
    onActiveFocusChanged: look()
    onWatchedChanged: look()
    onGapChanged: reshape()
    onIsMirroredChanged: reshape()
    Component.onCompleted: reshape()
}
