"""The catalogues that the person added: adding, refreshing and removing them, what they have, and fetching that."""

import hashlib
import heapq
import logging
import shutil
import threading
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from app.core.kernel.clock import Clock
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, new_id
from app.core.kernel.unwritable import unwritable
from app.host.catalogues import index
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.index import Entry, SignedRoot
from app.host.catalogues.keeping import Keeping, Kept
from app.host.catalogues.places import Place, address_of, place_of
from app.host.installer import Offer
from app.host.network.exchange import TimeLeft
from app.host.network.service import Network

log = logging.getLogger(__name__)
CATALOGUES_MAX = 20
ROOT_S = 20.0
PAGES_S = 60.0
PACKAGE_S = 180.0


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue as the person sees it; its ``key`` is who it is, wherever it lies and whatever it calls itself."""

    key: str
    name: str
    address: str
    count: int
    refreshed_at: datetime
    is_expired: bool
    is_damaged: bool = False
    """What is kept of it is not whole any more: it offers nothing until it is refreshed."""

    @property
    def is_far(self) -> bool:
        """Whether fetching from it leaves this computer."""
        return self.address.startswith("https://")


@dataclass(frozen=True, slots=True)
class Look:
    """What lies at an address, looked at but not added."""

    address: str
    signed: SignedRoot

    @property
    def name(self) -> str:
        """What it calls itself."""
        return self.signed.root.name

    @property
    def key(self) -> str:
        """Whose it is."""
        return self.signed.key


@dataclass(frozen=True, slots=True)
class Offered:
    """A mini-app that a catalogue has."""

    catalogue: Catalogue
    entry: Entry


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A mini-app that a catalogue took back, with its reason, if it gave one."""

    catalogue: Catalogue
    reason: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A mini-app that two catalogues list as different publishers'."""

    names: tuple[str, ...]


Found: TypeAlias = Offered | Withdrawn | Disputed


@dataclass(frozen=True, slots=True)
class Hits:
    """Some of what was found, the best first, and how many there are of it."""

    offered: tuple[Offered, ...]
    count: int


