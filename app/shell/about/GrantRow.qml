import QtQuick
import app.shell.style

/*! One permission: what it gives, why its author wants it, and a switch where the person's answer is kept. */
Item {
    id: root

    required property string permission
    required property string iconName
    required property string title
    required property string given
    required property string reason
    required property string stateText
    required property bool canChange
    required property bool isAllowed

    /*! The person wants it so. */
    signal wanted(allowed: bool)

    implicitHeight: column.height + 28

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 18
        y: 14
        name: root.iconName
        size: 20
        color: root.isAllowed || !root.canChange ? Theme.accent : Theme.textFaint
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 52
        anchors.right: toggle.visible ? toggle.left : parent.right
        anchors.rightMargin: toggle.visible ? 12 : 18
        y: 14
        spacing: 3

        PlainText {
            width: parent.width
            text: root.title
            font.weight: Font.Medium
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            text: root.given
            color: Theme.textSoft
            font.pixelSize: 13
            wrapMode: Text.Wrap
        }
        PlainText {
            width: parent.width
            visible: root.reason !== ""
            text: qsTr("Its publisher says: “%1”").arg(Words.isolated(root.reason))
            color: Theme.textSoft
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
        PlainText {
            objectName: "grantState_" + root.permission
            width: parent.width
            text: root.stateText
            color: Theme.textFaint
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
        }
    }
    Toggle {
        id: toggle

        objectName: "grant_" + root.permission
        anchors.right: parent.right
        anchors.rightMargin: 18
        y: 14
        visible: root.canChange
        isOn: root.isAllowed
        name: qsTr("Allow: %1").arg(root.title)
        onClicked: root.wanted(!root.isAllowed)
    }
}
