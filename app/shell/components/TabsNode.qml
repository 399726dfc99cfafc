pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A bar of the parts of a page; scrolls sideways when there are too many. */
ChoiceNode {
    id: root

    /*! Have the chosen one seen whole, and a little of what is beside it. */
    function reveal(): void {
        const item = entries.itemAt(chosen);
        if (!item || view.contentWidth <= view.width)
            return;
        const last = view.contentWidth - view.width;
        if (item.x < view.contentX)
            view.contentX = Math.max(0, item.x - 32);
        else if (item.x + item.width > view.contentX + view.width)
            view.contentX = Math.min(last, item.x + item.width + 32 - view.width);
    }

    /*! Stand at the first tab, then at the one that is chosen. */
    function begin(): void {
        view.contentX = LayoutMirroring.enabled ? Math.max(0, view.contentWidth - view.width) : 0;
        reveal();
    }

    implicitWidth: row.implicitWidth
    implicitHeight: 40
    Accessible.role: Accessible.PageTabList
    Accessible.name: label
    onChosenChanged: Qt.callLater(root.reveal)
    Component.onCompleted: Qt.callLater(root.begin)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    Flickable {
        id: view

        anchors.fill: parent
        contentWidth: Math.max(width, row.implicitWidth)
        contentHeight: height
        flickableDirection: Flickable.HorizontalFlick
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentWidth > width
        clip: interactive
        onWidthChanged: Qt.callLater(root.begin)
        onContentWidthChanged: Qt.callLater(root.begin)

        WheelHandler {
            enabled: view.interactive
            onWheel: event => view.contentX = Math.max(0, Math.min(view.contentWidth - view.width, view.contentX - event.angleDelta.y / 2 - event.angleDelta.x / 2))
        }

        Row {
            id: row

            width: view.contentWidth
            height: view.height

            Repeater {
                id: entries

                model: root.options

                T.AbstractButton {
                    id: entry

                    required property var modelData
                    required property int index
                    readonly property bool isChosen: index === root.chosen

                    objectName: "option" + root.nodeId + "_" + index
                    width: Math.min(240, Math.ceil(words.implicitWidth) + (sign.visible ? 24 : 0) + 32)
                    height: row.height
                    enabled: root.canBeSet && modelData.is_enabled
                    opacity: modelData.is_enabled ? 1 : 0.45
                    hoverEnabled: true
                    focusPolicy: index === root.stop || activeFocus ? Qt.StrongFocus : Qt.ClickFocus
                    Accessible.role: Accessible.PageTab
                    Accessible.name: modelData.text
                    Accessible.selectable: true
                    Accessible.selected: isChosen
                    onClicked: root.choose(index)
                    Keys.onReturnPressed: click()
                    Keys.onEnterPressed: click()
                    Keys.onPressed: event => {
                        const next = event.key === Qt.Key_Up || event.key === Qt.Key_Down ? -1 : root.led(event.key, index);
                        if (next < 0)
                            return;
                        event.accepted = true;
                        root.choose(next);
                        entries.itemAt(next).forceActiveFocus(Qt.TabFocusReason);
                    }

                    background: Rectangle {
                        id: ground

                        color: "transparent"

                        Rectangle {
                            anchors.fill: parent
                            anchors.margins: 4
                            radius: Theme.radiusSmall
                            color: entry.hovered ? Theme.pressed : "transparent"
                        }
                        Rectangle {
                            anchors.bottom: parent.bottom
                            anchors.horizontalCenter: parent.horizontalCenter
                            width: parent.width - 24
                            height: 2
                            radius: 1
                            visible: entry.isChosen
                            color: Accents.main(root.accent)
                        }
                        FocusRing {
                            control: ground
                            anchors.margins: 3
                            isShown: entry.visualFocus
                            accent: root.accent
                            radius: Theme.radiusSmall
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
                                width: Math.min(Math.ceil(implicitWidth), entry.width - 32 - (sign.visible ? 24 : 0))
                                text: entry.modelData.text
                                elide: Text.ElideRight
                                maximumLineCount: 1
                                color: entry.isChosen ? Accents.main(root.accent) : Theme.textSoft
                                font.weight: entry.isChosen ? Font.DemiBold : Font.Medium
                            }
                        }
                    }
                }
            }
        }
    }
}
