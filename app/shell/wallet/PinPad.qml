pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! Ten digits and a way back. The keyboard's digits go to the sheet around it. */
Grid {
    id: root

    signal digit(string digit)
    signal backspace

    objectName: "pinPad"
    // Digits stand from left to right in every language.
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    columns: 3
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall
    opacity: enabled ? 1 : 0.6
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("PIN pad")

    component Pad: T.AbstractButton {
        id: pad

        required property string spoken
        property string shown: ""
        property string iconName: ""

        width: (root.width - 2 * root.columnSpacing) / 3
        height: 46
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.Button
        Accessible.name: spoken

        background: Rectangle {
            radius: Theme.radiusSmall
            color: pad.pressed ? Theme.pressed : pad.hovered ? Theme.hover : Theme.field
        }
        contentItem: Item {
            PlainText {
                anchors.centerIn: parent
                text: pad.shown
                font.pixelSize: Theme.sizeHeading
                font.weight: Font.Medium
                Accessible.ignored: true
            }
            IconImage {
                anchors.centerIn: parent
                name: pad.iconName
                size: 20
                color: Theme.text
            }
        }
    }

    Repeater {
        model: 9

        Pad {
            required property int index

            objectName: "pinDigit" + (index + 1)
            shown: String(index + 1)
            spoken: shown
            onClicked: root.digit(shown)
        }
    }
    Item {
        width: 1
        height: 1
    }
    Pad {
        objectName: "pinDigit0"
        shown: "0"
        spoken: "0"
        onClicked: root.digit("0")
    }
    Pad {
        objectName: "pinBackspace"
        iconName: "delete"
        spoken: qsTr("Delete the last digit")
        onClicked: root.backspace()
    }
}
