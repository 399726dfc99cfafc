"""The sound tracks of a film: what they are called, and which one is heard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.plain_words import isolated, one_line

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1


def name_of(track: "QMediaMetaData") -> str:
    """Return what a film calls one of its sound tracks, or else its language; empty if it says neither."""
    from PySide6.QtMultimedia import QMediaMetaData

    title = str(track.value(QMediaMetaData.Key.Title) or "")
    language = track.value(QMediaMetaData.Key.Language)
    known = isinstance(language, QLocale.Language) and language is not QLocale.Language.AnyLanguage
    return isolated(one_line(title, 60)) or (QLocale(language).nativeLanguageName() if known else "")


@QmlElement
class FilmSounds(QObject):
    """What can be heard of the film that a player has open. GUI thread."""

    changed = Signal()
    # Done by the event loop, as all that a player is told.
    _wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None

    def take(self, player: "QMediaPlayer | None") -> None:
        """Speak of another film from now on, or of none."""
        if self._player is not None:
            self._wanted.disconnect(self._player.setActiveAudioTrack)
            self._player.disconnect(self)
        self._player = player
        if player is not None:
            self._wanted.connect(player.setActiveAudioTrack, Qt.ConnectionType.QueuedConnection)
            player.tracksChanged.connect(self.changed)
            player.activeTracksChanged.connect(self.changed)
        self.changed.emit()

    @Property(list, notify=changed)
    def names(self) -> list[str]:
        """What they are called: in the film's own words, by their languages, or by their numbers."""
        tracks = self._player.audioTracks() if self._player is not None else []
        return [name_of(track) or str(number) for number, track in enumerate(tracks, 1)]

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """The number of the one that is heard; -1 for none."""
        return self._player.activeAudioTrack() if self._player is not None else -1

    @Slot(int)
    def choose(self, number: int) -> None:
        """Let the one with this number be heard."""
        self._wanted.emit(number)
