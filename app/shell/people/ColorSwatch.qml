pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One of the avatar colours, to be chosen. */
T.AbstractButton {
    id: swatch

    /*! The colour, by the name that the theme knows it. */
    required property string color
    property bool isChosen: false

    width: 32
    height: 32
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: ({
            "rose": qsTr("Rose"),
            "blue": qsTr("Blue"),
            "amber": qsTr("Amber"),
            "violet": qsTr("Violet"),
            "green": qsTr("Green"),
            "teal": qsTr("Teal")
        })[color] ?? color
    Accessible.checked: isChosen
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 24
            height: 24
            radius: 12
            color: Theme.avatarColor(swatch.color)
        }
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: 16
            color: "transparent"
            border.width: swatch.isChosen ? 2 : 0
            border.color: Theme.text
        }
        FocusRing {
            control: parent as Item
            isShown: swatch.visualFocus
            radius: 18
        }
    }
}
