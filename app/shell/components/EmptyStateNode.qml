pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! What a page shows instead of nothing. */
Node {
    id: root

    property string icon: ""
    property string title: ""
    property string text: ""
    property string action: ""
    property bool hasAction: false

    implicitWidth: 320
    implicitHeight: body.height + 2 * 40
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.ignored: label === ""

    Column {
        id: body

        anchors.centerIn: parent
        width: Math.min(root.width, 420)
        spacing: Theme.gapSmall

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 72
            height: 72
            radius: 36
            color: Theme.field

            IconImage {
                anchors.centerIn: parent
                name: root.icon
                size: 30
                color: Theme.textSoft
            }
        }

        Item {
            width: 1
            height: Theme.gapTiny
        }

        BalancedText {
            width: parent.width
            words: root.title
            font.pixelSize: Theme.sizeTitle
            font.weight: Font.DemiBold
        }

        BalancedText {
            width: parent.width
            visible: text !== ""
            words: root.text
            color: Theme.textSoft
        }

        Item {
            width: 1
            height: Theme.gapTiny
            visible: button.visible
        }

        PushButton {
            id: button

            objectName: "emptyAction" + root.nodeId
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.hasAction && root.action !== ""
            text: root.action
            role: "primary"
            accent: root.page.accent
            onClicked: root.page.act(root.nodeId)
        }
    }
}
