pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The two buttons that every mini-app has and none can draw, cover or change: its menu, and away with it. */
Rectangle {
    id: root

    required property string name

    signal menuWanted
    signal closeWanted

    implicitWidth: 86
    implicitHeight: 32
    radius: height / 2
    color: Theme.content
    border.width: 1
    border.color: Theme.lineStrong

    component Half: T.AbstractButton {
        id: half

        required property string iconName
        required property string spoken

        width: root.width / 2
        height: root.height
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: spoken
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        contentItem: Item {
            Rectangle {
                anchors.centerIn: parent
                width: 34
                height: 24
                radius: 12
                color: half.pressed ? Theme.pressed : half.hovered ? Theme.field : "transparent"

                FocusRing {
                    control: parent
                    anchors.margins: -1
                    isShown: half.visualFocus
                    radius: 13
                }
            }
            IconImage {
                anchors.centerIn: parent
                name: half.iconName
                size: 18
                color: half.hovered ? Theme.text : Theme.textSoft
            }
        }
    }

    Half {
        objectName: "capsuleMenu"
        anchors.left: parent.left
        iconName: "ellipsis"
        spoken: qsTr("Menu of %1").arg(root.name)
        onClicked: root.menuWanted()
    }
    Rectangle {
        anchors.centerIn: parent
        width: 1
        height: 14
        color: Theme.lineStrong
    }
    Half {
        objectName: "capsuleClose"
        anchors.right: parent.right
        iconName: "x"
        spoken: qsTr("Close %1").arg(root.name)
        onClicked: root.closeWanted()
    }
}
