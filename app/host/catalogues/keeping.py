"""What is kept of catalogues: the files as they were signed, where they came from, and how new the newest seen was."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.unwritable import unwritable
from app.core.kernel.whole_file import write_whole
from app.host import records
from app.host.catalogues import index
from app.host.catalogues.index import Entry, Root, SignedRoot
from app.host.installer import RESERVED


@dataclass(frozen=True, slots=True)
class Seen:
    """How new a catalogue was when it was seen last, and what it said."""

    sequence: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One catalogue as it was fetched last; ``said`` is what is searched of each entry, its name first, in a line."""

    address: str
    refreshed_at: datetime
    signed: SignedRoot
    pages: dict[str, bytes]
    entries: dict[str, Entry]
    said: dict[str, str]
    withdrawn: dict[str, str]

    @property
    def key(self) -> str:
        """Whose it is."""
        return self.signed.key

    @property
    def root(self) -> Root:
        """What it says of itself."""
        return self.signed.root

    @classmethod
    def read(cls, address: str, refreshed_at: datetime, signed: SignedRoot, pages: Mapping[str, bytes]) -> "Kept":
        """Return a catalogue of these files, without mini-apps whose ids are of what comes with Plaza.

        Raises:
            Refused: ``catalogue.broken``, ``catalogue.too_large``.
        """
        found = [each for ref in signed.root.pages for each in index.read_page(pages.get(ref.sha256, b""), ref)]
        entries = {
            each.miniapp_id: each
            for each in index.checked(signed.root, found)
            if not each.miniapp_id.startswith(RESERVED)
        }
        said = {
            key: "\n".join((" ".join(each.name.split()), each.publisher_name, each.description)).casefold()
            for key, each in entries.items()
        }
        withdrawn = {each.miniapp_id: each.reason for each in signed.root.withdrawn}
        return cls(address, refreshed_at, signed, dict(pages), entries, said, withdrawn)


class Keeping:
    """Keeps ``catalogues/<key>/``: the signed root, its pages, ``source.json``; and ``seen.json``, which outlives them.

    Not for two threads at once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def found(self) -> list[str]:
        """Return the keys of the catalogues that are kept."""
        try:
            found = sorted(each.name for each in self._folder.iterdir())
        except OSError:
            return []
        return [name for name in found if index.is_key(name) and (self._folder / name / index.ROOT).is_file()]

    def address(self, key: str) -> str:
        """Return where a catalogue came from; empty if that is lost."""
        try:
            return _source(records.read(self._folder / key / "source.json"))[0]
        except Refused:
            return ""

    def read(self, key: str) -> Kept:
        """Return a catalogue, verified as if it had just come: others may have changed these files.

        Raises:
            Refused: ``catalogue.broken``, ``catalogue.signature``, ``catalogue.too_large``.
        """
        folder = self._folder / key
        source = records.read(folder / "source.json")
        address, moment = _source(source)
        signed = index.read_root(_content(folder / index.ROOT, index.ROOT_BYTES_MAX))
        if signed.key != key:
            raise Refused("catalogue.signature")
        pages = {each.sha256: _content(folder / each.file, each.size_bytes) for each in signed.root.pages}
        return Kept.read(address, moment, signed, pages)

    def write(self, kept: Kept) -> None:
        """Keep a catalogue, its pages first: after a loss of power the root that is there has all of its own.

        Raises:
            Unavailable: ``data.unwritable``, ``database.full``, ``export.unwritable``.
        """
        folder = self._folder / kept.key
        try:
            (folder / "pages").mkdir(parents=True, exist_ok=True)
            for ref in kept.root.pages:
                if not (folder / ref.file).is_file():
                    write_whole(folder / ref.file, kept.pages[ref.sha256])
            records.write(
                folder / "source.json", {"address": kept.address, "refreshed_at": kept.refreshed_at.isoformat()}
            )
            records.write(folder / "seen.json", {"sequence": kept.root.sequence, "sha256": kept.signed.sha256})
            write_whole(folder / index.ROOT, kept.signed.data)
            needed = {f"{each.sha256}.json" for each in kept.root.pages}
            for page in (folder / "pages").iterdir():
                if page.name not in needed:
                    page.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error

    def forget(self, key: str) -> None:
        """Delete a catalogue, but for how new it was: added again, it may not be older.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        folder = self._folder / key
        try:
            (folder / index.ROOT).unlink(missing_ok=True)
            (folder / "source.json").unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(folder, error) from error
        shutil.rmtree(folder / "pages", ignore_errors=True)

    def seen(self, key: str) -> Seen | None:
        """Return how new the catalogue of ``key`` was when it was seen last, also if it is not kept any more."""
        found = records.read(self._folder / key / "seen.json")
        if not isinstance(found, dict):
            return None
        sequence, sha256 = found.get("sequence"), found.get("sha256")
        return Seen(sequence, sha256) if isinstance(sequence, int) and isinstance(sha256, str) else None


def _source(content: object) -> tuple[str, datetime]:
    if isinstance(content, dict):
        address, moment = content.get("address"), content.get("refreshed_at")
        if isinstance(address, str) and isinstance(moment, str):
            try:
                return address, datetime.fromisoformat(moment).astimezone(UTC)
            except ValueError:
                pass
    raise Refused("catalogue.broken", reason="has lost where it came from")


def _content(place: Path, bytes_max: int) -> bytes:
    try:
        with place.open("rb") as stream:
            return stream.read(bytes_max + 1)
    except OSError as error:
        raise Refused("catalogue.broken", reason="has lost a file") from error
