pragma ComponentBehavior: Bound
import QtQuick
import app.shell
import app.shell.style

/*! The window. The rail and an empty list are painted at once; screens are loaded when they are first shown. */
Window {
    id: root

    required property ShellViewModel viewModel
    readonly property var settings: viewModel.settings
    readonly property var chats: viewModel.chats

    width: 1180
    height: 740
    minimumWidth: 920
    minimumHeight: 600
    visible: true
    title: qsTr("Plaza")
    color: Theme.content

    /*! Little room, as in a small window much enlarged: the list gives way to what was opened from it. */
    readonly property bool isNarrow: body.width < 800
    readonly property bool hasList: !isNarrow || (viewModel.tabs?.current ?? 0) === 0 // qmllint disable missing-property

    Component.onCompleted: {
        if (viewModel.isReady)
            loadTabs();
    }

    /*! Load what the first frame does without. */
    function loadTabs() {
        strip.setSource("tabs/TabStrip.qml", {
            "tabs": viewModel.tabs,
            "home": Qt.binding(() => root.viewModel.home)
        });
        tabs.setSource("tabs/TabContent.qml", {
            "tabs": viewModel.tabs,
            "home": home,
            "prompts": viewModel.prompts
        });
        promptLayer.setSource("tabs/PromptLayer.qml", {
            "prompts": viewModel.prompts
        });
    }

    Binding {
        target: Theme
        property: "mode"
        value: root.settings.mode
    }
    Binding {
        target: Theme
        property: "isStill"
        value: root.settings.isStill
    }
    Binding {
        target: Theme
        property: "zoom"
        value: root.settings.zoom
    }

    Item {
        id: body

        width: root.width / Theme.zoom
        height: root.height / Theme.zoom
        scale: Theme.zoom
        transformOrigin: Item.TopLeft
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

            height: parent.height
            viewModel: root.viewModel
            unreadText: root.chats?.unreadText ?? ""
        }
        ListColumn {
            id: list

            anchors.left: rail.right
            width: !root.hasList ? 0 : root.isNarrow ? 230 : implicitWidth
            height: parent.height
            visible: root.hasList
            viewModel: root.viewModel
        }
        Rectangle {
            id: edge

            anchors.left: list.right
            width: root.hasList ? 1 : 0
            height: parent.height
            color: Theme.line
        }
        Item {
            id: content

            anchors.left: edge.right
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
            Loader {
                id: strip

                width: parent.width
                height: 46
            }
            Loader {
                id: tabs

                anchors.fill: parent
                anchors.topMargin: 46
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
                }
            }
        }
        DropArea {
            id: drop

            /*! What is held over the window: "miniapp", "several" files with one in them, or what may have a code in it: "code", "codes". */
            property string held: ""

            function look(urls: list<url>): string {
                const isMiniApp = url => url.toString().toLowerCase().startsWith("file:") && url.toString().toLowerCase().endsWith(".ma");
                if (urls.length > 1)
                    return Array.from(urls).some(isMiniApp) ? "several" : "codes";
                return urls.length > 0 && isMiniApp(urls[0]) ? "miniapp" : "code";
            }

            anchors.fill: parent
            enabled: root.viewModel.isReady && !(root.viewModel.prompts?.current ?? null) // qmllint disable missing-property
            keys: ["text/uri-list"]
            onEntered: drag => held = look(drag.urls)
            onDropped: drop => {
                if (drop.hasUrls && held !== "several")
                    root.viewModel.dropFiles(drop.urls);
            }
        }
        Rectangle {
            objectName: "dropHint"
            anchors.fill: content
            anchors.margins: 8
            visible: drop.containsDrag
            radius: Theme.radius
            color: Qt.alpha(Theme.content, 0.94)
            border.width: 2
            border.color: Theme.accent

            EmptyNote {
                readonly property var words: ({
                        "miniapp": [qsTr("Drop it to install it"), qsTr("You are asked first, and see what it is.")],
                        "codes": [qsTr("Drop them to scan them"), qsTr("One after the other, until one has a code in it.")],
                        "several": [qsTr("One file at a time"), qsTr("A mini-app comes alone: nothing is done with these.")]
                    })[drop.held] ?? [qsTr("Drop it to scan it"), qsTr("A picture or a video with a code in it.")]

                objectName: "dropWords"
                anchors.fill: parent
                iconName: drop.held === "miniapp" ? "package-open" : drop.held === "several" ? "copy" : "scan-qr-code"
                title: words[0]
                text: words[1]
            }
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
            z: 10
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
            root.loadTabs();
        }
        function onNoticesReady(viewModel: QtObject) {
            notices.setSource("notices/NoticeToast.qml", {
                "viewModel": viewModel,
                "isHeld": Qt.binding(() => !!root.viewModel.prompts?.current) // qmllint disable missing-property
            });
        }
        function onToasted(text: string, tone: string) {
            toast.show(text, tone);
        }
    }
    SecondClick {
        id: secondClick
    }
    Connections {
        target: root.viewModel.tabs
        ignoreUnknownSignals: true

        // What was said of one tab would cover the buttons of another.
        function onCurrentChanged() {
            toast.isShown = false;
            secondClick.swallow(root);
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
    Shortcut {
        // What is before this window: Plaza hides for a moment.
        sequences: ["Ctrl+Shift+S"]
        enabled: root.viewModel.isReady && !(root.viewModel.prompts?.current ?? null) // qmllint disable missing-property
        onActivated: root.viewModel.screenScanWanted()
    }
    Shortcut {
        sequences: [StandardKey.ZoomIn, "Ctrl+="]
        onActivated: root.settings.zoomBy(1)
    }
    Shortcut {
        sequences: [StandardKey.ZoomOut]
        onActivated: root.settings.zoomBy(-1)
    }
    Shortcut {
        sequences: ["Ctrl+0"]
        onActivated: root.settings.zoomBy(0)
    }
}
