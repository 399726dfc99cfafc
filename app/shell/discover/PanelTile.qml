pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A mini-app at hand: its icon, and its name below. */
T.AbstractButton {
    id: root

    required property int index
    required property string miniappId
    required property string name
    required property string iconName
    required property string iconSource
    required property string tileColor
    /*! It can be put elsewhere: by dragging, and by Ctrl and an arrow. */
    property bool isMovable: false

    /*! What can be done with it is asked for. */
    signal menuWanted
    /*! It is wanted so many places later, or earlier. */
    signal moved(steps: int)
    /*! It is dragged, the pointer being at `place` of the scene. */
    signal dragged(place: point)

    implicitWidth: 92
    implicitHeight: 104
    z: drag.active ? 1 : 0
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Open %1").arg(name)
    Accessible.description: isMovable ? qsTr("Ctrl and an arrow move it") : ""
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onMenuPressed: menuWanted()
    onPressAndHold: menuWanted()

    background: Rectangle {
        radius: Theme.radius
        color: drag.active ? Theme.card : root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"

        FocusRing {
            control: root.background
            isShown: root.visualFocus
        }
    }
    contentItem: Item {
        IconTile {
            id: tile

            anchors.horizontalCenter: parent.horizontalCenter
            y: 8
            size: 52
            iconName: root.iconName
            source: root.iconSource
            color: root.tileColor
        }
        SilentText {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: 4
            y: 66
            text: root.name
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.sizeCaption
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }

    Hotkey {
        command: "panel.moveLeft"
        enabled: root.activeFocus && root.isMovable
        onActivated: root.moved(root.LayoutMirroring.enabled ? 1 : -1)
    }
    Hotkey {
        command: "panel.moveRight"
        enabled: root.activeFocus && root.isMovable
        onActivated: root.moved(root.LayoutMirroring.enabled ? -1 : 1)
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuWanted()
    }
    DragHandler {
        id: drag

        target: null
        enabled: root.isMovable
        onCentroidChanged: {
            if (active)
                root.dragged(centroid.scenePosition);
        }
    }
}
