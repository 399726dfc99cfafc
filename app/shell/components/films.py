"""A film on a page: opened by a worker, played by Qt Multimedia, painted by an item of our own."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Property, QFile, QFileDevice, QIODevice, QObject, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from shiboken6 import isValid

from app.core.kernel.errors import PlazaError
from app.host.decoding.wire import PIXELS_MAX
from app.shell.components.film_choices import FilmChoices
from app.shell.components.film_sounds import FilmSounds
from app.shell.error_texts import text_of
from app.shell.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1


def _pixels_of(player: "QMediaPlayer") -> int:
    """Return how many pixels a film says that its pictures have; 0 if it does not say."""
    from PySide6.QtMultimedia import QMediaMetaData

    size = player.metaData().value(QMediaMetaData.Key.Resolution)
    return size.width() * size.height() if isinstance(size, QSize) else 0


@QmlElement
class FilmLoader(QObject):
    """Opens the films of one session, one after the other: it never has more than one worker. GUI thread."""

    broughtBack = Signal()
    awayChanged = Signal()

    def __init__(self, tasks: Tasks, open_film: Callable[[str], int]) -> None:
        super().__init__()
        self._tasks = tasks
        self._open = open_film
        self._waiting: dict[QObject, Callable[[], None]] = {}
        self._is_opening = False
        self._choices = FilmChoices(self)
        self._away: set[QObject] = set()

    @Property(FilmChoices, constant=True)
    def choices(self) -> FilmChoices:
        """What the person chose about this mini-app's films."""
        return self._choices

    @property
    def is_away(self) -> bool:
        """Whether a film is seen in a window of its own: then the mini-app is seen, whatever tab is looked at."""
        return bool(self._away)

    @Slot(QObject, bool)
    def setAway(self, player: QObject, is_away: bool) -> None:
        """Take it that a player's film went into a window of its own, or came back."""
        was_away = self.is_away
        (self._away.add if is_away else self._away.discard)(player)
        if self.is_away != was_away:
            self.awayChanged.emit()

    def bring_back(self) -> None:
        """Have the films that are on the whole screen or in a window of their own back on their pages."""
        self.broughtBack.emit()

    def load(
        self, who: QObject, source: str, done: Callable[[int], None], failed: Callable[[PlazaError], None]
    ) -> None:
        """Call ``done`` with a descriptor, which is then ``done``'s to close, or ``failed``; both on this thread.

        What ``who`` wanted before and was not begun is dropped, and so is what nobody is there for any more: a page may
        change its mind faster than films can be opened.
        """

        def opened(descriptor: int) -> None:
            self._open_next()
            done(descriptor)

        def refused(error: PlazaError) -> None:
            self._open_next()
            failed(error)

        self._waiting[who] = lambda: self._tasks.run(lambda: self._open(source), opened, refused)
        if not self._is_opening:
            self._open_next()

    def _open_next(self) -> None:
        self._is_opening = False
        while self._waiting and not self._is_opening:
            who = next(iter(self._waiting))
            begin = self._waiting.pop(who)
            if isValid(who):
                self._is_opening = True
                begin()


