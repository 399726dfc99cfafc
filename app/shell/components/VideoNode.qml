pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style

/*! A film with its controls, which the shell draws and the keyboard reaches: space, arrows, M. */
Node {
    id: root

    property string source: ""
    property string alt: ""
    property string poster: ""
    property real aspect: 16 / 9
    property bool isPlaying: false
    property bool isMuted: false
    property real positionMs: 0
    property real speed: 1
    property bool hasTime: false
    property bool hasState: false
    property bool hasEnd: false

    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property bool isFailed: player.state === "failed"
    readonly property bool isSeen: visible && Window.window !== null
    readonly property real seekMs: 5000
    /*! What was asked to play out of sight plays once it is seen: nothing is heard of a page that nobody looks at. */
    property bool isAwaited: false
    /*! The second that was told last; a seek tells at once. */
    property int toldSecond: -1
    property string toldState: ""

    function clock(milliseconds: real): string {
        const seconds = Math.floor(milliseconds / 1000);
        const minutes = Math.floor(seconds / 60) % 60;
        const hours = Math.floor(seconds / 3600);
        const tail = (minutes < 10 && hours > 0 ? "0" : "") + minutes + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
        return hours > 0 ? hours + ":" + tail : tail;
    }
    function play(): void {
        root.isAwaited = !root.isSeen;
        if (root.isSeen)
            player.play();
    }
    function playAwaited(): void {
        if (root.isAwaited)
            root.play();
    }
    function pause(): void {
        root.isAwaited = false;
        player.pause();
    }
    function toggle(): void {
        if (root.isMoving)
            root.pause();
        else
            root.play();
    }
    function seek(milliseconds: real): void {
        root.toldSecond = -1;
        player.seek(milliseconds);
        tellTime();
    }
    function tellTime(): void {
        const second = Math.floor(player.positionMs / 1000);
        if (root.hasTime && second !== root.toldSecond) {
            root.toldSecond = second;
            root.page.tell_number(root.nodeId, "time", Math.floor(player.positionMs));
        }
    }
    function begin(): void {
        player.isMuted = root.isMuted;
        player.speed = root.speed;
        root.toldSecond = -1;
        root.toldState = "";
        player.load(root.page.films, root.source, root.positionMs);
        if (root.isPlaying)
            root.play();
    }

    implicitWidth: 480
    implicitHeight: Math.round(width / aspect)
    Accessible.role: Accessible.Grouping
    Accessible.name: label || alt

    Component.onCompleted: {
        begin();
        isPlayingChanged.connect(() => root.isPlaying ? root.play() : root.pause());
        positionMsChanged.connect(() => root.seek(root.positionMs));
        sourceChanged.connect(() => Qt.callLater(root.begin));
    }
    Component.onDestruction: player.close()
    onIsMutedChanged: player.isMuted = isMuted
    onSpeedChanged: player.speed = speed
    // Where nobody sees it, it stands still; the person plays on.
    onIsSeenChanged: {
        if (!isSeen)
            player.pause();
        else if (isAwaited)
            Qt.callLater(playAwaited);  // it may be in the window before it is known to be hidden there
    }

    FilmPlayer {
        id: player

        onEnded: {
            root.tellTime();
            if (root.hasEnd)
                root.page.tell(root.nodeId, "end");
        }
        onPositionChanged: {
            if (root.isMoving)
                root.tellTime();
        }
        onStateChanged: {
            const told = ["playing", "paused", "stalled", "failed"].includes(state) ? state : "";
            if (told !== "" && told !== root.toldState) {
                root.toldState = told;
                if (root.hasState)
                    root.page.tell_text(root.nodeId, "state", told);
            }
        }
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
        onClicked: root.toggle()
        Keys.onPressed: event => {
            const isMine = [Qt.Key_Space, Qt.Key_K, Qt.Key_Left, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_M].includes(event.key);
            if (!isMine || event.modifiers !== Qt.NoModifier && event.modifiers !== Qt.KeypadModifier)
                return;
            event.accepted = true;
            if (event.key === Qt.Key_Left)
                root.seek(player.positionMs - root.seekMs);
            else if (event.key === Qt.Key_Right)
                root.seek(player.positionMs + root.seekMs);
            else if (event.key === Qt.Key_Up)
                player.volume += 0.1;
            else if (event.key === Qt.Key_Down)
                player.volume -= 0.1;
            else if (event.isAutoRepeat)
                return;
            else if (event.key === Qt.Key_M)
                player.isMuted = !player.isMuted;
            else
                root.toggle();
        }

        background: Rectangle {
            radius: Theme.radiusSmall
            // A film stands on black in the light theme as well.
            color: "black"
        }
        contentItem: Item {
            FilmSurface {
                anchors.fill: parent
                visible: !poster.visible
                player: player
                radius: Theme.radiusSmall
            }
            Picture {
                id: poster

                anchors.fill: parent
                visible: root.poster !== "" && player.positionMs === 0 && !root.isMoving && !root.isFailed
                loader: root.page.pictures
                source: root.poster
                fit: "contain"
            }
        }
    }

    Spinner {
        anchors.centerIn: parent
        visible: player.state === "stalled" || player.state === "loading" && root.isPlaying
    }

    Rectangle {
        anchors.centerIn: parent
        visible: !root.isMoving && !root.isFailed && player.state !== "loading"
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
            text: player.problem
            color: "white"
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        PushButton {
            objectName: "filmAgain" + root.nodeId
            anchors.horizontalCenter: parent.horizontalCenter
            role: "secondary"
            accent: root.page.accent
            text: qsTr("Try again")
            onClicked: root.begin()
        }
    }

    FilmControls {
        id: controls

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: !root.isFailed && player.durationMs > 0 && (!root.isMoving || stage.hovered || stage.visualFocus || hovered || held)
        nodeId: root.nodeId
        player: player
        accent: root.page.accent
        clock: root.clock
        onSeekWanted: milliseconds => root.seek(milliseconds)
        onToggleWanted: root.toggle()
    }
}
