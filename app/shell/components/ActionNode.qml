pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One line of a menu. */
Node {
    id: root

    property string text: ""
    property bool hasTap: true
    property string icon: ""
    property string tone: "normal"
    property bool isEnabled: true
    readonly property color ink: tone === "danger" ? Theme.danger : Theme.text

    implicitWidth: words.x + Math.ceil(words.implicitWidth) + 14
    implicitHeight: 36

    T.AbstractButton {
        id: button

        objectName: "action" + root.nodeId
        anchors.fill: parent
        enabled: root.isEnabled
        opacity: enabled ? 1 : 0.45
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.MenuItem
        Accessible.name: root.label || root.text
        onClicked: {
            root.page.tap(root.nodeId);
            (root.page.overlay as Overlay).chosen();
        }
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Rectangle {
            radius: Theme.radiusSmall
            color: button.pressed ? Theme.pressed : button.hovered || button.activeFocus ? Theme.hover : "transparent"
            border.width: button.visualFocus ? 1 : 0
            border.color: Accents.main(root.page.accent)
        }
        contentItem: Item {
            IconImage {
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                visible: root.icon !== ""
                name: root.icon
                size: 16
                color: root.ink
            }
            SilentText {
                id: words

                anchors.left: parent.left
                anchors.leftMargin: root.icon === "" ? 12 : 38
                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                elide: Text.ElideRight
                maximumLineCount: 1
                color: root.ink
            }
        }
    }
}
