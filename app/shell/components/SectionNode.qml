pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import app.shell.style

/*! A titled part of a page, with at most one action beside its title. */
Node {
    id: root

    property string title: ""
    property string action: ""
    property bool hasAction: false
    property bool hasGrowing: false

    implicitWidth: Math.max(head.implicitWidth, body.implicitWidth)
    implicitHeight: head.height + Theme.gapSmall + body.implicitHeight
    container: body
    Accessible.role: Accessible.Section
    Accessible.name: label
    Accessible.ignored: label === ""

    RowLayout {
        id: head

        width: root.width
        height: Math.max(implicitHeight, 28)
        spacing: Theme.gapSmall

        PlainText {
            Layout.fillWidth: true
            text: root.title
            elide: Text.ElideRight
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        PushButton {
            objectName: "sectionAction" + root.nodeId
            Layout.rightMargin: -Theme.gap
            visible: root.hasAction && root.action !== ""
            text: root.action
            role: "plain"
            accent: root.page.accent
            onClicked: root.page.act(root.nodeId)
        }
    }

    ColumnLayout {
        id: body

        y: head.height + Theme.gapSmall
        width: root.width
        height: root.hasGrowing ? root.height - y : implicitHeight
        spacing: Theme.gap
    }
}
