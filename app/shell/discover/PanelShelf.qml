pragma ComponentBehavior: Bound
import QtQuick
import app.shell.discover
import app.shell.style

/*! Some mini-apps at hand under a heading: icons that open them. */
Column {
    id: root

    required property string title
    required property var model
    required property PanelViewModel panel
    property bool isMovable: false
    readonly property int count: tiles.count
    /*! What is said where there are none; nothing: then the shelf is not there. */
    property string emptyText: ""
    /*! What its tiles are called in tests, before the mini-app's id. */
    required property string tileName

    /*! The person wants to use it, or to know more of it. */
    signal opened(miniappId: string)
    signal chosen(miniappId: string)

    spacing: Theme.gapSmall

    PlainText {
        width: parent.width
        text: root.title
        font.pixelSize: Theme.sizeTitle
        font.weight: Theme.strong(text)
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
    }
    Item {
        objectName: root.tileName + "none"
        width: parent.width
        height: Math.max(56, none.implicitHeight + 2 * Theme.gap)
        visible: root.count === 0

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: "transparent"
            border.width: 1
            border.color: Theme.line
        }
        IconImage {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            name: "pin"
            size: 18
            color: Theme.textFaint
        }
        PlainText {
            id: none

            anchors.left: sign.right
            anchors.leftMargin: Theme.gap
            anchors.right: parent.right
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            text: root.emptyText
            color: Theme.textSoft
            wrapMode: Text.Wrap
        }
    }
    Flow {
        id: flow

        width: parent.width
        spacing: 4

        Repeater {
            id: tiles

            model: root.model

            PanelTile {
                id: tile

                objectName: root.tileName + miniappId
                isMovable: root.isMovable
                onClicked: root.opened(miniappId)
                onMenuWanted: root.openMenu(tile)
                onMoved: steps => root.panel.move(miniappId, steps)
                onDragged: place => root.drag(tile, place)
            }
        }
    }

    // Most people never open it.
    Loader {
        id: menu

        active: false
        sourceComponent: PanelMenu {
            parent: root
            panel: root.panel
            isMovable: root.isMovable
            onOpenWanted: miniappId => root.opened(miniappId)
            onAboutWanted: miniappId => root.chosen(miniappId)
        }
    }

    /*! Put what is dragged where the pointer is: tiles are all of one size, so it stays under it. */
    function drag(tile: PanelTile, scene: point): void {
        const place = flow.mapFromItem(null, scene.x, scene.y);
        const over = flow.childAt(place.x, place.y) as PanelTile;
        if (over && over !== tile)
            panel.move(tile.miniappId, over.index - tile.index);
    }

    function openMenu(tile: PanelTile): void {
        menu.active = true;
        (menu.item as PanelMenu).openAt(tile);
    }
}
