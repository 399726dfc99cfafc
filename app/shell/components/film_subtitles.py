"""The subtitles of a film: which tracks there are, which one is shown, and what it says now."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import Property, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.components.film_choices import FilmChoices
from app.shell.plain_words import hidden_shown, isolated, one_line

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

NONE = -1
AT_ONCE_MAX = 3
"""So many cues are shown together; of more nobody could read any."""
BACK_MAX = 50
"""So many cues before the one that began last are looked through for those that still stand."""


class Track:
    """One track: its cues by when they begin."""

    def __init__(self, label: str, language: str, cues: Sequence[dict[str, Any]]) -> None:
        self.label = label
        self.language = language
        self._cues = sorted(cues, key=lambda cue: int(cue["begin_ms"]))
        self._begins = [int(cue["begin_ms"]) for cue in self._cues]

    def at(self, position_ms: float) -> str:
        """Return what stands under the picture at a time, what began first above; hidden characters spelt out."""
        last = bisect_right(self._begins, position_ms)
        begun = self._cues[max(0, last - BACK_MAX) : last]
        standing = [str(cue["text"]) for cue in begun if position_ms < cue["end_ms"]]
        return "\n".join(hidden_shown(text) for text in standing[-AT_ONCE_MAX:])


def track_for(tracks: Sequence[Track], chosen: tuple[str, str] | None, language: str) -> int:
    """Return the number of the track to show: the chosen one, else the first in its language; NONE if there is none.

    Before anything was ``chosen`` the person's ``language`` counts, by its first part: "zh" for "zh-Hans".
    """
    if chosen is None:
        wanted = _primary(language)
        return next((at for at, track in enumerate(tracks) if _primary(track.language) == wanted), NONE)
    same = [at for at, track in enumerate(tracks) if track.language == chosen[0]]
    return next((at for at in same if tracks[at].label == chosen[1]), same[0] if same else NONE)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _language() -> str:
    """Return the language of the window, which `shell.language` made the default."""
    name = QLocale().name()
    return "en" if name == "C" else name


@QmlElement
class FilmSubtitles(QObject):
    """Knows at each time of a film what its subtitles say. GUI thread."""

    changed = Signal()
    textChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks: list[Track] = []
        self._choices: FilmChoices | None = None
        self._sent = "[]"
        self._position_ms = 0.0
        self._chosen = NONE
        self._text = ""

    def _get_sent(self) -> str:
        return self._sent

    def _set_sent(self, sent: str) -> None:
        self._sent = sent
        self._tracks = [Track(each["label"], each["language"], each["cues"]) for each in msgspec.json.decode(sent)]
        self._choose()

    sent = Property(str, _get_sent, _set_sent, notify=changed)
    """The tracks as they came, as JSON: QML would make an object of each cue."""

    def _get_choices(self) -> FilmChoices | None:
        return self._choices

    def _set_choices(self, choices: FilmChoices | None) -> None:
        if choices is self._choices:
            return
        if self._choices is not None:
            self._choices.changed.disconnect(self._choose)
        self._choices = choices
        if choices is not None:
            choices.changed.connect(self._choose)
        self._choose()

    choices = Property(FilmChoices, _get_choices, _set_choices, notify=changed)

    def _get_position_ms(self) -> float:
        return self._position_ms

    def _set_position_ms(self, position_ms: float) -> None:
        self._position_ms = position_ms
        self._say()

    positionMs = Property(float, _get_position_ms, _set_position_ms, notify=textChanged)

    @Property(list, notify=changed)
    def labels(self) -> list[str]:
        """The names of the tracks, as the mini-app calls them."""
        return [isolated(one_line(track.label)) or track.language for track in self._tracks]

    @Property(int, notify=changed)
    def chosen(self) -> int:
        """The number of the track that is shown; -1 if none is."""
        return self._chosen

    @Property(str, notify=textChanged)
    def text(self) -> str:
        """What is to be read now."""
        return self._text

    @Slot(int)
    def choose(self, at: int) -> None:
        """Show the track with this number from now on, or none for -1."""
        if self._choices is not None:
            track = self._tracks[at] if 0 <= at < len(self._tracks) else None
            self._choices.chooseSubtitles(track.language if track else "", track.label if track else "")

    @Slot()
    def _choose(self) -> None:
        chosen = self._choices.subtitles if self._choices is not None else None
        self._chosen = track_for(self._tracks, chosen, _language())
        self.changed.emit()
        self._say()

    def _say(self) -> None:
        text = self._tracks[self._chosen].at(self._position_ms) if self._chosen != NONE else ""
        if text != self._text:
            self._text = text
            self.textChanged.emit()
