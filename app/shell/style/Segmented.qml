pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! A choice of one among a few, side by side. */
Rectangle {
    id: root

    /*! What can be chosen: objects with `key`, `text` and `iconName`. */
    required property var choices
    required property string current
    /*! What is chosen here, in words. */
    property string name: ""
    /*! Words only, where there is little room. */
    property bool isCompact: false

    /*! The person chose the entry with this key. */
    signal chosen(string key)

    implicitWidth: row.implicitWidth + 6
    implicitHeight: Theme.controlHeight + 4
    radius: 10
    color: Theme.field
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row

        x: 3
        y: 3

        Repeater {
            model: root.choices

            T.AbstractButton {
                id: entry

                required property var modelData

                objectName: "choice_" + modelData.key
                width: Math.ceil(label.implicitWidth) + (root.isCompact ? 24 : 52)
                height: root.height - 6
                hoverEnabled: true
                focusPolicy: Qt.StrongFocus
                checked: root.current === modelData.key
                text: modelData.text
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: checked
                onClicked: root.chosen(modelData.key)
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()

                background: Rectangle {
                    radius: 8
                    color: entry.checked ? Theme.card : entry.hovered ? Theme.pressed : "transparent"
                    border.width: entry.checked ? 1 : 0
                    border.color: Theme.line

                    FocusRing {
                        control: entry.background
                        isShown: entry.visualFocus
                    }
                }
                contentItem: Item {
                    IconImage {
                        x: 14
                        visible: !root.isCompact
                        anchors.verticalCenter: parent.verticalCenter
                        name: entry.modelData.iconName
                        size: 16
                        color: entry.checked ? Theme.accent : Theme.textSoft
                    }
                    SilentText {
                        id: label

                        x: root.isCompact ? 12 : 38
                        anchors.verticalCenter: parent.verticalCenter
                        text: entry.text
                        color: entry.checked ? Theme.text : Theme.textSoft
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
}
