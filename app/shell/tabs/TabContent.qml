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
    /*! How wide what is beside the first tab is wanted, and is. */
    property real besideWanted: 420
    readonly property real besideWidth: Math.max(besideMin, Math.min(besideWanted, width - homeMin - splitter.width))
    readonly property int besideMin: 320
    readonly property int homeMin: 360
    readonly property bool isSplit: tabs.hasBeside && tabs.current === 0

    /*! The person has drawn the border between the two, and let it go. */
    signal besideMoved(width: real)

    /*! How wide it is while the first tab is shown: another tab may have the list's room as well. */
    property real widthAtHome: width

    onWidthAtHomeChanged: giveRoom()
    Component.onCompleted: giveRoom()

    function giveRoom(): void {
        if (widthAtHome > 0)
            tabs?.giveRoom(widthAtHome >= homeMin + besideMin + splitter.width);
    }

    /*! The keys go to what is seen. */
    function takeKeys(): void {
        const place = places.itemAt(tabs.current) as Loader;
        (place?.item as Item ?? first).forceActiveFocus();
    }

    Loader {
        id: first

        anchors.fill: parent
        anchors.rightMargin: root.isSplit ? root.besideWidth + splitter.width : 0
        visible: root.tabs.current === 0
        focus: root.tabs.current === 0
        sourceComponent: root.home
    }

    Repeater {
        id: places

        model: root.tabs

        delegate: Loader {
            id: place_

            required property int index
            required property string kind
            required property string tabId
            required property QtObject view
            required property string place

            readonly property bool isBeside: place === "beside"
            readonly property bool isShown: index === root.tabs.current
            /*! What it showed is in a window of its own now. */
            property bool isLeft: false
            readonly property bool isSeen: isShown || isBeside && root.isSplit

            /*! Hide what is not seen; not before it has gone to its new place, or a film on it would stop on the way. */
            function settle(): void {
                visible = isSeen;
                if (isLeft)
                    source = "";
                isLeft = false;
            }

            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            width: isBeside ? root.besideWidth : root.width
            visible: false
            onIsSeenChanged: {
                if (isSeen)
                    visible = true;
                else
                    Qt.callLater(settle);
            }
            focus: isShown && kind !== "home"
            onIsShownChanged: takeKeys()
            onLoaded: takeKeys()
            onViewChanged: load()
            onPlaceChanged: load()

            function takeKeys(): void {
                if (isShown && item)
                    (item as Item).forceActiveFocus();
            }

            Connections {
                target: place_.item
                ignoreUnknownSignals: true

                function onBackWanted(): void {
                    root.tabs.close(place_.tabId);
                }
                function onPlaceWanted(wanted: string): void {
                    root.tabs.put(place_.tabId, wanted);
                }
            }
            Connections {
                target: place_.kind === "miniapp" ? root.prompts : null
                ignoreUnknownSignals: true

                function onCurrentChanged(): void {
                    place_.item?.giveWay(!!root.prompts.current); // qmllint disable missing-property
                }
            }

            Component.onCompleted: load()

            /*! Show what the tab has to show; one that sleeps has nothing yet. */
            function load(): void {
                const files = {
                    "miniapp": "MiniAppView.qml",
                    "about": "../about/AboutScreen.qml",
                    "article": "../official/ArticleScreen.qml",
                    "calls": "../about/CallsScreen.qml",
                    "favourites": "../official/FavouritesScreen.qml",
                    "figures": "../official/FiguresScreen.qml",
                    "history": "../scan/HistoryScreen.qml",
                    "owner": "../owner/OwnerScreen.qml",
                    "scan": "../scan/ScanScreen.qml"
                };
                if (isLeft && place !== "window")
                    settle();
                isLeft = place === "window";
                if (kind in files && view && place !== "window" && !item) {
                    visible = true;
                    setSource(files[kind], kind === "miniapp" ? {
                        "viewModel": view,
                        "place": Qt.binding(() => place_.place),
                        "hasRoom": Qt.binding(() => root.tabs.hasRoom)
                    } : {
                        "viewModel": view
                    });
                }
                Qt.callLater(settle);
            }
        }
    }
    Splitter {
        id: splitter

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: root.besideWidth
        visible: root.isSplit
        onMoved: by => root.besideWanted = Math.max(root.besideMin, Math.min(root.besideWidth + by, root.width - root.homeMin - width))
        onLetGo: root.besideMoved(root.besideWanted)
    }
}
