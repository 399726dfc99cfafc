pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! Stars from 0 to 5 in halves; where somebody listens, the person sets them. */
SetNode {
    id: root

    property real value: 0
    /*! How many ratings it comes from; below 0 where nobody said. */
    property int count: -1
    property string size: "small"
    /*! How many the person has set. */
    property int ownValue: 0
    readonly property real shownValue: isOwn ? ownValue : value
    readonly property real halves: Math.round(Math.max(0, Math.min(5, shownValue)) * 2)
    readonly property real side: size === "small" ? 14 : size === "large" ? 30 : 20
    readonly property real step: side + (size === "large" ? 6 : 2)
    readonly property color gold: Theme.dark ? Theme.warning : Theme.avatarColor("amber")

    function choose(stars: int): void {
        ownValue = Math.max(1, Math.min(5, stars));
        seq += 1;
        page.setCount(nodeId, seq, ownValue);
    }

    /*! Whole stars up or down from what is shown. */
    function stepBy(by: int): void {
        choose(by > 0 ? Math.floor(halves / 2) + 1 : Math.ceil(halves / 2) - 1);
    }

    implicitWidth: 5 * step + (number.visible ? Theme.gapTiny + number.implicitWidth : 0)
    implicitHeight: Math.max(side, number.visible ? number.implicitHeight : 0)

    Item {
        id: stars

        objectName: "rating" + root.nodeId
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: 5 * root.step
        height: root.side
        activeFocusOnTab: root.hasChange
        Accessible.role: root.hasChange ? Accessible.Slider : Accessible.StaticText
        Accessible.focusable: root.hasChange
        Accessible.name: {
            const shown = qsTr("%1 of 5 stars").arg(root.halves / 2);
            const whole = root.count < 0 ? shown : qsTr("%1, %2 ratings").arg(shown).arg(root.count);
            return root.label === "" ? whole : root.label + ": " + whole;
        }
        Accessible.onIncreaseAction: root.stepBy(1)
        Accessible.onDecreaseAction: root.stepBy(-1)
        Keys.enabled: root.hasChange
        Keys.onPressed: event => {
            const forward = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
            const backward = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
            if (event.key === forward || event.key === Qt.Key_Up)
                root.stepBy(1);
            else if (event.key === backward || event.key === Qt.Key_Down)
                root.stepBy(-1);
            else if (event.key === Qt.Key_Home)
                root.choose(1);
            else if (event.key === Qt.Key_End)
                root.choose(5);
            else if (event.key >= Qt.Key_1 && event.key <= Qt.Key_5)
                root.choose(event.key - Qt.Key_0);
            else
                return;
            event.accepted = true;
        }

        Loader {
            anchors.fill: parent
            active: root.hasChange
            sourceComponent: Item {
                TapHandler {
                    gesturePolicy: TapHandler.ReleaseWithinBounds
                    onTapped: point => {
                        const at = Math.floor(point.position.x / root.step);
                        stars.forceActiveFocus(Qt.MouseFocusReason);
                        root.choose(root.LayoutMirroring.enabled ? 5 - at : at + 1);
                    }
                }
                HoverHandler {
                    cursorShape: Qt.PointingHandCursor
                }
                FocusRing {
                    control: parent
                    isShown: stars.activeFocus
                    accent: root.page.accent
                }
            }
        }

        Repeater {
            model: 5

            IconImage {
                id: star

                required property int index
                /*! 0, 1 or 2 halves. */
                readonly property real lit: Math.max(0, Math.min(2, root.halves - 2 * index))

                x: (root.LayoutMirroring.enabled ? 4 - index : index) * root.step + (root.step - root.side) / 2
                name: lit === 2 ? "star-solid" : "star"
                size: root.side
                color: lit === 2 ? root.gold : Theme.lineStrong

                Loader {
                    x: root.LayoutMirroring.enabled ? parent.width / 2 : 0
                    width: parent.width / 2
                    height: parent.height
                    active: star.lit === 1
                    clip: true
                    sourceComponent: Item {
                        IconImage {
                            x: root.LayoutMirroring.enabled ? -root.side / 2 : 0
                            name: "star-solid"
                            size: root.side
                            color: root.gold
                        }
                    }
                }
            }
        }
    }

    SilentText {
        id: number

        anchors.left: stars.right
        anchors.leftMargin: Theme.gapTiny
        anchors.verticalCenter: parent.verticalCenter
        visible: root.count >= 0
        text: "(" + root.count.toLocaleString(Qt.locale(), "f", 0) + ")"
        color: Theme.textSoft
        font.pixelSize: root.size === "large" ? Theme.sizeBody : Theme.sizeCaption
    }
}
