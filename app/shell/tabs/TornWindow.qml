pragma ComponentBehavior: Bound
import QtQuick
import app.shell
import app.shell.lock
import app.shell.style

/*! A mini-app in a window of its own: the same session and the same pages as in its tab. */
Window {
    id: root

    required property TabsModel tabs
    required property QtObject prompts
    required property LockViewModel lock
    required property WindowPlaces places
    required property string tabId
    required property string name
    /*! Nothing while the tab sleeps. */
    required property MiniAppViewModel view
    /*! By which the shell finds the window that asks. */
    readonly property string sessionId: view?.sessionId ?? ""

    signal zoomWanted(steps: int)

    /*! Say something here if this window is in front. */
    function say(text: string, tone: string): void {
        if (active)
            toast.show(text, tone);
    }

    function tellSeen(): void {
        tabs.tellWindow(tabId, visible && visibility !== Window.Minimized);
    }

    function keepPlace(): void {
        if (visibility === Window.Windowed)
            places?.keep(root, view?.miniappId ?? "");
    }

    function load(): void {
        if (view && !content.item) {
            places?.bring(root, view.miniappId);
            content.setSource("MiniAppView.qml", {
                "viewModel": view,
                "place": "window",
                "hasRoom": Qt.binding(() => root.tabs.hasRoom)
            });
        }
    }

    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    objectName: "tornWindow"
    transientParent: null
    width: 480
    height: 720
    minimumWidth: 320
    minimumHeight: 400
    color: Theme.content
    title: name
    onViewChanged: load()
    onVisibilityChanged: tellSeen()
    onXChanged: settled.restart()
    onYChanged: settled.restart()
    onWidthChanged: settled.restart()
    onHeightChanged: settled.restart()
    onClosing: close => {
        close.accepted = false;
        tabs.close(tabId);
    }
    Component.onCompleted: {
        lock?.watch(root);
        load();
    }
    Component.onDestruction: {
        if (prompts)
            prompts.unwatch(root); // qmllint disable missing-property
    }

    // While it is drawn about it passes through many places, of which only the last is worth keeping.
    Timer {
        id: settled

        interval: 300
        onTriggered: root.keepPlace()
    }
    Item {
        width: root.width / Theme.zoom
        height: root.height / Theme.zoom
        scale: Theme.zoom
        transformOrigin: Item.TopLeft
        visible: !(root.lock?.isLocked ?? false)

        Loader {
            id: content

            anchors.fill: parent
            focus: true
            onLoaded: (item as Item).forceActiveFocus()
        }
        Connections {
            target: content.item
            ignoreUnknownSignals: true

            function onPlaceWanted(wanted: string): void {
                root.tabs.put(root.tabId, wanted);
            }
        }
        PromptLayer {
            id: promptLayer

            anchors.fill: parent
            prompts: root.prompts
            onKeyboardLost: (content.item as Item)?.forceActiveFocus()
        }
        Toast {
            id: toast

            objectName: "tornToast"
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: 84
            z: 10
        }
    }
    SecondClick {
        id: secondClick
    }
    Connections {
        target: root.prompts
        ignoreUnknownSignals: true

        function onCurrentChanged(): void {
            const isAsked = !!root.prompts.current; // qmllint disable missing-property
            toast.giveWay(isAsked);
            secondClick.swallow(root);
            content.item?.giveWay(isAsked); // qmllint disable missing-property
        }
    }
    Connections {
        target: root.tabs

        function onRaised(tabId: string): void {
            if (tabId !== root.tabId || root.active)
                return;
            if (root.visibility === Window.Minimized)
                root.showNormal();
            root.raise();
            root.requestActivate();
        }
    }
    Hotkey {
        command: "tabs.close"
        onActivated: root.tabs.close(root.tabId)
    }
    Hotkey {
        command: "tabs.tear"
        onActivated: root.tabs.put(root.tabId, "strip")
    }
    Hotkey {
        command: "tabs.beside"
        onActivated: root.tabs.put(root.tabId, "beside")
    }
    Hotkey {
        command: "window.zoomIn"
        onActivated: root.zoomWanted(1)
    }
    Hotkey {
        command: "window.zoomOut"
        onActivated: root.zoomWanted(-1)
    }
    Hotkey {
        command: "window.zoomReset"
        onActivated: root.zoomWanted(0)
    }
}
