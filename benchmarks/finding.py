"""Finding a mini-app among 580,000 while one types, in the panel and in Ctrl+K; putting them on the disk."""

import hashlib
import inspect
import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.catalog.service import Catalog
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.official.service import Official
from app.core.people.contacts import Contacts
from app.core.people.model import COLORS, User
from app.core.people.service import People
from app.core.workspace.visits import Visits
from app.host.catalogues import index
from app.host.catalogues.index import Entry, PageRef, Root, SignedRoot
from app.host.catalogues.listings import Fetched, Listings
from app.host.catalogues.service import Catalogues
from app.host.network.service import Network
from app.host.signing import PublisherKey
from app.shell.discover.discover import OFFERED_MAX
from app.shell.quick.gathering import Everything, QuickDesk, find, gather
from benchmarks import chatter
from benchmarks.chatter import HANZI, HANZI_WEIGHTS, VOCABULARY, WORD_WEIGHTS
from benchmarks.figures import Figure

LISTINGS = 580_000
"""As many mini-apps as WeChat had two years after it had begun to have them."""
CHINESE_EVERY = 2
SEED = 20_170_109
TYPED = ("meeting", "the you", "boat lamp", "harbour have", "zaba", "".join(HANZI[:2]), "wm", "dzx", "nothing-has-this")
TYPING_MS = 30.0
"""What typing one more letter may take, in 95 of 100."""
QUICK_MS = 50.0
"""In what time Ctrl+K has its first rows, among a million messages, 10,000 contacts and all these mini-apps."""
MESSAGES, CONTACTS = 1_000_000, 10_000
ROUNDS = 5
MADE = datetime(2026, 1, 1, tzinfo=UTC)


def run() -> list[Figure]:
    """Put the mini-apps on the disk and look for some, letter by letter."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, "catalogues")
        built_s, read_s, read_bytes = build(folder / "listings.db")
        size_bytes = (folder / "listings.db").stat().st_size
        network = Network()
        catalogues = Catalogues(folder, network, SystemClock(), EventBus())
        try:
            in_panel_ms = _each_letter_ms(lambda typed: catalogues.search(typed, OFFERED_MAX))
            begun_ms, again_ms, in_quick_ms = _quick_ms(Path(scratch), catalogues)
        finally:
            catalogues.close()
            network.close()
    name = f"a letter typed → mini-apps found among {LISTINGS:,}"
    quick = "a letter typed in Ctrl+K → everything found"
    return [
        Figure(f"{name}, 95 of 100", _late(in_panel_ms), "the limit of 30 ms", TYPING_MS, aim=1.0),
        Figure(f"{name}, median", statistics.median(in_panel_ms), "the limit of 30 ms", TYPING_MS, aim=1.0),
        Figure(f"{quick}, 95 of 100", _late(in_quick_ms), "the limit of 50 ms", QUICK_MS, aim=1.0),
        Figure(f"{quick}, median", statistics.median(in_quick_ms), "the limit of 50 ms", QUICK_MS, aim=1.0),
        Figure("Ctrl+K for the first time → its first rows", begun_ms, "the limit of 50 ms", QUICK_MS, aim=1.0),
        Figure("Ctrl+K again → its first rows", again_ms, "the limit of 50 ms", QUICK_MS, aim=1.0),
        Figure("putting them on the disk, with their index", built_s, "reading their signed pages", read_s, unit="s"),
        Figure("what they take there", size_bytes / 1e6, "their signed pages", read_bytes / 1e6, unit="MB"),
    ]


def build(path: Path) -> tuple[float, float, int]:
    """Write a catalogue of `LISTINGS` to ``path``; return the seconds of that, of reading it alone, its bytes."""
    pages = kept_pages()
    files = {PageRef(each.stem, each.stat().st_size): each for each in pages}
    begun = time.perf_counter()
    for ref, file in files.items():
        index.read_page(file.read_bytes(), ref)
    read_s = time.perf_counter() - begun
    listings = Listings(path)
    begun = time.perf_counter()
    listings.put(Fetched(str(path.parent), MADE, _root(tuple(files)), lambda ref: files[ref].read_bytes()), _is_good)
    built_s = time.perf_counter() - begun
    listings.close()
    source = path.parent / _key().public / "source.json"
    source.parent.mkdir()
    source.write_text(f'{{"address": "{path.parent}"}}', encoding="utf-8")
    return built_s, read_s, sum(each.size_bytes for each in files)


def kept_pages() -> list[Path]:
    """Return the pages of the catalogue. They are kept in the system's cache, as talk is (see `chatter`)."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plaza-benchmarks"
    said = inspect.getsource(_entries) + inspect.getsource(_said)
    made_of = hashlib.blake2s(said.encode(), digest_size=6).hexdigest()
    folder = cache / f"listings-{made_of}"
    if not folder.exists():
        for old in cache.glob("listings-*"):
            shutil.rmtree(old)
        print(f"Making {LISTINGS:,} listings; they are kept in {folder}.", file=sys.stderr, flush=True)
        half = cache / "half-listings"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        for ref, data in index.write_pages(_entries()).items():
            (half / f"{ref.sha256}.json").write_bytes(data)
        half.rename(folder)
    return sorted(folder.glob("*.json"))


