pragma ComponentBehavior: Bound
import QtQuick
import app.shell.components
import app.shell.style

/*! A film in an article: it stands still until the reader plays it, and says why where it cannot be. Space, arrows, M. */
FocusScope {
    id: root

    /*! Opens it; without one it cannot be played. */
    required property FilmLoader loader
    required property string film
    /*! What it shows, in words. */
    required property string name
    readonly property bool isSeen: visible && Window.window !== null

    /*! The keyboard reached this item. */
    signal reached(Item item)

    function toggle(): void {
        if (player.state === "empty")
            player.load(loader, film, 0); // nothing of it is read before
        if (stage.isMoving)
            player.pause();
        else
            player.play();
    }

    implicitHeight: Math.round(width * 9 / 16)
    onActiveFocusChanged: {
        if (activeFocus)
            reached(root);
    }
    Component.onDestruction: player.close()
    onIsSeenChanged: {
        if (!isSeen)
            player.pause();
    }

    FilmPlayer {
        id: player
    }
    FilmSubtitles {
        id: spoken

        choices: root.loader.choices
        positionMs: player.positionMs
    }
    FilmStage {
        id: stage

        anchors.fill: parent
        nodeId: "Article"
        player: player
        subtitles: spoken
        choices: root.loader.choices
        accent: ""
        alt: root.name
        radius: Theme.radius
        isAwaited: true
        onToggleWanted: root.toggle()
        onSeekWanted: milliseconds => player.seek(milliseconds)
        onAgainWanted: {
            player.close();
            root.toggle();
        }
    }
}
