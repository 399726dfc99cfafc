pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T

/*! Where the shell asks the person: over everything in the window. */
Item {
    id: root

    /*! A `ShellPrompts`, or nothing before there is one. */
    required property var prompts
    /*! Whether the question that is asked now is asked in this window. */
    readonly property bool isHere: prompts?.window === Window.window
    readonly property QtObject current: prompts && isHere ? prompts.current : null
    /*! What draws each kind of question. */
    readonly property var files: ({
            "address": "../people/AddressSheet.qml",
            "code": "../codes/CodeSheet.qml",
            "collect": "../between/CollectSheet.qml",
            "crash": "../crashes/CrashSheet.qml",
            "install": "../install/InstallSheet.qml",
            "media": "../media/MediaSheet.qml",
            "messages": "../permissions/MessagesSheet.qml",
            "packet": "../between/PacketSheet.qml",
            "packetOpening": "../between/PacketOpening.qml",
            "pay": "../between/PaySheet.qml",
            "payment": "../wallet/PaymentSheet.qml",
            "permission": "../permissions/PermissionSheet.qml",
            "receive": "../between/ReceiveSheet.qml",
            "scan": "../scan/ScanSheet.qml",
            "security": "../wallet/SecuritySheet.qml",
            "share": "../chat/ShareSheet.qml",
            "takeCode": "../between/TakeCodeSheet.qml",
            "transfer": "../between/TransferSheet.qml",
            "transferOpening": "../between/TransferOpening.qml",
            "trust": "../scan/TrustCard.qml",
            "withdrawal": "../between/WithdrawalSheet.qml"
        })

    /*! What had the keyboard before the first question; null once it is gone. */
    property Item before: null

    /*! The last question is answered, and what had the keyboard before is gone or cannot have it. */
    signal keyboardLost

    function show(): void {
        if (!place.item)
            before = Window.activeFocusItem;
        place.source = "";
        if (!current) {
            giveBack();
            return;
        }
        place.setSource(files[prompts.kind], {
            "viewModel": current,
            "promptMark": prompts.mark
        });
    }

    function giveBack(): void {
        const item = before;
        before = null;
        if (item && item.visible && item.enabled)
            item.forceActiveFocus(Qt.PopupFocusReason);
        else
            keyboardLost();
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