def _quick_ms(scratch: Path, catalogues: Catalogues) -> tuple[float, float, list[float]]:
    """Return what Ctrl+K takes to its first rows in a world full of talk and people, the first time and then.

    And what each letter typed takes.
    """
    folder = Path(shutil.copytree(chatter.kept_folder(MESSAGES), scratch / "talk"))
    events, clock = EventBus(), SystemClock()
    with closing(Database(folder / "plaza.db", tree="plaza")) as db:
        db.migrate()
        official, people, contacts = Official(db, events, clock), People(db, events, clock), Contacts(db, events, clock)
        me = people.current()
        assert me is not None
        _know_many(people, me.user_id)
        services = (Chat(db, events, clock, official), contacts, official, Catalog(db, events, clock))
        desk = QuickDesk(me.user_id, *services, Visits(db, clock), lambda _listing: "", catalogues)

        def begin() -> Everything:
            everything = gather(desk, (), "en")
            find(desk, everything, "")
            return everything

        begun_ms = statistics.median(_ms(begin) for _ in range(ROUNDS))
        everything = begin()
        again_ms = statistics.median(_ms(lambda: find(desk, everything, "")) for _ in range(ROUNDS))
        return begun_ms, again_ms, _each_letter_ms(lambda typed: find(desk, everything, typed))


def _know_many(people: People, user_id: UserId) -> None:
    dice = random.Random(SEED)  # noqa: S311
    for number in range(chatter.CHATS, CONTACTS):
        name = _said(dice, number, 1, 2)[:4] if number % CHINESE_EVERY == 0 else _said(dice, number, 2, 2).title()
        other = UserId(f"acquaintance-{number}")
        people.add_person(User(other, name[:30], COLORS[number % len(COLORS)]))
        people.add_contact(user_id, other)


def _each_letter_ms(find_typed: Callable[[str], object]) -> list[float]:
    begun = [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]
    return [_ms(partial(find_typed, letters)) for _ in range(ROUNDS) for letters in begun]


def _ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _late(times_ms: list[float]) -> float:
    return sorted(times_ms)[int(len(times_ms) * 0.95)]


def _entries() -> Iterator[Entry]:
    dice = random.Random(SEED)  # noqa: S311 - the same words each time, not secrets
    for number in range(LISTINGS):
        publisher = number % 40_000
        yield Entry(
            miniapp_id=f"p{publisher}.app{number}",
            name=_said(dice, number, 1, 3).title()[:50],
            description=_said(dice, number, 5, 25),
            publisher_name=_said(random.Random(publisher), publisher, 1, 2)[:50],  # noqa: S311
            publisher_key=hashlib.sha256(b"%d" % publisher).hexdigest(),
            version="1.0",
            version_code=1,
            package_sha256=hashlib.sha256(b"p%d" % number).hexdigest(),
            file_sha256=hashlib.sha256(b"f%d" % number).hexdigest(),
            size_bytes=100_000,
        )


def _said(dice: random.Random, number: int, least: int, most: int) -> str:
    count = dice.randint(least, most)
    if number % CHINESE_EVERY == 0:
        return "".join(dice.choices(HANZI, cum_weights=HANZI_WEIGHTS, k=2 * count))
    return " ".join(dice.choices(VOCABULARY, cum_weights=WORD_WEIGHTS, k=count))


def _key() -> PublisherKey:
    return PublisherKey(Ed25519PrivateKey.from_private_bytes(bytes(32)))


def _root(pages: tuple[PageRef, ...]) -> SignedRoot:
    root = Root("plaza catalogue 1", "Many", 1, MADE, datetime.now(UTC) + timedelta(days=365), pages)
    return index.read_root(index.write_root(root, _key()))


def _is_good() -> None:
    """Find nothing against it."""
