"""The catalogue as a folder: packages that are not installed yet, each under its mini-app's id."""

from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.ids import MiniAppId
from app.host.archive import SUFFIX

WITHDRAWN = ".withdrawn"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A package that can be offered, or one that was taken back: then there is no ``file``."""

    miniapp_id: MiniAppId
    file: Path | None


class Shelf:
    """Finds the package of a mini-app in a folder: ``<id>.ma``; ``<id>.withdrawn`` takes it back. On workers.

    Nothing there is believed: the file is judged as any file that a person chose.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, miniapp_id: MiniAppId) -> Shelved | None:
        """Return the package of this mini-app, or that it was taken back; None if the folder knows nothing of it.

        ``miniapp_id`` is one that a link can name: it holds no slash.
        """
        if (self._folder / f"{miniapp_id}{WITHDRAWN}").exists():
            return Shelved(miniapp_id, None)
        file = self._folder / f"{miniapp_id}{SUFFIX}"
        return Shelved(miniapp_id, file) if file.is_file() else None