class Catalogues:
    """The catalogues added in one data folder. Any worker may call it; what fetches belongs on `workers`.

    A catalogue is believed about one thing: which package is to be found where. Who published that and what it is
    says the package; whether it may be installed, the installer and the person.
    """

    def __init__(self, folder: Path, network: Network, clock: Clock, events: EventBus) -> None:
        self._folder = folder
        self._network = network
        self._clock = clock
        self._events = events
        self._keeping = Keeping(folder)
        self._kept: dict[str, Kept] | None = None
        self._damaged: dict[str, str] = {}
        self._lock = threading.RLock()

    @property
    def workers(self) -> Executor:
        """The threads that fetch: a server that hangs holds up nothing else there."""
        return self._network.workers

    def all(self) -> tuple[Catalogue, ...]:
        """Return the catalogues by name."""
        with self._lock:
            found = [self._shown(kept) for kept in self._read().values()]
            found += [
                Catalogue(key, address or key, address, 0, self._clock.now(), is_expired=False, is_damaged=True)
                for key, address in self._damaged.items()
            ]
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.key)))

    def look(self, text: str) -> Look:
        """Fetch what the catalogue at the address ``text`` says of itself; nothing is kept.

        Raises:
            Refused: ``catalogue.address``, ``catalogue.missing``, ``catalogue.broken``, ``catalogue.signature``,
                ``catalogue.other_key`` (the address says another), ``catalogue.older``, ``catalogue.expired``,
                ``catalogue.too_large``, ``catalogue.inside``, ``catalogue.redirected``.
            Unavailable: ``catalogue.slow``, ``catalogue.unreachable``, ``catalogue.impostor``.
        """
        address = address_of(text)
        signed = self._fetched_root(place_of(address, self._network))
        if address.key not in ("", signed.key):
            raise Refused("catalogue.other_key", name=signed.root.name)
        self._judge(signed)
        return Look(address.text, signed)

    def add(self, look: Look) -> Catalogue:
        """Keep what was looked at, with all its pages.

        Raises:
            Refused: as `look` does; ``catalogue.known``, ``catalogue.full``, ``catalogue.disk``.
            Unavailable: as `look` does; ``data.unwritable``.
        """
        with self._lock:
            known = self._read()
            if look.key in known:
                raise Refused("catalogue.known", name=known[look.key].root.name)
            if len(known) >= CATALOGUES_MAX:
                raise Refused("catalogue.full", catalogues_max=CATALOGUES_MAX)
        return self._take(look.address, look.signed, {})

    def refresh(self, key: str) -> Catalogue:
        """Fetch what is new in a catalogue. Where that fails, what is kept of it stays as it is.

        Raises:
            Refused: as `look` does; ``catalogue.other_key``, it is signed by another key now; ``catalogue.gone``.
            Unavailable: as `look` does; ``data.unwritable``.
        """
        with self._lock:
            kept = self._read().get(key)
            address = self._damaged.get(key) if kept is None else kept.address
        if address is None:
            raise Refused("catalogue.gone")
        signed = self._fetched_root(place_of(address_of(address), self._network))
        if signed.key != key:
            raise Refused("catalogue.other_key", name=address if kept is None else kept.root.name)
        self._judge(signed)
        return self._take(address, signed, {} if kept is None else kept.pages)

    def remove(self, key: str) -> None:
        """Forget a catalogue, but not how new it was. What was installed from it stays. Harmless when repeated.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        with self._lock:
            if self._read().pop(key, None) is None and self._damaged.pop(key, None) is None:
                return
            self._keeping.forget(key)
        self._events.publish(CataloguesChanged())

    def find(self, miniapp_id: MiniAppId) -> Found | None:
        """Return what the catalogues have of a mini-app; nothing is fetched."""
        with self._lock:
            kept = list(self._read().values())
            offered = [
                Offered(self._shown(each), each.entries[miniapp_id]) for each in kept if miniapp_id in each.entries
            ]
            withdrawn = [
                Withdrawn(self._shown(each), each.withdrawn[miniapp_id])
                for each in kept
                if miniapp_id in each.withdrawn
            ]
        if not offered:
            return withdrawn[0] if withdrawn else None
        if len({each.entry.publisher_key for each in offered}) > 1:
            return Disputed(tuple(each.catalogue.name for each in offered))
        current = [each for each in offered if not each.catalogue.is_expired]
        return max(current or offered, key=lambda each: each.entry.version_code)

    def search(self, words: str, hits_max: int, *, besides: Collection[str] = ()) -> Hits:
        """Return mini-apps with ``words`` in name, publisher or description, those whose name begins so first.

        Each is there once, and none of ``besides``: the ids of those that are here already.
        """
        wanted = words.casefold().split()
        found: dict[str, Kept] = {}
        with self._lock:
            for kept in self._read().values():
                ids = [each for each in kept.said if each not in besides and each not in found]
                for word in wanted:
                    ids = [each for each in ids if word in kept.said[each]]
                found.update(dict.fromkeys(ids, kept))
            best = heapq.nsmallest(hits_max, found, key=lambda each: _rank(found[each].said[each], wanted))
            shown = {kept.key: self._shown(kept) for kept in self._read().values()}
        hits = tuple(Offered(shown[found[each].key], found[each].entries[each]) for each in best)
        return Hits(hits, len(found))

    @contextmanager
    def fetched(self, offered: Offered) -> Iterator[Path]:
        """Fetch a package and lend its file, of which only size and hash are known yet; deleted afterwards.

        Raises:
            Refused: ``catalogue.expired``, ``catalogue.gone``, ``catalogue.differs``; as `look` does.
            Unavailable: as `look` does; ``data.unwritable``.
        """
        entry = offered.entry
        kept = self._get(offered.catalogue.key)
        if kept.root.expires_at <= self._clock.now():
            raise Refused("catalogue.expired", name=kept.root.name)
        folder = self._folder / "fetching" / new_id()
        file = folder / Path(entry.file).name
        try:
            try:
                folder.mkdir(parents=True)
                self._fetch(place_of(address_of(kept.address), self._network), kept, entry, file)
            except OSError as error:
                raise unwritable(folder, error) from error
            yield file
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _fetch(self, place: Place, kept: Kept, entry: Entry, file: Path) -> None:
        digest = hashlib.sha256()
        with file.open("xb") as stream:

            def take(piece: bytes) -> None:
                digest.update(piece)
                stream.write(piece)

            place.read(entry.file, take, bytes_max=entry.size_bytes, time_left=TimeLeft(PACKAGE_S))
        if digest.hexdigest() != entry.file_sha256:
            raise Refused("catalogue.differs", name=kept.root.name)

    def _fetched_root(self, place: Place) -> SignedRoot:
        data = bytearray()
        place.read(index.ROOT, data.extend, bytes_max=index.ROOT_BYTES_MAX, time_left=TimeLeft(ROOT_S))
        return index.read_root(bytes(data))

    def _judge(self, signed: SignedRoot) -> None:
        """Let a root pass that is still good and not older than the newest that was seen here of its key."""
        root = signed.root
        seen = self._keeping.seen(signed.key)
        if seen is not None:
            is_other = root.sequence == seen.sequence and signed.sha256 != seen.sha256
            if root.sequence < seen.sequence or is_other:
                raise Refused("catalogue.older", name=root.name)
        if root.expires_at <= self._clock.now():
            raise Refused("catalogue.expired", name=root.name)

    def _take(self, address: str, signed: SignedRoot, known: dict[str, bytes]) -> Catalogue:
        """Fetch the pages that are not ``known`` and keep all of them with their root."""
        place, time_left = place_of(address_of(address), self._network), TimeLeft(PAGES_S)
        pages: dict[str, bytes] = {}
        for ref in signed.root.pages:
            data = bytearray(known.get(ref.sha256, b""))
            if not data:
                place.read(ref.file, data.extend, bytes_max=ref.size_bytes, time_left=time_left)
            pages[ref.sha256] = bytes(data)
        kept = Kept.read(address, self._clock.now(), signed, pages)
        with self._lock:
            self._judge(signed)  # another refresh may have come first
            self._keeping.write(kept)
            self._read()[signed.key] = kept
            self._damaged.pop(signed.key, None)
        self._events.publish(CataloguesChanged())
        return self._shown(kept)

    def _get(self, key: str) -> Kept:
        with self._lock:
            kept = self._read().get(key)
        if kept is None:
            raise Refused("catalogue.gone")
        return kept

    def _shown(self, kept: Kept) -> Catalogue:
        return Catalogue(
            key=kept.key,
            name=kept.root.name,
            address=kept.address,
            count=len(kept.entries),
            refreshed_at=kept.refreshed_at,
            is_expired=kept.root.expires_at <= self._clock.now(),
        )

    def _read(self) -> dict[str, Kept]:
        """Return what is kept, by key; read once, when it is first asked for."""
        if self._kept is None:
            shutil.rmtree(self._folder / "fetching", ignore_errors=True)
            self._kept = {}
            for key in self._keeping.found():
                try:
                    kept = self._keeping.read(key)
                except PlazaError as error:
                    log.warning("what is kept of the catalogue %s is damaged: %s", key[:16], error)
                    self._damaged[key] = self._keeping.address(key)
                else:
                    self._kept[key] = kept
        return self._kept


def _rank(said: str, wanted: Sequence[str]) -> tuple[int, str]:
    """Return where an entry stands among those found: by whether its name, with which ``said`` begins, begins so."""
    name = said[: said.index("\n")]
    if wanted and name.startswith(wanted[0]):
        return 0, name
    return (1 if any(word in name for word in wanted) else 2), name


def compare(offered: Offered, offer: Offer) -> None:
    """Let an offer pass that is what the catalogue said, and no step back: no catalogue takes anybody there.

    Raises:
        Refused: ``catalogue.differs``, ``package.older``.
    """
    entry, package = offered.entry, offer.package
    manifest, signature = package.manifest, package.signature
    is_so = (
        package.sha256 == entry.package_sha256
        and manifest.miniapp_id == entry.miniapp_id
        and (manifest.version_code, manifest.version_name) == (entry.version_code, entry.version)
        and (manifest.name, manifest.publisher) == (entry.name, entry.publisher_name)
        and signature is not None
        and signature.keys[0] == entry.publisher_key
    )
    if not is_so:
        raise Refused("catalogue.differs", name=offered.catalogue.name)
    if offer.kind == "older":
        raise Refused("package.older", miniapp_id=manifest.miniapp_id)
