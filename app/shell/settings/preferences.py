"""The choices about the window, kept in one small file so that the first frame already shows them."""

import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from app.core.kernel.errors import Unavailable

MODES = ("system", "light", "dark")
CAMERA_ID_MAX = 1_000
BESIDE_PX_MAX = 10_000
LANGUAGES = ("as_system", "en", "zh_CN")
KEYS_MAX = 60
FOLDER_CHARACTERS_MAX = 4_096
SYSTEM_NOTICES = ("full", "names", "none")
EMOJI_MAX = 32
EMOJI_CHARACTERS_MAX = 20
EMOJI_TONE_MAX = 5
ZOOMS_PERCENT = (80, 90, 100, 110, 125, 150)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose; every value is one that the window can show."""

    mode: str = "system"
    zoom_percent: int = 100
    is_still: bool = False
    camera_id: str = ""
    beside_px: int = 420
    """How wide what is beside the chat is wanted, without zoom."""
    language: str = "as_system"
    has_screen_keys: bool = False
    screen_keys: str = ""
    """The keys that scan the screen from every program; empty: those that Plaza proposes."""
    document_folder: str = ""
    picture_folder: str = ""
    recent_emoji: tuple[str, ...] = ()
    """Those used last, the newest first."""
    emoji_tone: int = 0
    closes_to_tray: bool = True
    """Whether Plaza goes on in the tray, where there is one, as its last window is closed."""
    knows_tray: bool = False
    """Whether the person was told so."""
    system_notices: str = "full"
    """What the system says of messages while Plaza is not in front: who and what, who alone, or nothing."""


class Preferences:
    """Reads the choices once and writes each change. A missing or broken file means the defaults."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._writing = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self.choices = self._read()

    def choose(self, choices: Choices) -> None:
        """Take ``choices``, and tell all windows; they are kept when ``save`` is next called."""
        self.choices = choices
        for changed in tuple(self._listeners):
            changed()

    def listen(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Call ``changed`` whenever something was chosen, in whatever window; return the function that ends this."""
        self._listeners.append(changed)
        return lambda: self._listeners.remove(changed)

    def save(self) -> None:
        """Write the newest choices (without a path: nothing). Call from workers; they may overtake each other.

        Raises:
            Unavailable: the file cannot be written.
        """
        if self._path is None:
            return
        draft = self._path.with_suffix(".new")
        with self._writing:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                draft.write_text(json.dumps(asdict(self.choices)), encoding="utf-8")
                draft.replace(self._path)
            except OSError as error:
                raise Unavailable("settings.unwritable", reason=error.strerror or "unknown") from error

    def _read(self) -> Choices:
        if self._path is None:
            return Choices()
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Choices()
        if not isinstance(stored, dict):
            return Choices()
        mode = stored.get("mode")
        language = stored.get("language")
        zoom = stored.get("zoom_percent")
        camera_id = stored.get("camera_id")
        screen_keys = stored.get("screen_keys")
        folders = (stored.get("document_folder"), stored.get("picture_folder"))
        document_folder, picture_folder = (
            each if isinstance(each, str) and len(each) <= FOLDER_CHARACTERS_MAX else "" for each in folders
        )
        tone = stored.get("emoji_tone")
        beside = stored.get("beside_px")
        notices = stored.get("system_notices")
        return Choices(
            mode=mode if mode in MODES else "system",
            zoom_percent=zoom if type(zoom) is int and zoom in ZOOMS_PERCENT else 100,
            is_still=stored.get("is_still") is True,
            beside_px=beside if type(beside) is int and 0 < beside <= BESIDE_PX_MAX else 420,
            camera_id=camera_id if isinstance(camera_id, str) and len(camera_id) <= CAMERA_ID_MAX else "",
            language=language if language in LANGUAGES else "as_system",
            has_screen_keys=stored.get("has_screen_keys") is True,
            screen_keys=screen_keys if isinstance(screen_keys, str) and len(screen_keys) <= KEYS_MAX else "",
            document_folder=document_folder,
            picture_folder=picture_folder,
            recent_emoji=_texts(stored.get("recent_emoji")),
            emoji_tone=tone if type(tone) is int and 0 <= tone <= EMOJI_TONE_MAX else 0,
            closes_to_tray=stored.get("closes_to_tray") is not False,
            knows_tray=stored.get("knows_tray") is True,
            system_notices=notices if notices in SYSTEM_NOTICES else "full",
        )


def _texts(stored: object) -> tuple[str, ...]:
    """Return the short texts of a list; anything else in it is left out."""
    found = stored if isinstance(stored, list) else []
    return tuple(each for each in found if isinstance(each, str) and len(each) <= EMOJI_CHARACTERS_MAX)[:EMOJI_MAX]
