pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! A row for every item, from top to bottom. */
Node {
    id: root

    property string gap: "small"
    property bool hasEnd: false
    property bool scrolls: true
    /*! Whether only the rows near to be seen are there. */
    property bool windowed: false
    readonly property Item strip: rows

    implicitWidth: body.implicitWidth
    implicitHeight: scrolls ? Math.min(160, view.extent) : view.extent
    container: body
    Accessible.role: Accessible.List
    Accessible.name: label
    Accessible.ignored: windowed

    Scroller {
        id: view

        anchors.fill: parent
        anchors.rightMargin: root.scrolls ? -root.page.gutter : 0
        interactive: root.scrolls
        extent: root.windowed ? rows.implicitHeight : body.implicitHeight

        ColumnLayout {
            id: body

            anchors.left: parent.left
            width: root.width
            spacing: Tokens.gap(root.gap)
        }

        Strip {
            id: rows

            anchors.left: parent.left
            visible: root.windowed
            width: root.width
            gap: Tokens.gap(root.gap)
            accent: root.page.accent
            label: root.label
            watched: body.implicitHeight
        }
    }
}
