pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! One of a few options, one below the other. */
ChoiceNode {
    id: root

    implicitWidth: Math.max(160, body.implicitWidth)
    implicitHeight: title.room + body.implicitHeight
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    FieldTitle {
        id: title

        width: root.width
        text: root.label
    }

    Column {
        id: body

        y: title.room
        width: root.width

        Repeater {
            id: entries

            model: root.options

            T.AbstractButton {
                id: entry

                required property var modelData
                required property int index
                readonly property bool isChosen: index === root.chosen

                objectName: "option" + root.nodeId + "_" + index
                width: body.width
                implicitWidth: words.x + Math.ceil(words.implicitWidth)
                implicitHeight: Math.max(34, words.implicitHeight + Theme.gapSmall)
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

                contentItem: Item {
                    Rectangle {
                        id: ring

                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        width: 20
                        height: 20
                        radius: 10
                        color: Theme.field
                        border.width: entry.isChosen ? 6 : 1
                        border.color: entry.isChosen ? Accents.main(root.accent) : entry.hovered ? Theme.textFaint : Theme.lineStrong

                        FocusRing {
                            control: ring
                            isShown: entry.visualFocus
                            accent: root.accent
                            radius: 13
                        }
                    }
                    IconImage {
                        id: sign

                        anchors.left: ring.right
                        anchors.leftMargin: Theme.gapSmall
                        anchors.verticalCenter: parent.verticalCenter
                        visible: name !== ""
                        name: entry.modelData.icon
                        size: 16
                    }
                    SilentText {
                        id: words

                        anchors.left: sign.visible ? sign.right : ring.right
                        anchors.leftMargin: Theme.gapSmall
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: entry.modelData.text
                        horizontalAlignment: Text.AlignLeft
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