@QmlElement
class FilmPlayer(QObject):
    """Plays one film. GUI thread. At most one in the window is heard and seen to move: starting one pauses the other.

    ``state`` is "empty", "loading", "paused", "playing", "stalled" or "failed"; then ``problem`` says why.
    """

    stateChanged = Signal()
    positionChanged = Signal()
    settingsChanged = Signal()
    ended = Signal()
    frameChanged = Signal()

    # What the player is to do, done by the event loop: whoever calls it from Python holds the interpreter's lock and
    # would wait for the thread that reads the file, which needs that lock for a moment at each piece (a `QFile` made in
    # Python asks first whether Python has overridden it).
    _playWanted = Signal()
    _pauseWanted = Signal()
    _stopWanted = Signal()
    _seekWanted = Signal("qlonglong")  # type: ignore[arg-type]  # the stubs know no Qt type names
    _speedWanted = Signal(float)

    _playing: ClassVar["FilmPlayer | None"] = None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._sound: QAudioOutput | None = None
        self._state = "empty"
        self._problem = ""
        self._serial = 0
        self._wants_to_play = False
        self._begin_ms = 0.0
        self._sought: tuple[float, float] | None = None  # from where to where, until it has gone there
        self._volume = 1.0
        self._is_muted = False
        self._speed = 1.0
        self._sounds = FilmSounds(self)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """What it does now."""
        return self._state

    @Property(str, notify=stateChanged)
    def problem(self) -> str:
        """Why there is nothing to see, in one sentence."""
        return self._problem

    @Property(float, notify=positionChanged)
    def positionMs(self) -> float:
        """How far it has come, or is sent to."""
        if self._player is None:
            return 0.0
        position_ms = float(self._player.position())
        if self._sought is not None and position_ms == self._sought[0]:
            return self._sought[1]
        self._sought = None
        return position_ms

    @Property(float, notify=stateChanged)
    def durationMs(self) -> float:
        """How long it is; 0 until that is known."""
        return float(self._player.duration()) if self._player is not None else 0.0

    def _get_volume(self) -> float:
        return self._volume

    def _set_volume(self, volume: float) -> None:
        self._volume = min(1.0, max(0.0, volume))
        self._apply_settings()

    volume = Property(float, _get_volume, _set_volume, notify=settingsChanged)

    def _get_is_muted(self) -> bool:
        return self._is_muted

    def _set_is_muted(self, is_muted: bool) -> None:
        self._is_muted = is_muted
        self._apply_settings()

    isMuted = Property(bool, _get_is_muted, _set_is_muted, notify=settingsChanged)

    def _get_speed(self) -> float:
        return self._speed

    def _set_speed(self, speed: float) -> None:
        self._speed = min(2.0, max(0.5, speed))
        self._apply_settings()

    speed = Property(float, _get_speed, _set_speed, notify=settingsChanged)

    @Property(FilmSounds, constant=True)
    def sounds(self) -> FilmSounds:
        """Its sound tracks."""
        return self._sounds

    @property
    def frame(self) -> "QVideoFrame | None":
        """The picture to be seen now; None before the first."""
        if self._sink is None:
            return None
        frame = self._sink.videoFrame()
        return frame if frame.isValid() else None

    @Slot(FilmLoader, str, float)
    def load(self, loader: FilmLoader, source: str, begin_ms: float) -> None:
        """Open ``source`` and stand at ``begin_ms``; plays if ``play`` has been asked for by then."""
        self._stop()
        self._serial += 1
        serial = self._serial
        self._begin_ms = begin_ms
        self._tell("loading")

        def opened(descriptor: int) -> None:
            # The item may have gone, with its Qt half, or been given another film meanwhile.
            if isValid(self) and serial == self._serial:
                self._open(descriptor)
            else:
                os.close(descriptor)

        def failed(error: PlazaError) -> None:
            if isValid(self) and serial == self._serial:
                self._fail(text_of(error))

        loader.load(self, source, opened, failed)

    @Slot()
    def play(self) -> None:
        """Play on, from the beginning if it stands at the end."""
        other, FilmPlayer._playing = FilmPlayer._playing, self
        if other is not None and other is not self and isValid(other):
            other.pause()
        self._wants_to_play = True
        if self._state != "failed":
            self._playWanted.emit()

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        self._wants_to_play = False
        if self._state != "failed":
            self._pauseWanted.emit()

    @Slot(float)
    def seek(self, position_ms: float) -> None:
        """Go to ``position_ms``, or as near as the film reaches."""
        if self._player is None:
            self._begin_ms = max(0.0, position_ms)
        else:
            wanted_ms = int(min(max(0.0, position_ms), float(self._player.duration())))
            self._sought = (float(self._player.position()), float(wanted_ms))
            self._seekWanted.emit(wanted_ms)
            self.positionChanged.emit()

    @Slot()
    def close(self) -> None:
        """Let go of the film."""
        self._serial += 1
        self._stop()
        self._tell("empty")

    def _open(self, descriptor: int) -> None:
        # Not before a film is to be played: Qt Multimedia takes a while to load.
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

        player = QMediaPlayer()
        file = QFile(player)
        mode, whose = QIODevice.OpenModeFlag.ReadOnly, QFileDevice.FileHandleFlag.AutoCloseHandle
        if not file.open(descriptor, mode, whose):
            os.close(descriptor)
            self._fail(self.tr("This film could not be opened."))
            return
        self._player, self._sink, self._sound = player, QVideoSink(player), QAudioOutput(player)
        player.setVideoSink(self._sink)
        player.setAudioOutput(self._sound)
        later = Qt.ConnectionType.QueuedConnection
        self._playWanted.connect(player.play, later)
        self._pauseWanted.connect(player.pause, later)
        self._stopWanted.connect(player.stop, later)
        self._seekWanted.connect(player.setPosition, later)
        self._speedWanted.connect(player.setPlaybackRate, later)
        self._sink.videoFrameChanged.connect(self.frameChanged)
        player.positionChanged.connect(self.positionChanged)
        player.durationChanged.connect(self.stateChanged)
        player.mediaStatusChanged.connect(self._on_status)
        player.playbackStateChanged.connect(self._on_playback)
        player.errorOccurred.connect(self._on_status)
        self._sounds.take(player)
        self._apply_settings()
        # No address: from one, the player would go and open what it names by itself.
        player.setSourceDevice(file, QUrl())

    def _apply_settings(self) -> None:
        if self._sound is not None and self._player is not None:
            # What people hear as half as loud is a tenth of the power: the cube comes close to it.
            self._sound.setVolume(self._volume**3)
            self._sound.setMuted(self._is_muted)
            self._speedWanted.emit(self._speed)
        self.settingsChanged.emit()

    def _on_status(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        player = self._player
        if player is None or self._state == "failed":
            return
        status = player.mediaStatus()
        is_broken = status is QMediaPlayer.MediaStatus.InvalidMedia or player.error() is not QMediaPlayer.Error.NoError
        if is_broken:
            self._fail(
                self.tr("This film cannot be shown: it is damaged, or of a kind that this computer cannot play.")
            )
        elif status is QMediaPlayer.MediaStatus.LoadedMedia and self._state == "loading":
            if not player.hasVideo():
                self._fail(self.tr("This file holds no film that can be shown."))
                return
            if _pixels_of(player) > PIXELS_MAX:
                self._stop()  # before it unpacks more of it
                self._fail(self.tr("This film cannot be shown: its pictures are too large."))
                return
            self._seekWanted.emit(int(min(self._begin_ms, float(player.duration()))))
            self._tell("paused")
            if self._wants_to_play:
                self._playWanted.emit()
            else:
                self._pauseWanted.emit()
        elif status is QMediaPlayer.MediaStatus.StalledMedia:
            self._tell("stalled")
        elif status is QMediaPlayer.MediaStatus.EndOfMedia:
            self._wants_to_play = False
            self._tell("paused")
            self.ended.emit()
        else:
            self._on_playback()

    def _on_playback(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if self._player is None or self._state in ("failed", "loading", "empty"):
            return
        is_playing = self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState
        self._tell("playing" if is_playing else "paused")

    def _fail(self, problem: str) -> None:
        self._problem = problem
        self._tell("failed")

    def _tell(self, state: str) -> None:
        if state != self._state:
            self._state = state
            if state != "failed":
                self._problem = ""
            self.stateChanged.emit()

    def _stop(self) -> None:
        player = self._player
        self._player = self._sink = self._sound = self._sought = None
        self._sounds.take(None)
        if player is not None:
            # Its file and its outputs are its children: they go with it, once nothing reads and plays any more.
            self._stopWanted.emit()
            player.disconnect(self)
            player.deleteLater()


@QmlElement
class FilmSurface(QQuickPaintedItem):
    """Paints a player's picture as large as it fits. ``VideoOutput`` shows nothing in software rendering.

    Painted in Python, so the scene graph must run on the GUI thread (``QSG_RENDER_LOOP=basic``).
    """

    playerChanged = Signal()
    radiusChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._player: FilmPlayer | None = None
        self._radius = 0.0
        self.setOpaquePainting(False)

    def _get_player(self) -> FilmPlayer | None:
        return self._player

    def _set_player(self, player: FilmPlayer | None) -> None:
        if player is self._player:
            return
        if self._player is not None and isValid(self._player):
            self._player.frameChanged.disconnect(self.update)
        self._player = player
        if player is not None:
            player.frameChanged.connect(self.update)
        self.playerChanged.emit()
        self.update()

    player = Property(FilmPlayer, _get_player, _set_player, notify=playerChanged)

    def _get_radius(self) -> float:
        return self._radius

    def _set_radius(self, radius: float) -> None:
        self._radius = radius
        self.radiusChanged.emit()
        self.update()

    radius = Property(float, _get_radius, _set_radius, notify=radiusChanged)

    def paint(self, painter: QPainter) -> None:
        """Paint the film's picture, or nothing before the first."""
        player = self._player
        frame = player.frame if player is not None and isValid(player) else None
        if frame is None:
            return
        from PySide6.QtMultimedia import QVideoFrame

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(self.boundingRect(), self._radius, self._radius)
        painter.setClipPath(rounded)
        frame.paint(painter, self.boundingRect(), QVideoFrame.PaintOptions())
