"""Making a catalogue: packages put into its folder, listed, and the index signed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import structs

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.whole_file import write_whole
from app.host.catalogues import index
from app.host.catalogues.index import Channel, Entry, Page, Root, Withdrawal
from app.host.package import Package
from app.host.signing import PublisherKey

DAYS = 30


@dataclass(frozen=True, slots=True)
class Published:
    """What a catalogue says by now."""

    root: Root
    entries: tuple[Entry, ...]


class CatalogueFolder:
    """A catalogue's folder, as its keeper writes it; any web server can carry it as it is."""

    def __init__(self, folder: Path, key: PublisherKey) -> None:
        self._folder = folder
        self._key = key

    def read(self) -> Published | None:
        """Return what the folder says so far; nothing if it holds no catalogue yet.

        Raises:
            Refused: ``catalogue.broken``, ``catalogue.signature``, ``catalogue.other_key`` (this is not its key).
        """
        root = self._folder / index.ROOT
        if not root.exists():
            return None
        signed = index.read_root(root.read_bytes())
        if signed.key != self._key.public:
            raise Refused("catalogue.other_key", name=signed.root.name)
        entries = [
            entry for ref in signed.root.pages for entry in index.read_page((self._folder / ref.file).read_bytes(), ref)
        ]
        return Published(signed.root, tuple(entries))

    def publish(
        self,
        packages: Sequence[Path],
        *,
        now: datetime,
        name: str = "",
        withdrawn: Mapping[str, str] | None = None,
        days: int = DAYS,
        channel: Channel = "stable",
        share_percent: int = 100,
    ) -> Published:
        """Add packages, take others back (``withdrawn``: why, by id), and sign it all anew for so many ``days``.

        The packages come in a ``channel`` and for a share of all people; the version that is for everybody stays beside
        one that is for some. What a newer version for everybody takes the place of goes.

        Raises:
            Refused: ``package.broken`` (`PackageBroken`), ``package.unsigned``; ``catalogue.name_missing`` (a new one
                needs a name), ``catalogue.version_reused``, ``catalogue.publisher_changed``; as `read` does.
            Unavailable: ``package.unwritable``, ``export.unwritable``.
        """
        before = self.read()
        shown = name or ("" if before is None else before.root.name)
        if not shown:
            raise Refused("catalogue.name_missing")
        entries = list(() if before is None else before.entries)
        taken_back = {each.miniapp_id: each for each in (() if before is None else before.root.withdrawn)}
        try:
            for file in packages:
                entry = structs.replace(self._added(file, entries), channel=channel, share_percent=share_percent)
                entries = [*(each for each in entries if not _is_replaced(each, entry)), entry]
                taken_back.pop(entry.miniapp_id, None)
            for miniapp_id, reason in (withdrawn or {}).items():
                entries = [each for each in entries if each.miniapp_id != miniapp_id]
                taken_back[miniapp_id] = Withdrawal(miniapp_id, reason)
            return self._write(shown, before, entries, list(taken_back.values()), now, days)
        except OSError as error:
            raise Unavailable(
                "package.unwritable", path=str(self._folder), reason=error.strerror or "unknown"
            ) from error

    def _added(self, file: Path, entries: Sequence[Entry]) -> Entry:
        package = Package.read(file)
        if package.signature is None:
            raise Refused("package.unsigned", file=file.name)
        data = file.read_bytes()
        manifest = package.manifest
        entry = Entry(
            miniapp_id=manifest.miniapp_id,
            name=manifest.name,
            description=manifest.description,
            publisher_name=manifest.publisher,
            publisher_key=package.signature.keys[0],
            version=manifest.version_name,
            version_code=manifest.version_code,
            package_sha256=package.sha256,
            file_sha256=hashlib.sha256(data).hexdigest(),
            size_bytes=len(data),
            category=manifest.category,
            keywords=manifest.keywords,
        )
        for known in (each for each in entries if each.miniapp_id == entry.miniapp_id):
            if known.publisher_key != entry.publisher_key:
                raise Refused("catalogue.publisher_changed", miniapp_id=entry.miniapp_id)
            if known.version_code == entry.version_code and known.package_sha256 != package.sha256:
                raise Refused("catalogue.version_reused", miniapp_id=entry.miniapp_id, version=entry.version)
        _write(self._folder / entry.file, data)
        return entry

    def _write(
        self,
        name: str,
        before: Published | None,
        entries: Sequence[Entry],
        withdrawn: Sequence[Withdrawal],
        now: datetime,
        days: int,
    ) -> Published:
        pages = index.write_pages(sorted(entries, key=lambda each: (each.miniapp_id, each.version_code)))
        root = Root(
            format="plaza catalogue 1",
            name=name,
            sequence=1 if before is None else before.root.sequence + 1,
            made_at=now,
            expires_at=now + timedelta(days=days),
            pages=tuple(pages),
            withdrawn=tuple(withdrawn),
        )
        data = index.write_root(root, self._key)
        # What we would refuse from others we do not write.
        index.read_root(data)
        msgspec.json.decode(b"[" + b",".join(pages.values()) + b"]", type=list[Page])
        for ref, content in pages.items():
            _write(self._folder / ref.file, content)
        # The index comes last, and the pages it replaces stay until the next one: somebody may be reading it now.
        _write(self._folder / index.ROOT, data)
        kept = {each.file for each in (*root.pages, *(() if before is None else before.root.pages))}
        for page in (self._folder / "pages").glob("*.json"):
            if f"pages/{page.name}" not in kept:
                page.unlink()
        return Published(root, tuple(entries))


def _is_replaced(each: Entry, added: Entry) -> bool:
    """Tell whether nobody needs an entry any more once another one is added."""
    if each.miniapp_id != added.miniapp_id:
        return False
    if each.version_code == added.version_code or (each.channel == added.channel and each.share_percent < 100):
        return True
    is_same_channel = each.channel == added.channel
    is_for_all = added.share_percent == 100
    # A beta version is of no use beside a newer stable one that everybody has.
    return is_for_all and (is_same_channel or (added.channel == "stable" and each.version_code < added.version_code))


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, data)
