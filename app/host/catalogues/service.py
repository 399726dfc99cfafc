"""The catalogues that the person added: adding, refreshing and removing them, what they have, and fetching that."""

import hashlib
import logging
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from app.core.catalog.model import CATEGORIES
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, new_id
from app.core.kernel.unwritable import unwritable
from app.host.catalogues import index
from app.host.catalogues.channels import Channels
from app.host.catalogues.events import CataloguesChanged
from app.host.catalogues.index import Entry, SignedRoot
from app.host.catalogues.keeping import Keeping, Seen
from app.host.catalogues.listings import Fetched, Kept, Listings
from app.host.catalogues.places import Place, address_of, place_of
from app.host.installer import Offer
from app.host.network.exchange import TimeLeft
from app.host.network.service import Network

T = TypeVar("T")
log = logging.getLogger(__name__)
CATALOGUES_MAX = 20
ROOT_S = 20.0
PAGE_S = 60.0
PAGES_S = 1800.0
"""All pages of half a million mini-apps are a quarter of a gigabyte; each by itself has to come in `PAGE_S`."""
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
    """Some of what was found, the best first, and whether there is more."""

    offered: tuple[Offered, ...]
    has_more: bool = False


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
        self._listings = Listings(folder / "listings.db")
        self.channels = Channels(folder, events)
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
        return self._take(look.address, look.signed)

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
        return self._take(address, signed)

    def remove(self, key: str) -> None:
        """Forget a catalogue, but not how new it was. What was installed from it stays. Harmless when repeated.

        Raises:
            Unavailable: ``data.unwritable``.
        """
        with self._lock:
            if key not in self._read() and key not in self._damaged:
                return
            self._keeping.forget(key)
            self._read().pop(key, None)
            self._damaged.pop(key, None)
        self._listings.remove(key)
        self._events.publish(CataloguesChanged())

    def find(self, miniapp_id: MiniAppId) -> Found | None:
        """Return what the catalogues have of a mini-app; nothing is fetched."""
        return self._chosen(miniapp_id, self._numbered())

    def has_beta(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether there are beta versions of a mini-app, whoever they are for."""
        kept = self._numbered()
        rows: list[tuple[int, Entry]] = self._told(lambda: self._listings.find(miniapp_id), []) if kept else []
        return any(entry.channel == "beta" and number in kept for number, entry in rows)

    def categories(self) -> tuple[str, ...]:
        """Return of which categories there are mini-apps, in the order in which those are offered."""
        if not self._numbered():
            return ()
        return tuple(each for each in CATEGORIES if self._told(partial(self._listings.has_category, each), False))

    def search(self, typed: str, hits_max: int, *, besides: Collection[str] = (), category: str = "") -> Hits:
        """Return mini-apps with what was typed in name, pinyin, publisher, description or keywords.

        In the order of `Listings.search`; of one category, if one is given.

        Each is there once, and none of ``besides``: the ids of those that are here already.
        """
        kept = self._numbered()
        if not kept:
            return Hits(())
        ids: dict[str, None] = {}

        def take(miniapp_id: str, number: int) -> bool:
            if miniapp_id not in besides and number in kept and miniapp_id not in kept[number].withdrawn:
                ids[miniapp_id] = None
            return len(ids) <= hits_max

        self._told(lambda: self._listings.search(typed, take, category), None)
        found = [self._chosen(MiniAppId(each), kept, is_disputed_too=True) for each in list(ids)[:hits_max]]
        return Hits(tuple(each for each in found if isinstance(each, Offered)), len(ids) > hits_max)

    def close(self) -> None:
        """Let go of the file of listings."""
        self._listings.close()

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
        place = place_of(address_of(kept.address), self._network)
        with self._scratch() as folder:
            file = folder / Path(entry.file).name
            sha256 = _fetch(place, entry.file, file, entry.size_bytes, TimeLeft(PACKAGE_S))
            if sha256 != entry.file_sha256:
                raise Refused("catalogue.differs", name=kept.root.name)
            yield file

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

    def _take(self, address: str, signed: SignedRoot) -> Catalogue:
        """Fetch the pages that are not here yet, and then keep all of it at once."""
        place, time_left = place_of(address_of(address), self._network), TimeLeft(PAGES_S)
        with self._scratch() as folder:
            known: Collection[str] = self._told(lambda: self._listings.pages(signed.key), frozenset())
            for ref in signed.root.pages:
                if ref.sha256 not in known:
                    in_time = TimeLeft(min(PAGE_S, time_left.seconds()))
                    _fetch(place, ref.file, folder / ref.sha256, ref.size_bytes, in_time)
            kept = self._put(
                Fetched(address, self._clock.now(), signed, lambda ref: (folder / ref.sha256).read_bytes())
            )
        self._events.publish(CataloguesChanged())
        return self._shown(kept)

    def _put(self, fetched: Fetched) -> Kept:
        signed = fetched.signed

        def is_good() -> None:
            self._judge(signed)  # another refresh may have come first
            # Before the listings, never after: where this process ends in between, nothing older is let in.
            self._keeping.note(signed.key, Seen(signed.root.sequence, signed.sha256))

        kept = self._listings.put(fetched, is_good)
        with self._lock:
            self._keeping.keep(signed.key, fetched.address)
            self._read()[signed.key] = kept
            self._damaged.pop(signed.key, None)
        return kept

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        """Lend a folder for what is being fetched; it is gone afterwards."""
        folder = self._folder / "fetching" / new_id()
        try:
            try:
                folder.mkdir(parents=True)
            except OSError as error:
                raise unwritable(folder, error) from error
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _numbered(self) -> dict[int, Kept]:
        with self._lock:
            return {each.number: each for each in self._read().values()}

    def _chosen(
        self, miniapp_id: MiniAppId, kept: Mapping[int, Kept], *, is_disputed_too: bool = False
    ) -> Found | None:
        """Return which of what the catalogues say of a mini-app counts."""
        rows: list[tuple[int, Entry]] = self._told(lambda: self._listings.find(miniapp_id), [])
        offered = [
            Offered(self._shown(kept[number]), entry)
            for number, entry in rows
            if number in kept and miniapp_id not in kept[number].withdrawn
        ]
        if not offered:
            withdrawn = (each for each in kept.values() if miniapp_id in each.withdrawn)
            return next((Withdrawn(self._shown(each), each.withdrawn[miniapp_id]) for each in withdrawn), None)
        if len({each.entry.publisher_key for each in offered}) > 1 and not is_disputed_too:
            return Disputed(tuple(dict.fromkeys(each.catalogue.name for each in offered)))
        meant = [each for each in offered if self.channels.is_for(each.entry)]
        current = [each for each in meant if not each.catalogue.is_expired]
        return max(current or meant, key=lambda each: each.entry.version_code, default=None)

    def _told(self, ask: Callable[[], T], nothing: T) -> T:
        """Ask the file of listings; where it is damaged there is nothing, until its catalogues are refreshed."""
        try:
            return ask()
        except Refused:
            with self._lock:
                self._give_up()
            return nothing

    def _give_up(self) -> None:
        log.warning("the file of listings is damaged and begun anew")
        self._damaged.update(self._keeping.sources())
        self._damaged.update({each.key: each.address for each in (self._kept or {}).values()})
        self._kept = {}
        self._listings.begin_anew()

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
            count=kept.count,
            refreshed_at=kept.refreshed_at,
            is_expired=kept.root.expires_at <= self._clock.now(),
        )

    def _read(self) -> dict[str, Kept]:
        """Return what is kept, by key; read once, when it is first asked for."""
        if self._kept is None:
            shutil.rmtree(self._folder / "fetching", ignore_errors=True)
            self._kept = {}
            sources = self._keeping.sources()
            if sources:
                try:
                    # One without a source was being added or removed when Plaza ended: it is not there.
                    self._kept = {each.key: each for each in self._listings.all() if each.key in sources}
                except Refused:
                    self._give_up()
            self._damaged = {key: address for key, address in sources.items() if key not in self._kept}
        return self._kept


def _fetch(place: Place, name: str, file: Path, bytes_max: int, time_left: TimeLeft) -> str:
    """Read a catalogue's file ``name`` into ``file``, and return its hash.

    Raises:
        Refused, Unavailable: as `Place.read` does; ``data.unwritable``, ``database.full``.
    """
    digest = hashlib.sha256()
    try:
        with file.open("xb") as stream:

            def take(piece: bytes) -> None:
                digest.update(piece)
                stream.write(piece)

            place.read(name, take, bytes_max=bytes_max, time_left=time_left)
    except OSError as error:
        raise unwritable(file.parent, error) from error
    return digest.hexdigest()


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
