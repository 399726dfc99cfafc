pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! A choice of one among a few, side by side. Where it is given less room than its words want, their margins shrink first. */
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

    /*! How much narrower than its words want it each entry is. */
    readonly property real lack: Math.max(0, (implicitWidth - width) / Math.max(1, entries.count))

    implicitWidth: row.wantedWidth + 6
    implicitHeight: Theme.controlHeight + 4
    radius: 10
    color: Theme.field
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        id: row

        readonly property real wantedWidth: {
            let sum = 0;
            for (let at = 0; at < entries.count; ++at)
                sum += entries.itemAt(at)?.implicitWidth ?? 0; // qmllint disable missing-property
            return sum;
        }

        anchors.left: parent.left
        anchors.leftMargin: 3
        y: 3

        Repeater {
            id: entries

            model: root.choices

            T.AbstractButton {
                id: entry

                required property var modelData

                objectName: "choice_" + modelData.key
                implicitWidth: Math.ceil(label.implicitWidth) + (root.isCompact ? 24 : 52)
                width: Math.max(16, implicitWidth - root.lack)
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
                        anchors.left: parent.left
                        anchors.leftMargin: 14
                        visible: !root.isCompact && root.lack < 1
                        anchors.verticalCenter: parent.verticalCenter
                        name: entry.modelData.iconName
                        size: 16
                        color: entry.checked ? Theme.accent : Theme.textSoft
                    }
                    SilentText {
                        id: label

                        anchors.left: parent.left
                        anchors.leftMargin: Math.max(3, (root.isCompact ? 12 : 38) - root.lack / 2)
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(Math.ceil(implicitWidth), parent.width - anchors.leftMargin - 2)
                        elide: Text.ElideRight
                        text: entry.text
                        color: entry.checked ? Theme.text : Theme.textSoft
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
}
