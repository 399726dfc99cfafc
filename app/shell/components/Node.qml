pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! What every drawn component has: who it is, and its place in the layout, which the renderer decides. */
Item {
    id: root

    /*! Draws the page this belongs to, and is told what the person does. */
    required property PageRenderer page
    /*! The node's number, as text: ids do not cross QML as numbers. */
    required property string nodeId

    /*! The name for a screen reader where the component's own text is not enough. */
    property string label: ""
    /*! Where the children go; null for a component without any. */
    property Item container: null

    property bool fillsWidth: true
    property bool fillsHeight: false
    /*! Takes only its share of the free width, whatever its content would like. */
    property bool grows: false
    /*! Never wider than its content. */
    property bool hugs: false
    property real widthMax: Number.POSITIVE_INFINITY
    property real widthMin: 0
    property int sits: Qt.AlignLeft | Qt.AlignTop

    Layout.fillWidth: fillsWidth
    Layout.fillHeight: fillsHeight
    Layout.preferredWidth: grows ? 0 : -1
    Layout.minimumWidth: fillsWidth ? widthMin : -1
    Layout.maximumWidth: hugs ? Math.ceil(implicitWidth) : grows ? Number.POSITIVE_INFINITY : widthMax
    Layout.alignment: sits
}
