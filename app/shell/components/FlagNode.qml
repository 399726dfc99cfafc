pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! What a switch and a box to tick share: words that go on or off with their sign, and the whole of it answers. */
SetNode {
    id: root

    property string text: ""
    /*! What the mini-app says. */
    property bool told: false
    /*! What the person has set. */
    property bool own: false
    readonly property bool isSet: isOwn ? own : told
    /*! Draws the switch or the box; it may ask this node for its state. */
    required property Component sign
    /*! Whether the sign stands before the words, not at the other end. */
    property bool isSignFirst: false
    readonly property real taken: place.width + (text === "" ? 0 : Theme.gap)
    readonly property bool isReached: button.visualFocus
    readonly property bool isHovered: button.hovered && canBeSet

    function toggle(): void {
        own = !isSet;
        seq += 1;
        page.setFlag(nodeId, seq, own);
    }

    implicitWidth: taken + Math.ceil(words.implicitWidth)
    implicitHeight: Math.max(36, words.height + Theme.gapSmall)

    T.AbstractButton {
        id: button

        objectName: "flag" + root.nodeId
        anchors.fill: parent
        enabled: root.canBeSet
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.CheckBox
        Accessible.name: root.label || root.text
        Accessible.checkable: true
        Accessible.checked: root.isSet
        onClicked: root.toggle()
        Keys.onReturnPressed: click()
        Keys.onEnterPressed: click()

        contentItem: Item {
            Loader {
                id: place

                anchors.left: root.isSignFirst ? parent.left : undefined
                anchors.right: root.isSignFirst ? undefined : parent.right
                anchors.verticalCenter: parent.verticalCenter
                sourceComponent: root.sign
            }
            SilentText {
                id: words

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: root.isSignFirst ? root.taken : 0
                anchors.rightMargin: root.isSignFirst ? 0 : root.taken
                anchors.verticalCenter: parent.verticalCenter
                text: root.text
                horizontalAlignment: Text.AlignLeft
                wrapMode: Text.Wrap
            }
        }
    }
}
