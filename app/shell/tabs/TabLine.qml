import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One tab as a line of a list. */
T.AbstractButton {
    id: root

    required property int index
    required property string kind
    required property string title
    required property string iconName
    required property string tabId
    /*! What the first tab is called, as `{title, icon}`. */
    required property var home
    required property bool isCurrent
    readonly property bool isHome: kind === "home"
    readonly property bool hasPicture: iconName.startsWith("file:")
    readonly property string shownTitle: isHome && home.title ? home.title : title || qsTr("Untitled")

    objectName: "tabLine" + index
    implicitHeight: 38
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.MenuItem
    Accessible.name: shownTitle

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.pressed ? Theme.pressed : root.isCurrent ? Theme.accentSoft : root.hovered ? Theme.hover : "transparent"
    }
    contentItem: Item {
        IconImage {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            name: root.hasPicture ? "" : root.isHome ? root.home.icon : root.iconName
            size: 18

            RoundPicture {
                anchors.fill: parent
                source: root.hasPicture ? root.iconName : ""
                corner: 4
            }
        }
        SilentText {
            anchors.left: icon.right
            anchors.right: parent.right
            anchors.margins: 10
            anchors.verticalCenter: parent.verticalCenter
            text: root.shownTitle
            elide: Text.ElideRight
            maximumLineCount: 1
        }
    }
}
