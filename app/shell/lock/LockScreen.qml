pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.lock
import app.shell.style

/*! Over everything in a window that is locked, sheets and menus too: whose it is, and the question for the password. */
T.Popup {
    id: root

    required property LockViewModel viewModel
    property bool isForgotten: false
    /*! What stood in sheets and menus beneath it: no screen reader finds it before the window is opened again. */
    property list<Item> hidden
    /*! What had the keyboard among them, if anything. */
    property Item keyboardBefore: null

    /*! The window is open again; `before` is `keyboardBefore`. */
    signal left(before: Item)

    function isBeneath(item: Item): bool {
        for (let each = item; each; each = each.parent) {
            if (each === root.parent)
                return true;
        }
        return false;
    }

    function hideOthers(): void {
        for (const popup of Array.from(root.parent.children).filter(item => item !== root.background.parent)) {
            for (const part of Array.from(popup.children).filter(part => part.visible)) {
                root.hidden.push(part);
                part.visible = false;
            }
        }
    }

    function send(): void {
        root.viewModel.unlock(password.text);
    }

    objectName: "lockScreen"
    parent: T.Overlay.overlay
    width: (parent?.width ?? 0) / Theme.zoom
    height: (parent?.height ?? 0) / Theme.zoom
    scale: Theme.zoom
    transformOrigin: T.Popup.TopLeft
    z: 1000 // above whatever else was open, or opens
    modal: true
    dim: false
    focus: true
    closePolicy: T.Popup.NoAutoClose
    onOpened: password.forceActiveFocus(Qt.OtherFocusReason)
    // Nothing behind it gets the keyboard, not even what opens by itself.
    onActiveFocusChanged: {
        if (!activeFocus && opened)
            Qt.callLater(() => password.forceActiveFocus(Qt.OtherFocusReason));
    }

    Component.onCompleted: {
        const item = root.parent.Window.activeFocusItem;
        if (root.isBeneath(item))
            root.keyboardBefore = item;
        hideOthers();
    }
    Component.onDestruction: {
        for (const part of root.hidden.filter(part => part !== null))
            part.visible = true;
        root.left(root.keyboardBefore);
    }

    Connections {
        target: root.parent

        function onChildrenChanged(): void {
            root.hideOthers();
        }
    }
    Connections {
        target: root.viewModel

        function onChanged(): void {
            if (root.viewModel.errorText !== "")
                password.clear();
        }
    }

    background: Rectangle {
        color: Theme.content
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Plaza is locked")
    }
    contentItem: FocusScope {
        focus: true

        ScrollArea {
            id: area

            anchors.fill: parent
            padding: Theme.gapLarge

            Item {
                width: parent.width
                height: Math.max(0, Math.min(110, (root.height - panel.height) / 2 - Theme.gapLarge))
            }
            Panel {
                id: panel

                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(400, parent.width)
                height: column.height + 56

                Column {
                    id: column

                    x: 28
                    y: 28
                    width: parent.width - 56
                    spacing: Theme.gap

                    Avatar {
                        anchors.horizontalCenter: parent.horizontalCenter
                        size: 64
                        name: root.viewModel.person.name
                        color: root.viewModel.person.avatarColor
                        source: root.viewModel.person.picture
                    }
                    PlainText {
                        width: parent.width
                        text: root.viewModel.person.name
                        font.pixelSize: Theme.sizeHeading
                        font.weight: Theme.strong(text)
                        horizontalAlignment: Text.AlignHCenter
                        elide: Text.ElideRight
                        Accessible.role: Accessible.Heading
                    }
                    PlainText {
                        width: parent.width
                        text: qsTr("Plaza is locked. Nothing is shown, and no mini-app is answered, until you type your password.")
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: 1.25
                    }
                    Field {
                        id: password

                        objectName: "lockPassword"
                        width: parent.width
                        focus: true
                        label: qsTr("Password")
                        placeholderText: label
                        echoMode: TextInput.Password
                        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
                        maximumLength: 128
                        enabled: !root.viewModel.isShutOut
                        errorText: root.viewModel.errorText
                        onAccepted: root.send()
                    }
                    PushButton {
                        objectName: "lockOpen"
                        width: parent.width
                        iconName: "lock-open"
                        text: qsTr("Unlock")
                        busy: root.viewModel.isBusy
                        enabled: password.text !== "" && !root.viewModel.isShutOut
                        onClicked: root.send()
                    }
                    Flow {
                        anchors.horizontalCenter: parent.horizontalCenter
                        width: Math.min(parent.width, forgotten.implicitWidth + spacing + others.implicitWidth)
                        spacing: Theme.gapSmall

                        PushButton {
                            id: forgotten

                            objectName: "lockForgotten"
                            role: "plain"
                            text: qsTr("Forgotten?")
                            onClicked: root.isForgotten = !root.isForgotten
                        }
                        PushButton {
                            id: others

                            objectName: "lockOthers"
                            role: "plain"
                            text: qsTr("Somebody else")
                            enabled: !root.viewModel.isBusy
                            onClicked: root.viewModel.leave()
                        }
                    }
                    PlainText {
                        objectName: "lockForgottenWords"
                        width: parent.width
                        visible: root.isForgotten
                        text: qsTr("Nobody can tell you this password, and nothing in Plaza goes around it. Your chats and your money stay on this computer as they are, locked. What you can do: put back a back-up from before you had this password, or go on as somebody else with a new profile.")
                        color: Theme.textSoft
                        wrapMode: Text.Wrap
                        lineHeight: 1.25
                    }
                }
            }
        }
    }
}
