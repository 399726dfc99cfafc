"""What is remembered of catalogues beside what they list: where each came from, and how new the newest seen was."""

from dataclasses import dataclass
from pathlib import Path

from app.core.kernel.unwritable import unwritable
from app.host import records
from app.host.catalogues import index


@dataclass(frozen=True, slots=True)
class Seen:
    """How new a catalogue was when it was seen last, and what it said."""

    sequence: int
    sha256: str


class Keeping:
    """Keeps ``catalogues/<key>/``: ``source.json``, and ``seen.json``, which outlives it. One thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sources(self) -> dict[str, str]:
        """Return where each catalogue came from, by its key; empty where that is lost."""
        try:
            found = sorted(each.name for each in self._folder.iterdir())
        except OSError:
            return {}
        return {
            name: _address(records.read(self._folder / name / "source.json"))
            for name in found
            if index.is_key(name) and (self._folder / name / "source.json").is_file()
        }

    def keep(self, key: str, address: str) -> None:
        """Remember where a catalogue came from.

        Raises:
            Unavailable: ``data.unwritable``, ``database.full``.
        """
        self._write(key, "source.json", {"address": address})

    def forget(self, key: str) -> None:
        """Forget where a catalogue came from, but not how new it was: added again, it may not be older.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        folder = self._folder / key
        try:
            (folder / "source.json").unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error

    def note(self, key: str, seen: Seen) -> None:
        """Remember how new a catalogue is.

        Raises:
            Unavailable: ``data.unwritable``, ``database.full``.
        """
        self._write(key, "seen.json", {"sequence": seen.sequence, "sha256": seen.sha256})

    def seen(self, key: str) -> Seen | None:
        """Return how new the catalogue of ``key`` was when it was seen last, also if it is not kept any more."""
        found = records.read(self._folder / key / "seen.json")
        if not isinstance(found, dict):
            return None
        sequence, sha256 = found.get("sequence"), found.get("sha256")
        return Seen(sequence, sha256) if isinstance(sequence, int) and isinstance(sha256, str) else None

    def _write(self, key: str, name: str, content: dict[str, object]) -> None:
        folder = self._folder / key
        try:
            folder.mkdir(parents=True, exist_ok=True)
            records.write(folder / name, content)
        except OSError as error:
            raise unwritable(folder, error) from error


def _address(content: object) -> str:
    address = content.get("address") if isinstance(content, dict) else None
    return address if isinstance(address, str) else ""
