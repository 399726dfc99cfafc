pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! The way back to the newest message, with how many came meanwhile. */
T.AbstractButton {
    id: root

    /*! How many messages came; empty for none. */
    property string countText: ""

    implicitWidth: 40
    implicitHeight: 40
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: countText === "" ? qsTr("Go to the newest message") : qsTr("Go to the newest message; %1 came").arg(countText)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    background: Rectangle {
        radius: width / 2
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : Theme.card
        border.width: 1
        border.color: Theme.lineStrong

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        IconImage {
            anchors.centerIn: parent
            name: "chevron-down"
            size: 20
            color: Theme.textSoft
        }
    }

    Badge {
        anchors.horizontalCenter: parent.horizontalCenter
        y: -9
        tone: "accent"
        text: root.countText
    }
}
