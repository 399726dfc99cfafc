pragma ComponentBehavior: Bound
import QtQuick
import app.shell.lock

/*! The windows of the mini-apps that were torn off, one for each. */
Item {
    id: root

    required property TabsModel tabs
    required property QtObject prompts
    required property LockViewModel lock
    /*! Whether Plaza's own window is there: without it there are none. */
    required property bool isShown

    /*! Something is said in the window that is in front. */
    signal toasted(text: string, tone: string)
    signal zoomWanted(steps: int)

    Instantiator {
        model: root.tabs

        delegate: Loader {
            id: torn

            required property string place
            required property string tabId
            required property string title
            required property QtObject view

            active: place === "window"
            sourceComponent: TornWindow {
                tabs: root.tabs
                prompts: root.prompts
                lock: root.lock
                places: root.tabs.windowPlaces
                tabId: torn.tabId
                name: torn.title
                view: torn.view as MiniAppViewModel
                visible: root.isShown
                onZoomWanted: steps => root.zoomWanted(steps)

                Connections {
                    target: root

                    function onToasted(text: string, tone: string): void {
                        (torn.item as TornWindow).say(text, tone);
                    }
                }
            }
        }
    }
}
