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
