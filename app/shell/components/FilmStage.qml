pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*!
    A film's picture with what is written over it and its controls; the keyboard steers it. Several may show one
    player: on the page, on the whole screen, in a small window.
*/
Item {
    id: root

    required property string nodeId
    required property FilmPlayer player
    required property FilmSubtitles subtitles
    required property FilmChoices choices
    required property string accent
    property string alt: ""
    /*! The comments as they came. */
    property string comments: "[]"
    /*! Whether the person may write one. */
    property bool canSay: false
    property real radius: 0
    /*! Whether it loads to play, not to stand. */
    property bool isAwaited: false
    /*! Where it is: "page", "screen" or "window". */
    property string place: "page"
    property bool canFloat: false
    /*! What the button for the next one is called; empty: there is none. */
    property string nextLabel: ""
    /*! What stands over the picture until it is played. */
    property alias cover: cover.data
    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property bool isFailed: player.state === "failed"
    readonly property real seekMs: 5000

    signal toggleWanted
    signal seekWanted(real milliseconds)
    signal againWanted
    signal nextWanted
    /*! It is wanted in another place; "page" is where it came from. */
    signal placeWanted(place: string)
    /*! The person wrote a comment. */
    signal said(text: string)

    /*! Take the keyboard. */
    function takeKeys(): void {
        stage.forceActiveFocus(Qt.OtherFocusReason);
    }
    function toggleScreen(): void {
        root.placeWanted(root.place === "screen" ? "page" : "screen");
    }
    function press(event: var): bool {
        if (event.modifiers !== Qt.NoModifier && event.modifiers !== Qt.KeypadModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Left:
            root.seekWanted(player.positionMs - root.seekMs);
            return true;
        case Qt.Key_Right:
            root.seekWanted(player.positionMs + root.seekMs);
            return true;
        case Qt.Key_Up:
            player.volume += 0.1;
            return true;
        case Qt.Key_Down:
            player.volume -= 0.1;
            return true;
        case Qt.Key_Space:
        case Qt.Key_K:
            if (!event.isAutoRepeat)
                root.toggleWanted();
            return true;
        case Qt.Key_F:
            if (!event.isAutoRepeat)
                root.toggleScreen();
            return true;
        case Qt.Key_Escape:
            if (root.place === "page")
                return false;
            root.placeWanted("page");
            return true;
        case Qt.Key_M:
            if (!event.isAutoRepeat)
                player.isMuted = !player.isMuted;
            return true;
        }
        return false;
    }

    T.AbstractButton {
        id: stage

        objectName: "film" + root.nodeId
        anchors.fill: parent
        enabled: !root.isFailed
        hoverEnabled: true
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: (root.isMoving ? qsTr("Pause") : qsTr("Play")) + (root.alt === "" ? "" : ": " + root.alt)
        onClicked: root.toggleWanted()
        onDoubleClicked: {
            root.toggleWanted();  // as the first of the two clicks did
            root.toggleScreen();
        }
        Keys.onPressed: event => event.accepted = root.press(event)

        background: Rectangle {
            radius: root.radius
            // A film stands on black in the light theme as well.
            color: "black"
        }
        contentItem: Item {
            FilmSurface {
                anchors.fill: parent
                visible: !cover.children.some(each => each.visible)
                player: root.player
                radius: root.radius
            }
            Item {
                id: cover

                anchors.fill: parent
            }
            FilmComments {
                id: flying

                objectName: "filmComments" + root.nodeId
                anchors.fill: parent
                visible: root.comments !== "[]" && root.choices.hasComments && !root.isFailed
                clip: true
                opacity: root.choices.opacity
                sent: root.comments
                positionMs: root.player.positionMs
                isMoving: root.player.state === "playing"
                speed: root.player.speed
                density: root.choices.density
                tint: Accents.main(root.accent)
                ratio: Screen.devicePixelRatio
                font.family: Theme.fontFamily
                font.pixelSize: Math.round(Math.max(13, Math.min(28, root.height / 20)))
            }
        }
    }

    Rectangle {
        anchors.centerIn: words
        visible: words.visible
        width: words.contentWidth + 16
        height: words.height + 8
        radius: 4
        color: "#b3000000"
    }
    PlainText {
        id: words

        objectName: "filmWords" + root.nodeId
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (controls.visible ? controls.height : Math.round(root.height / 24)) + 6
        visible: text !== "" && !root.isFailed
        width: root.width - 4 * Theme.gap
        text: root.subtitles.text
        color: "white"
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 6
        elide: Text.ElideRight
        font.pixelSize: Math.round(Math.max(13, Math.min(40, root.height / 18)))
    }

    Spinner {
        anchors.centerIn: parent
        visible: root.player.state === "stalled" || root.player.state === "loading" && root.isAwaited
    }

    Rectangle {
        anchors.centerIn: parent
        visible: !root.isMoving && !root.isFailed && root.player.state !== "loading" && !settings.visible && root.height >= 180 && root.place !== "window"
        width: 56
        height: 56
        radius: 28
        color: "#99000000"

        IconImage {
            anchors.centerIn: parent
            name: "play"
            size: 24
            color: "white"
        }
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.gapLarge, 360)
        visible: root.isFailed
        spacing: Theme.gap

        PlainText {
            width: parent.width
            text: root.player.problem
            color: "white"
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        PushButton {
            objectName: "filmAgain" + root.nodeId
            anchors.horizontalCenter: parent.horizontalCenter
            role: "secondary"
            accent: root.accent
            text: qsTr("Try again")
            onClicked: root.againWanted()
        }
    }

    FilmSettings {
        id: settings

        anchors.right: parent.right
        anchors.rightMargin: Theme.gapSmall
        anchors.bottom: controls.top
        width: Math.min(300, root.width - 2 * Theme.gapSmall)
        height: Math.min(implicitHeight, root.height - controls.height - Theme.gapSmall)
        visible: false
        nodeId: root.nodeId
        accent: root.accent
        player: root.player
        subtitles: root.subtitles
        choices: root.choices
        hasComments: root.comments !== "[]" || root.canSay
        onClosed: {
            visible = false;
            controls.focusSettings();
        }
    }

    FilmControls {
        id: controls

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: !root.isFailed && root.player.durationMs > 0 && (!root.isMoving || stage.hovered || stage.visualFocus || hovered || held || settings.visible)
        nodeId: root.nodeId
        radius: root.radius
        player: root.player
        choices: root.choices
        accent: root.accent
        hasSettings: settings.isUseful
        isSettingsOpen: settings.visible
        hasComments: settings.hasComments
        canSay: root.canSay
        place: root.place
        canFloat: root.canFloat
        nextLabel: root.nextLabel
        onNextWanted: root.nextWanted()
        onPlaceWanted: place => root.placeWanted(place)
        onSeekWanted: milliseconds => root.seekWanted(milliseconds)
        onToggleWanted: root.toggleWanted()
        onSettingsWanted: {
            settings.visible = !settings.visible;
            if (settings.visible)
                settings.begin();
        }
        onSaid: text => root.said(text)
        onDone: root.takeKeys()
    }
}
