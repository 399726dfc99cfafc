import QtQuick
import app.shell.style

/*! One role that a mini-app declares, and whether the person has it. */
Item {
    id: root

    required property string role
    required property string title
    required property string given
    required property bool hasIt

    /*! The person wants it so. */
    signal wanted(has: bool)

    implicitHeight: column.height + 28

    IconImage {
        anchors.left: parent.left
        anchors.leftMargin: 18
        y: 14
        name: "badge-check"
        size: 20
        color: root.hasIt ? Theme.accent : Theme.textFaint
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.leftMargin: 52
        anchors.right: toggle.left
        anchors.rightMargin: 12
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
    }
    Toggle {
        id: toggle

        objectName: "role_" + root.role
        anchors.right: parent.right
        anchors.rightMargin: 18
        y: 14
        isOn: root.hasIt
        name: qsTr("Be %1 here").arg(root.title)
        onClicked: root.wanted(!root.hasIt)
    }
}
