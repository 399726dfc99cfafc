pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! Where the shell asks the person: over everything in the window. */
Item {
    id: root

    /*! A `ShellPrompts`, or nothing before there is one. */
    required property var prompts
    readonly property QtObject current: prompts ? prompts.current : null
    /*! What draws each kind of question. */
    readonly property var files: ({
            "address": "../people/AddressSheet.qml",
            "install": "../install/InstallSheet.qml",
            "media": "../media/MediaSheet.qml",
            "payment": "../wallet/PaymentSheet.qml",
            "permission": "../permissions/PermissionSheet.qml",
            "scan": "../scan/ScanSheet.qml",
            "share": "../chat/ShareSheet.qml",
            "trust": "../scan/TrustCard.qml"
        })

    function show(): void {
        place.source = "";
        if (!current)
            return;
        place.setSource(files[prompts.kind], {
            "viewModel": current,
            "promptMark": prompts.mark
        });
    }

    onCurrentChanged: show()
    Window.onWindowChanged: {
        if (Window.window && prompts)
            prompts.watch(Window.window);
    }
    onPromptsChanged: {
        if (Window.window && prompts)
            prompts.watch(Window.window);
    }

    Loader {
        id: place

        onLoaded: (item as T.Popup).open()
    }
}
