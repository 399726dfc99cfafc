pragma ComponentBehavior: Bound
import QtQuick
import app.shell.style

/*! A film with its controls, which the shell draws and the keyboard reaches. */
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
    /*! Subtitles and comments as they came. */
    property string subtitles: "[]"
    property string comments: "[]"
    property bool hasComment: false

    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property bool isFailed: player.state === "failed"
    readonly property bool isSeen: visible && Window.window !== null
    /*! What was asked to play out of sight plays once it is seen: nothing is heard of a page that nobody looks at. */
    property bool isAwaited: false
    /*! The second that was told last; a seek tells at once. */
    property int toldSecond: -1
    property string toldState: ""

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

    FilmSubtitles {
        id: spoken

        sent: root.subtitles
        choices: root.page.films.choices
        positionMs: player.positionMs
    }

    FilmStage {
        anchors.fill: parent
        nodeId: root.nodeId
        player: player
        subtitles: spoken
        choices: root.page.films.choices
        accent: root.page.accent
        alt: root.alt
        comments: root.comments
        canSay: root.hasComment
        radius: Theme.radiusSmall
        isAwaited: root.isPlaying
        onToggleWanted: root.toggle()
        onSeekWanted: milliseconds => root.seek(milliseconds)
        onAgainWanted: root.begin()
        onSaid: text => root.page.tell_text(root.nodeId, "comment", text)
        cover: Picture {
            anchors.fill: parent
            visible: root.poster !== "" && player.positionMs === 0 && !root.isMoving && !root.isFailed
            loader: root.page.pictures
            source: root.poster
            fit: "contain"
        }
    }
}
