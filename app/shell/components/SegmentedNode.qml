pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One of a few options, side by side. */
ChoiceNode {
    id: root

    /*! What the options would like to have, each its own. */
    readonly property real wanted: {
        let sum = 0;
        for (let at = 0; at < entries.count; at++)
            sum += (entries.itemAt(at) as Entry)?.wanted ?? 0;
        return sum;
    }
    readonly property bool isTight: width < wanted + 6

    implicitWidth: wanted + 6
    implicitHeight: 38
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    component Entry: T.AbstractButton {
        id: entry

        required property var modelData
        required property int index
        readonly property bool isChosen: index === root.chosen
        readonly property real wanted: Math.ceil(words.implicitWidth) + (sign.visible ? 24 : 0) + 28

        objectName: "option" + root.nodeId + "_" + index
        width: root.isTight ? (root.width - 6) / root.options.length : wanted
        height: root.height - 6
        enabled: root.canBeSet && modelData.is_enabled
        opacity: root.isEnabled && !modelData.is_enabled ? 0.45 : 1
        hoverEnabled: true
        focusPolicy: index === root.stop || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
        Accessible.role: Accessible.RadioButton
        Accessible.name: modelData.text
        Accessible.checkable: true
        Accessible.checked: isChosen
        onClicked: root.choose(index)
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()
        Keys.onPressed: event => {
            const next = root.led(event.key, index);
            if (next < 0)
                return;
            event.accepted = true;
            root.choose(next);
            entries.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
        }

        background: Rectangle {
            id: ground

            radius: 8
            color: entry.isChosen ? Theme.card : entry.hovered ? Theme.pressed : "transparent"
            border.width: entry.isChosen ? 1 : 0
            border.color: Theme.line

            FocusRing {
                control: ground
                isShown: entry.visualFocus
                accent: root.accent
            }
        }
        contentItem: Item {
            Row {
                anchors.centerIn: parent
                spacing: Theme.gapSmall

                IconImage {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    visible: name !== ""
                    name: entry.modelData.icon
                    size: 16
                    color: entry.isChosen ? Accents.main(root.accent) : Theme.textSoft
                }
                SilentText {
                    id: words

                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(Math.ceil(implicitWidth), Math.max(0, entry.width - 12 - (sign.visible ? 24 : 0)))
                    text: entry.modelData.text
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    color: entry.isChosen ? Theme.text : Theme.textSoft
                    font.weight: Font.Medium
                }
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: Theme.field
    }

    Row {
        x: 3
        y: 3

        Repeater {
            id: entries

            model: root.options

            Entry {}
        }
    }
}
