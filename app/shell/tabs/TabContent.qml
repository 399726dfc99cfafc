pragma ComponentBehavior: Bound
import QtQuick

/*! What the tabs show. Each keeps its state while another is seen. */
Item {
    id: root

    required property TabsModel tabs
    /*! The first tab's content. */
    required property Component home
    /*! Where the shell asks: a `ShellPrompts`, or nothing where nobody asks. */
    property QtObject prompts: null

    /*! The keys go to what is seen. */
    function takeKeys(): void {
        const place = places.itemAt(tabs.current) as Loader;
        (place?.item as Item ?? first).forceActiveFocus();
    }

    Loader {
        id: first

        anchors.fill: parent
        visible: root.tabs.current === 0
        focus: root.tabs.current === 0
        sourceComponent: root.home
    }

    Repeater {
        id: places

        model: root.tabs

        delegate: Loader {
            id: place

            required property int index
            required property string kind
            required property string tabId
            required property QtObject view

            readonly property bool isShown: index === root.tabs.current

            anchors.fill: parent
            visible: isShown
            focus: isShown && kind !== "home"
            onIsShownChanged: takeKeys()
            onLoaded: takeKeys()

            function takeKeys(): void {
                if (isShown && item)
                    (item as Item).forceActiveFocus();
            }

            Connections {
                target: place.item
                ignoreUnknownSignals: true

                function onBackWanted(): void {
                    root.tabs.close(place.tabId);
                }
            }
            Connections {
                target: place.kind === "miniapp" ? root.prompts : null
                ignoreUnknownSignals: true

                function onCurrentChanged(): void {
                    place.item?.giveWay(!!root.prompts.current); // qmllint disable missing-property
                }
            }

            Component.onCompleted: {
                const files = {
                    "miniapp": "MiniAppView.qml",
                    "about": "../about/AboutScreen.qml",
                    "article": "../official/ArticleScreen.qml",
                    "calls": "../about/CallsScreen.qml",
                    "history": "../scan/HistoryScreen.qml",
                    "scan": "../scan/ScanScreen.qml"
                };
                if (kind in files)
                    setSource(files[kind], {
                        "viewModel": view
                    });
            }
        }
    }
}
