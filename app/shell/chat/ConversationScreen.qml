pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.chat
import app.shell.style

/*! One conversation: messages from the bottom up, and the place to write. */
FocusScope {
    id: root

    required property ConversationViewModel viewModel
    readonly property MessagesViewModel history: viewModel.history as MessagesViewModel
    readonly property WritingViewModel writing: viewModel.writing as WritingViewModel
    readonly property bool isOfficial: viewModel.kind === "official"
    readonly property AccountMenuViewModel menu: viewModel.menu as AccountMenuViewModel
    /*! Whether there is anybody to write to, and the place to do it is shown. */
    readonly property bool canWrite: isOfficial ? accountMenu.isWriting : !viewModel.hasLeft
    /*! The message that was jumped to, shown as such for a moment. */
    property string markedId: ""

    function showMessage(messageId: string): void {
        const at = history.indexOf(messageId);
        if (at < 0)
            return;
        list.isAtEnd = false;
        list.isStaying = false;
        list.isComing = false;
        list.positionViewAtIndex(at, ListView.Center);
        markedId = messageId;
        mark.restart();
    }

    onVisibleChanged: viewModel?.setActive(visible) // it goes before its screen does
    Component.onCompleted: {
        viewModel.setActive(visible);
        if (canWrite)
            composer.takeFocus();
        else
            forceActiveFocus(); // what had the keyboard before is out of sight
    }

    ConversationHeader {
        id: header

        width: parent.width
        viewModel: root.viewModel
        onGroupWanted: sheet.open()
        onFindWanted: finding.open()
        onAccountWanted: root.viewModel.openAccount()
    }
    Loader {
        id: finding

        /*! Where the person was before they looked; empty at the newest message. */
        property string returnId: ""

        anchors.top: header.bottom
        width: parent.width
        height: (item as FindBar)?.implicitHeight ?? 0 // by itself it keeps the room of what was in it
        active: false
        sourceComponent: FindBar {
            viewModel: root.viewModel.finding as FindingViewModel
            onEnded: goesBack => finding.close(goesBack)
        }

        function open(): void {
            if (!active) {
                const item = list.itemAt(list.width / 2, list.contentY + list.height / 2) as MessageItem;
                returnId = list.isAtEnd || item === null ? "" : item.messageId;
                active = true;
            }
            (item as FindBar).takeFocus();
        }

        function close(goesBack: bool): void {
            active = false;
            (root.viewModel.finding as FindingViewModel).search("");
            if (goesBack && returnId === "")
                list.goToEnd();
            else if (goesBack)
                root.history.jumpTo(returnId);
            if (root.canWrite)
                composer.takeFocus();
        }
    }
    Hotkey {
        command: "chats.find"
        enabled: root.visible
        onActivated: finding.open()
    }
    ListView {
        id: list

        property bool isAtEnd: true
        property bool isStaying: false
        /*! The newest messages are wanted and not there yet: whatever moves meanwhile, it goes there. */
        property bool isComing: false
        property bool isHolding: false
        property string heldId: ""
        property real heldY: 0

        objectName: "messageList"
        anchors.fill: parent
        anchors.topMargin: header.height + finding.height
        anchors.bottomMargin: foot.height
        clip: true
        model: root.history.rows
        verticalLayoutDirection: ListView.BottomToTop
        boundsBehavior: Flickable.StopAtBounds
        acceptedButtons: Qt.NoButton
        activeFocusOnTab: true
        // What is out of sight is made after what is in sight was painted, some of it with each frame.
        cacheBuffer: 0
        // The current message is the one that the keyboard has reached, wherever one has scrolled to since.
        highlightFollowsCurrentItem: false
        header: Item {
            height: 16
        }
        footer: Item {
            height: 16
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages with %1").arg(root.viewModel.title)
        T.ScrollBar.vertical: ScrollLine {}
        Keys.onUpPressed: keys.step(true)
        Keys.onDownPressed: keys.step(false)
        Keys.onMenuPressed: keys.openMenu()
        Keys.onReturnPressed: keys.openMenu()
        Keys.onEnterPressed: keys.openMenu()
        Keys.onEscapePressed: event => {
            event.accepted = composer.visible;
            composer.takeFocus();
        }
        Keys.onPressed: event => {
            event.accepted = event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier);
            if (event.accepted)
                keys.openMenu();
        }
        onActiveFocusChanged: keys.change(activeFocus)
        onContentYChanged: {
            if (!isStaying && !isHolding && !isComing)
                isAtEnd = root.history.isAtNewest && belowView() < 30;
            readOn();
        }
        onCountChanged: {
            stay();
            Qt.callLater(readOn);
        }
        onHeightChanged: stay()
        onContentHeightChanged: stay()

        /*! How much there is below what is seen. */
        function belowView(): real {
            return originY + contentHeight - contentY - height;
        }

        /*! Keep the newest message in sight, if it was. */
        function stay() {
            if (isAtEnd && root.history.isAtNewest) {
                isComing = false;
                isStaying = true;
                Qt.callLater(goDown);
            }
        }

        /*! Remember where the message in the middle stands, before rows come and go. */
        function hold() {
            const item = itemAt(width / 2, contentY + height / 2) as MessageItem;
            isHolding = !isAtEnd;
            heldId = item === null ? "" : item.messageId;
            heldY = item === null ? 0 : item.y - contentY;
        }

        /*! Put it back there, should it have moved. */
        function keep() {
            const at = isHolding ? root.history.indexOf(heldId) : -1;
            if (at >= 0) {
                forceLayout();
                if (itemAtIndex(at) === null)
                    positionViewAtIndex(at, ListView.Center);
                if (Math.abs(itemAtIndex(at).y - contentY - heldY) > 0.5)
                    contentY = itemAtIndex(at).y - heldY;
            }
            isHolding = false;
        }

        function goDown() {
            if (isAtEnd)
                positionViewAtBeginning();
            isStaying = false;
        }

        /*! Have the messages beyond either end read before they are reached. */
        function readOn() {
            if (contentY - originY < height)
                root.history.loadOlder();
            if (!root.history.isAtNewest && belowView() < height)
                root.history.loadNewer();
        }

        /*! Go to the newest message, where new ones come into sight by themselves. */
        function goToEnd() {
            isAtEnd = true;
            isComing = true;
            root.history.goToNewest();
            stay();
        }

        delegate: MessageItem {
            width: ListView.view.width
            viewModel: root.viewModel
            isMarked: root.markedId === messageId
            isReached: keys.isShown && ListView.isCurrentItem
        }
    }
    Connections {
        target: root.Window.window
        enabled: list.count > 0 && list.cacheBuffer < 800

        function onFrameSwapped(): void {
            list.cacheBuffer += 200;
        }
    }
    MessageKeys {
        id: keys

        list: list
    }
    ToNewest {
        objectName: "goToNewest"
        anchors.right: list.right
        anchors.rightMargin: 18
        anchors.bottom: list.bottom
        anchors.bottomMargin: 14
        visible: list.count > 0 && (!list.isAtEnd || !root.history.isAtNewest)
        countText: root.history.waitingText
        onClicked: list.goToEnd()
    }
    Timer {
        id: mark

        interval: 2500
        onTriggered: root.markedId = ""
    }
    Spinner {
        anchors.centerIn: list
        visible: root.history.state === "loading" && list.count === 0
        size: 28
    }
    EmptyNote {
        anchors.fill: list
        visible: root.history.state === "failed" && list.count === 0
        iconName: "circle-alert"
        title: qsTr("The messages cannot be shown")
        text: root.history.errorText
        action: qsTr("Try again")
        onActed: root.history.load()
    }
    EmptyNote {
        anchors.fill: list
        visible: root.history.state === "ready" && list.count === 0
        iconName: "message-circle"
        title: qsTr("Nothing said yet")
        text: root.isOfficial ? qsTr("What %1 sends you stands here.").arg(Words.isolated(root.viewModel.title)) : qsTr("Write the first message to %1.").arg(Words.isolated(root.viewModel.title))
    }

    Rectangle {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: !root.canWrite ? Math.max(60, accountMenu.visible ? accountMenu.implicitHeight : 0) : composer.height + (quote.visible ? quote.height + 10 : 0)
        color: Theme.list

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        QuoteBar {
            id: quote

            objectName: "quoted"
            anchors.left: parent.left
            anchors.leftMargin: 16
            anchors.right: unquote.left
            anchors.rightMargin: 8
            y: 10
            visible: root.writing.isAnswer && root.canWrite
            name: root.writing.quotedName
            text: root.writing.quotedText
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Answers %1: %2").arg(Words.isolated(name)).arg(Words.isolated(text))
        }
        IconButton {
            id: unquote

            objectName: "unquote"
            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: quote.verticalCenter
            visible: quote.visible
            iconName: "x"
            name: qsTr("Answer no message in particular")
            onClicked: {
                root.writing.quoteNothing();
                composer.takeFocus();
            }
        }
        Composer {
            id: composer

            anchors.bottom: parent.bottom
            width: parent.width
            isOffered: root.canWrite
            isPlain: root.isOfficial
            peer: root.viewModel.title
            isDirect: root.viewModel.kind === "direct"
            isAnswer: root.writing.isAnswer
            mentions: root.writing.mentions as MentionsViewModel
            emoji: root.viewModel.emoji as EmojiViewModel
            speaking: (root.viewModel.voice as VoiceNotesViewModel).speaking as SpeakingViewModel
            sending: root.viewModel.sending as SendingViewModel
            onPicturesWanted: attachments.choose(true)
            onFilesWanted: attachments.choose(false)
            onTransferWanted: root.viewModel.moneyWanted("transfer", root.viewModel.conversationId)
            onPacketWanted: root.viewModel.moneyWanted("packet", root.viewModel.conversationId)
            onSent: text => {
                list.goToEnd();
                root.writing.send(text);
            }
            onWritten: text => root.writing.keep(text)
            onEscaped: root.writing.quoteNothing()
        }
        PushButton {
            readonly property bool isShort: root.width < 270

            objectName: "viewAccount"
            anchors.centerIn: parent
            visible: root.isOfficial && !accountMenu.visible
            role: "secondary"
            iconName: isShort ? "" : "newspaper"
            text: isShort ? qsTr("Official account") : qsTr("View this official account")
            onClicked: root.viewModel.openAccount()
        }
        AccountMenu {
            id: accountMenu

            anchors.fill: parent
            anchors.topMargin: 1
            buttons: root.menu?.buttons ?? []
            isAnswering: root.menu?.isAnswering ?? false
            onWritingChanged: Qt.callLater(composer.takeFocus) // once all is known of its menu
            onPressed: (at, below) => {
                root.menu.press(at, below);
                list.goToEnd();
            }
        }
        BalancedText {
            objectName: "conversationOver"
            anchors.centerIn: parent
            width: parent.width - 32
            visible: root.viewModel.hasLeft
            words: qsTr("%1 has deleted their profile, so nothing more can be sent.").arg(Words.isolated(root.viewModel.title))
            color: Theme.textSoft
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }
    Connections {
        target: root.writing

        function onBegun(text: string) {
            composer.begin(text);
            accountMenu.wantsToWrite = text !== "";
        }
        function onGivenBack(text: string) {
            composer.restore(text);
        }
        function onQuotedChanged() {
            if (root.writing.isAnswer)
                composer.takeFocus();
        }
    }
    Connections {
        target: root.history

        function onRowsChanging() {
            list.hold();
        }
        function onRowsChanged() {
            list.keep();
        }
        function onJumped(messageId: string) {
            Qt.callLater(root.showMessage, messageId);
        }
    }
    AttachmentSheets {
        id: attachments

        viewModel: root.viewModel
        onEnded: composer.takeFocus()
    }
    Loader {
        id: forwardSheet

        function open(forwarded: ForwardViewModel): void {
            setSource("ForwardSheet.qml", {
                "viewModel": forwarded
            });
            (item as ForwardSheet).open();
        }

        Connections {
            target: root.viewModel.acts

            function onForwardWanted(forwarded: ForwardViewModel) {
                forwardSheet.open(forwarded);
            }
        }
        Connections {
            target: (forwardSheet.item as ForwardSheet)?.viewModel ?? null

            function onSent() {
                (forwardSheet.item as ForwardSheet).close();
            }
        }
    }
    Loader {
        id: openWithSheet

        function open(asked: OpenWithViewModel): void {
            setSource("OpenWithSheet.qml", {
                "viewModel": asked
            });
            (item as OpenWithSheet).open();
        }

        Connections {
            target: root.viewModel.acts

            function onOpenWithWanted(asked: OpenWithViewModel) {
                openWithSheet.open(asked);
            }
        }
        Connections {
            target: (openWithSheet.item as OpenWithSheet)?.viewModel ?? null

            function onOpened() {
                (openWithSheet.item as OpenWithSheet).close();
            }
        }
    }
    Loader {
        id: sheet

        function open(): void {
            setSource("GroupSheet.qml", {
                "viewModel": root.viewModel.group,
                "groupTitle": Qt.binding(() => root.viewModel.title)
            });
            (item as GroupSheet).open();
        }
    }
}
