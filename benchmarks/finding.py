"""Finding a mini-app among 580,000: while one types, in the panel; what putting them on the disk takes."""

import hashlib
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.host.catalogues import index
from app.host.catalogues.index import Entry, PageRef, Root, SignedRoot
from app.host.catalogues.listings import Fetched, Listings
from app.host.catalogues.service import Catalogues
from app.host.network.service import Network
from app.host.signing import PublisherKey
from app.shell.discover.discover import OFFERED_MAX
from benchmarks.chatter import HANZI, HANZI_WEIGHTS, VOCABULARY, WORD_WEIGHTS
from benchmarks.figures import Figure

LISTINGS = 580_000
"""As many mini-apps as WeChat had two years after it had begun to have them."""
CHINESE_EVERY = 2
SEED = 20_170_109
TYPED = ("meeting", "the you", "boat lamp", "harbour have", "zaba", "".join(HANZI[:2]), "wm", "dzx", "nothing-has-this")
TYPING_MS = 30.0
"""Issue 7.3: what typing one more letter may take, in 95 of 100."""
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
            times_ms = sorted(_typing_ms(catalogues))
        finally:
            catalogues.close()
            network.close()
    middle, late = times_ms[len(times_ms) // 2], times_ms[int(len(times_ms) * 0.95)]
    name = f"a letter typed → mini-apps found among {LISTINGS:,}"
    return [
        Figure(f"{name}, 95 of 100", late, "the limit of 30 ms", TYPING_MS, aim=1.0),
        Figure(f"{name}, median", middle, "the limit of 30 ms", TYPING_MS, aim=1.0),
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
    made_of = hashlib.blake2s(Path(__file__).read_bytes(), digest_size=6).hexdigest()
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


def _typing_ms(catalogues: Catalogues) -> Iterator[float]:
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            begun = time.perf_counter()
            catalogues.search(typed[:end], OFFERED_MAX)
            yield (time.perf_counter() - begun) * 1000


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
