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
    property bool canFloat: false
    property string nextLabel: ""
    property bool hasNext: false
    /*! Where it is seen: on its "page", on the whole "screen", or in a small "window" of its own. */
    property string place: "page"

    readonly property bool isMoving: player.state === "playing" || player.state === "stalled"
    readonly property bool isFailed: player.state === "failed"
    readonly property bool isHere: visible && Window.window !== null
    readonly property bool isSeen: place !== "page" || isHere
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
    function put(wanted: string): void {
        if (wanted !== "window" || root.canFloat)
            root.place = wanted;
        if (root.place === "page" && root.isHere) {
            root.Window.window.requestActivate();
            here.takeKeys();
        }
    }
    function leave(): void {
        if (root.Window.window === null)
            root.place = "page";
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
    Component.onDestruction: {
        root.page.films.setAway(player, false);
        player.close();
    }
    onPlaceChanged: root.page.films.setAway(player, place !== "page")
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

    Connections {
        target: root.page.films

        function onBroughtBack(): void {
            root.place = "page";
        }
    }
    // It leaves with its tab, whatever window it is in; a tab that goes into another window has none for a moment.
    Window.onWindowChanged: Qt.callLater(root.leave)

    FilmStage {
        id: here

        anchors.fill: parent
        visible: root.place === "page"
        canFloat: root.canFloat
        nextLabel: root.hasNext ? root.nextLabel || qsTr("Next") : ""
        onNextWanted: root.page.tell(root.nodeId, "next")
        onPlaceWanted: place => root.put(place)
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
    Rectangle {
        anchors.fill: parent
        visible: root.place !== "page"
        radius: Theme.radiusSmall
        color: "black"

        Column {
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Theme.gap, 360)
            spacing: Theme.gap

            PlainText {
                width: parent.width
                text: qsTr("The film is in a window of its own.")
                color: "white"
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
            PushButton {
                objectName: "filmHere" + root.nodeId
                anchors.horizontalCenter: parent.horizontalCenter
                role: "secondary"
                accent: root.page.accent
                text: qsTr("Bring it back")
                onClicked: root.put("page")
            }
        }
    }

    Loader {
        active: root.place !== "page"
        sourceComponent: FilmWindow {
            id: elsewhere

            place: root.place
            name: root.alt
            onPlaceWanted: place => root.put(place)
            stage: FilmStage {
                anchors.fill: parent
                nodeId: root.nodeId + "elsewhere"
                place: root.place
                player: player
                subtitles: spoken
                choices: root.page.films.choices
                accent: root.page.accent
                alt: root.alt
                comments: root.comments
                canSay: root.hasComment
                isAwaited: root.isPlaying
                nextLabel: root.hasNext ? root.nextLabel || qsTr("Next") : ""
                onToggleWanted: root.toggle()
                onSeekWanted: milliseconds => root.seek(milliseconds)
                onAgainWanted: root.begin()
                onNextWanted: root.page.tell(root.nodeId, "next")
                onSaid: text => root.page.tell_text(root.nodeId, "comment", text)
                onPlaceWanted: place => elsewhere.placeWanted(place)
                Component.onCompleted: takeKeys()
            }
        }
    }
}
