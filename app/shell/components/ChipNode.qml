pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A small choice that is on or off. */
Node {
    id: root

    property string text: ""
    property bool isSelected: false
    property bool hasTap: false
    property bool isEnabled: true
    readonly property string accent: root.page.accent

    implicitWidth: Math.min(320, shown.implicitWidth + 2 * Theme.gap)
    implicitHeight: 32

    T.AbstractButton {
        id: button

        objectName: "chip" + root.nodeId
        anchors.fill: parent
        enabled: root.hasTap && root.isEnabled
        opacity: root.isEnabled ? 1 : 0.45
        hoverEnabled: true
        focusPolicy: root.hasTap && root.isEnabled ? Qt.TabFocus : Qt.NoFocus
        Accessible.role: root.hasTap ? Accessible.RadioButton : Accessible.StaticText
        Accessible.name: root.label || root.text
        Accessible.checkable: root.hasTap
        Accessible.checked: root.isSelected
        onClicked: root.page.tap(root.nodeId)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        background: Rectangle {
            radius: height / 2
            color: root.isSelected ? Accents.soft(root.accent) : button.pressed ? Theme.line : Theme.field
            border.width: button.visualFocus ? 2 : 1
            border.color: root.isSelected || button.visualFocus ? Accents.main(root.accent) : button.hovered && root.hasTap ? Theme.lineStrong : "transparent"
        }
        contentItem: Item {
            SilentText {
                id: shown

                anchors.fill: parent
                anchors.leftMargin: Theme.gap
                anchors.rightMargin: Theme.gap
                text: root.text
                elide: Text.ElideRight
                maximumLineCount: 1
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                color: root.isSelected ? Accents.main(root.accent) : Theme.text
                font.pixelSize: Theme.sizeBody - 1
                font.weight: root.isSelected ? Font.DemiBold : Font.Medium
            }
        }
    }
}
