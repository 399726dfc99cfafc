pragma ComponentBehavior: Bound
import QtQuick
import app.shell
import app.shell.lock
import app.shell.style

/*! The window. The rail and an empty list are painted at once; screens are loaded when they are first shown. */
Window {
    id: root

    required property ShellViewModel viewModel
    /*! Who has a profile on this computer (a `ProfilesViewModel`); nothing before the data is open. */
    property QtObject profiles: null
    readonly property var settings: viewModel.settings
    readonly property var chats: viewModel.chats
    readonly property LockViewModel lock: viewModel.lock as LockViewModel
    /*! Nothing of the person is to be seen, heard or reached by the keyboard. */
    readonly property bool isLocked: lock.isLocked

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    width: 1180
    height: 740
    minimumWidth: 920
    minimumHeight: 600
    visible: true
    title: (profiles?.count ?? 0) > 1 && viewModel.isReady ? qsTr("%1 – Plaza").arg(viewModel.me.name) : qsTr("Plaza") // qmllint disable missing-property
    color: Theme.content

    /*! The conversation that files can be dropped into: the one that is seen. */
    readonly property var receiver: {
        const shown = root.viewModel.section === "chats" && (root.viewModel.tabs?.current ?? 0) === 0 ? root.chats?.conversation ?? null : null; // qmllint disable missing-property
        return shown?.sending.isPossible && shown.kind !== "official" && !shown.hasLeft ? shown : null;
    }

    onClosing: viewModel.closing()
    onIsLockedChanged: secondClick.swallow(root)
    Component.onCompleted: {
        lock.watch(root);
        firstKeys.watch(root);
        if (viewModel.isReady)
            loadTabs();
    }

    /*! Give the keyboard to what had it before the window was locked, or to what is on screen. */
    function giveKeys(before: Item): void {
        if (before)
            before.forceActiveFocus(Qt.PopupFocusReason);
        else
            tabs.item?.takeKeys(); // qmllint disable missing-property
    }

    /*! Show every key there is; once more, and it goes. */
    function showKeys(): void {
        if (cheatSheet.item)
            cheatSheet.source = "";
        else if (!(root.viewModel.prompts?.current ?? null)) // qmllint disable missing-property
            cheatSheet.source = "CheatSheet.qml";
    }

    /*! Find anything. */
    function find(): void {
        if (!quick.item && quick.viewModel && !(root.viewModel.prompts?.current ?? null)) // qmllint disable missing-property
            quick.setSource("quick/QuickSwitcher.qml", {
                "viewModel": quick.viewModel
            });
    }

    /*! Do what the keys of `command` do. */
    function perform(command: string): void {
        for (const holder of [root, plainKeys, strip.item]) {
            const parts = Array.from(holder?.data ?? []); // qmllint disable missing-property
            const hotkey = parts.find(part => (part as Hotkey)?.command === command) as Hotkey;
            if (hotkey?.enabled)
                hotkey.activated();
        }
    }

    /*! Load what the first frame does without. */
    function loadTabs() {
        if (strip.status !== Loader.Null)
            return;
        strip.setSource("tabs/TabStrip.qml", {
            "tabs": viewModel.tabs,
            "home": Qt.binding(() => root.viewModel.home)
        });
        tabs.setSource("tabs/TabContent.qml", {
            "besideWanted": settings.besideWidth,
            "tabs": viewModel.tabs,
            "home": home,
            "widthAtHome": Qt.binding(() => content.widthAtHome),
            "prompts": viewModel.prompts
        });
        torn.setSource("tabs/TornWindows.qml", {
            "tabs": viewModel.tabs,
            "prompts": viewModel.prompts,
            "lock": root.lock,
            "isShown": Qt.binding(() => root.visible && !root.isLocked)
        });
        switcher.setSource("tabs/TabSwitcherView.qml", {
            "switcher": viewModel.tabs.switcher // qmllint disable missing-property
            ,
            "home": Qt.binding(() => root.viewModel.home)
        });
        promptLayer.setSource("tabs/PromptLayer.qml", {
            "prompts": viewModel.prompts
        });
    }

    Panes {
        id: panes

        viewModel: root.viewModel
        room: body.width
    }
    ChosenLook {
        settings: root.settings
    }

    Item {
        id: body

        width: root.width / Theme.zoom
        height: root.height / Theme.zoom
        scale: Theme.zoom
        transformOrigin: Item.TopLeft
        visible: !root.isLocked
        // The keyboard may be on what Tab does not stop at, a page say: it goes on from there, not from the window's edge.
        Keys.onTabPressed: goOn(true)
        Keys.onBacktabPressed: goOn(false)

        function goOn(isForward: bool): void {
            const next = root.activeFocusItem?.nextItemInFocusChain(isForward);
            if (next)
                next.forceActiveFocus(isForward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        Rail {
            id: rail

            anchors.left: parent.left
            height: parent.height
            viewModel: root.viewModel
            unreadText: root.chats?.unreadText ?? ""
            askingText: root.viewModel.people?.waitingText ?? "" // qmllint disable missing-property
            onChosen: panes.isListWanted = true
        }
        ListColumn {
            id: list

            /*! How wide it is with something beside it. */
            readonly property real widthBeside: panes.isNarrow ? 230 : implicitWidth

            anchors.left: rail.right
            y: panes.hasContent ? 0 : 46
            width: !panes.hasList ? 0 : !panes.hasContent ? parent.width - rail.width : widthBeside
            height: parent.height - y
            visible: panes.hasList
            viewModel: root.viewModel
            isAlone: !panes.hasContent
            onChosen: panes.isListWanted = false
        }
        Rectangle {
            id: edge

            anchors.left: list.right
            width: panes.hasList && panes.hasContent ? 1 : 0
            height: parent.height
            color: Theme.line
        }
        Item {
            id: content

            /*! How wide it is while the first tab is shown, and the list with it. */
            readonly property real widthAtHome: body.width - rail.width - (panes.isSingle ? 0 : list.widthBeside + 1)

            anchors.left: panes.hasContent ? edge.right : rail.right
            anchors.right: parent.right
            height: parent.height

            Rectangle {
                width: parent.width
                height: 46
                color: Theme.content

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
            }
            IconButton {
                id: back

                objectName: "paneBack"
                anchors.left: parent.left
                anchors.leftMargin: 4
                y: Math.round((46 - height) / 2)
                visible: panes.canGoBack
                iconName: "arrow-left"
                name: qsTr("Back to the list")
                onClicked: panes.isListWanted = true
            }
            Loader {
                id: strip

                anchors.left: parent.left
                anchors.leftMargin: back.visible ? back.width : 0
                anchors.right: parent.right
                height: 46
            }
            Loader {
                id: tabs

                anchors.fill: parent
                anchors.topMargin: 46
                visible: panes.hasContent
            }
            Spinner {
                // The list was there first: what was chosen from it comes with the rest.
                objectName: "opening"
                anchors.centerIn: parent
                visible: !root.viewModel.isReady && (root.chats?.selectedId ?? "") !== ""
            }
            Loader {
                anchors.fill: parent
                active: root.viewModel.failureText !== ""
                sourceComponent: EmptyNote {
                    objectName: "failure"
                    iconName: "circle-alert"
                    isTrouble: true
                    title: qsTr("Plaza cannot open your data")
                    text: root.viewModel.failureText
                    action: qsTr("Try again")
                    onActed: root.viewModel.openingWanted()
                }
            }
        }
        WindowDrop {
            anchors.fill: parent
            viewModel: root.viewModel
            receiver: root.receiver
            place: content
        }
        Loader {
            id: torn
        }
        Loader {
            id: cheatSheet

            onLoaded: item.open() // qmllint disable missing-property
        }
        Connections {
            target: cheatSheet.item
            ignoreUnknownSignals: true

            function onClosed(): void {
                cheatSheet.source = "";
                tabs.item?.takeKeys(); // qmllint disable missing-property
            }
        }
        Loader {
            id: quick

            /*! What finds (a `QuickViewModel`); nothing before the data is open. */
            property QtObject viewModel: null

            onLoaded: item.open() // qmllint disable missing-property
        }
        Connections {
            target: quick.item
            ignoreUnknownSignals: true

            function onClosed(): void {
                quick.source = "";
                tabs.item?.takeKeys(); // qmllint disable missing-property
            }
        }
        Connections {
            target: root.settings
            ignoreUnknownSignals: true

            function onKeysWanted(): void {
                root.showKeys();
            }
        }
        Connections {
            target: torn.item
            ignoreUnknownSignals: true

            function onZoomWanted(steps: int): void {
                root.settings.zoomBy(steps);
            }
        }
        Connections {
            target: tabs.item
            ignoreUnknownSignals: true

            function onBesideMoved(width: real): void {
                root.settings.drawBeside(Math.round(width));
            }
        }
        Loader {
            id: switcher

            anchors.fill: parent
            z: 9
        }
        Loader {
            id: promptLayer

            anchors.fill: parent
        }
        Connections {
            target: promptLayer.item
            ignoreUnknownSignals: true

            function onKeyboardLost(): void {
                tabs.item?.takeKeys(); // qmllint disable missing-property
            }
        }
        Connections {
            target: switcher.item
            ignoreUnknownSignals: true

            function onKeyboardLost(): void {
                tabs.item?.takeKeys(); // qmllint disable missing-property
            }
        }
        Loader {
            readonly property bool isChoosing: root.profiles?.isChoosing ?? false // qmllint disable missing-property

            anchors.fill: parent
            onIsChoosingChanged: {
                if (isChoosing)
                    setSource("people/ProfileChooser.qml", {
                        "viewModel": root.profiles
                    });
                else
                    source = "";
            }
        }
        Loader {
            id: notices

            anchors.right: content.right
            anchors.rightMargin: 16
            anchors.top: parent.top
            anchors.topMargin: 114 // below the capsule of a mini-app, which nothing of a mini-app may cover
            z: 10
        }
        Toast {
            id: toast

            objectName: "toast"
            anchors.horizontalCenter: content.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 84
            widthMax: content.width - 24
            z: 10
        }
    }

    Loader {
        active: root.isLocked
        sourceComponent: LockScreen {
            viewModel: root.lock
            // Once it is gone, or it would take them with it.
            onLeft: before => Qt.callLater(root.giveKeys, before)
        }
        onLoaded: {
            cheatSheet.source = "";
            quick.source = "";
            (item as LockScreen).open();
        }
    }
    Component {
        id: home

        Home {
            viewModel: root.viewModel
        }
    }
    Connections {
        target: root.viewModel

        function onAttached() {
            if (root.viewModel.isReady)
                root.loadTabs();
        }
        function onNoticesReady(viewModel: QtObject) {
            notices.setSource("notices/NoticeToast.qml", {
                "viewModel": viewModel,
                "isHeld": Qt.binding(() => root.isLocked || !root.visible || !!root.viewModel.prompts?.current) // qmllint disable missing-property
            });
        }
        function onQuickReady(viewModel: QtObject) {
            quick.viewModel = viewModel;
        }
        function onCommandWanted(command: string) {
            root.perform(command);
        }
        function onToasted(text: string, tone: string) {
            toast.show(text, tone);
            torn.item?.toasted(text, tone); // qmllint disable missing-property
        }
    }
    SecondClick {
        id: secondClick
    }
    FirstKeys {
        id: firstKeys
    }
    Connections {
        target: root.viewModel.tabs
        ignoreUnknownSignals: true

        // What was said of one tab would cover the buttons of another.
        function onCurrentChanged() {
            toast.isShown = false;
            secondClick.swallow(root);
        }
        // A mini-app in a window of its own has opened something here.
        function onRaised(tabId: string) {
            if (tabId === "home" && !root.active && Application.state === Qt.ApplicationActive) {
                root.raise();
                root.requestActivate();
            }
        }
    }
    Connections {
        target: root.viewModel.prompts
        ignoreUnknownSignals: true

        function onCurrentChanged() {
            toast.giveWay(!!root.viewModel.prompts.current); // qmllint disable missing-property
            secondClick.swallow(root);
        }
    }
    Hotkey {
        // What is before this window: Plaza hides for a moment.
        command: "scan.screen"
        enabled: !root.isLocked && root.viewModel.isReady && !(root.viewModel.prompts?.current ?? null) // qmllint disable missing-property
        onActivated: root.viewModel.screenScanWanted()
    }
    Hotkey {
        // Over a sheet too, where shortcuts of the window itself wait; so it is for this window alone that it says when.
        command: "window.lock"
        context: Qt.ApplicationShortcut
        enabled: root.active && !root.isLocked && root.viewModel.isReady
        onActivated: {
            if (root.lock.canLock)
                root.lock.lock();
            else
                root.viewModel.toasted(qsTr("Set a password in the settings first: then this locks the window."), "neutral");
        }
    }
    Hotkey {
        command: "window.find"
        enabled: !root.isLocked && root.viewModel.isReady
        onActivated: root.find()
    }
    Hotkey {
        command: "window.keys"
        enabled: !root.isLocked
        onActivated: root.showKeys()
    }
    Hotkey {
        command: "window.settings"
        enabled: !root.isLocked
        onActivated: root.viewModel.open("settings")
    }
    PlainKeys {
        id: plainKeys

        onZoomWanted: steps => root.settings.zoomBy(steps)
    }
}
