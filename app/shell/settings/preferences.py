"""The choices about the window, kept in one small file so that the first frame already shows them."""

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

from app.core.kernel.errors import Unavailable

MODES = ("system", "light", "dark")
CAMERA_ID_MAX = 1_000
ZOOMS_PERCENT = (80, 90, 100, 110, 125, 150)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose; every value is one that the window can show."""

    mode: str = "system"
    zoom_percent: int = 100
    is_still: bool = False
    camera_id: str = ""


class Preferences:
    """Reads the choices once and writes each change. A missing or broken file means the defaults."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._writing = threading.Lock()
        self.choices = self._read()

    def choose(self, choices: Choices) -> None:
        """Take ``choices``; they are kept when ``save`` is next called."""
        self.choices = choices

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
        zoom = stored.get("zoom_percent")
        camera_id = stored.get("camera_id")
        return Choices(
            mode=mode if mode in MODES else "system",
            zoom_percent=zoom if type(zoom) is int and zoom in ZOOMS_PERCENT else 100,
            is_still=stored.get("is_still") is True,
            camera_id=camera_id if isinstance(camera_id, str) and len(camera_id) <= CAMERA_ID_MAX else "",
        )
