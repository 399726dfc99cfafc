pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A field that opens something to choose from. */
T.AbstractButton {
    id: root

    required property string accent
    /*! What is chosen, in words. */
    required property string shown
    required property string placeholder
    required property string iconName
    /*! The icon of what is chosen; empty: none. */
    property string signName: ""
    property bool isOpen: false

    implicitHeight: 38
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ComboBox
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDownPressed: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.field
        border.width: root.visualFocus || root.isOpen ? 2 : 1
        border.color: root.visualFocus || root.isOpen ? Accents.main(root.accent) : root.hovered ? Theme.lineStrong : Theme.line
    }
    contentItem: Item {
        IconImage {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: root.signName
            size: 16
        }
        SilentText {
            anchors.left: sign.visible ? sign.right : parent.left
            anchors.leftMargin: sign.visible ? Theme.gapSmall : Theme.gap
            anchors.right: arrow.left
            anchors.rightMargin: Theme.gapSmall
            anchors.verticalCenter: parent.verticalCenter
            text: root.shown || root.placeholder
            horizontalAlignment: Text.AlignLeft
            elide: Text.ElideRight
            maximumLineCount: 1
            color: root.shown === "" ? Theme.textFaint : Theme.text
        }
        IconImage {
            id: arrow

            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            size: 16
            color: Theme.textSoft
        }
    }
}
