"""Listings on the disk: what is typed finds them, and a catalogue is replaced whole or not at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.host.catalogues import index
from app.host.catalogues.index import Entry, PageRef, Root, SignedRoot, Withdrawal
from app.host.catalogues.listings import Fetched, Kept, Listings
from tests.support.catalogues import KEEPER, MADE
from tests.support.publishers import ADA, EVE

NOW = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)


def entry_of(name: str, about: str = "", publisher: str = "Ada", *, miniapp_id: str = "") -> Entry:
    spelt = "".join(f"{ord(each):x}" for each in name)
    return Entry(
        miniapp_id=miniapp_id or f"ada.x{spelt[:80]}",
        name=name,
        description=about,
        publisher_name=publisher,
        publisher_key=ADA.public,
        version="1.0",
        version_code=1,
        package_sha256="a" * 64,
        file_sha256="b" * 64,
        size_bytes=1000,
    )


def fetched(
    *groups: list[Entry], sequence: int = 1, withdrawn: tuple[Withdrawal, ...] = (), by: str = "k"
) -> tuple[Fetched, list[str]]:
    """Return a catalogue with one page for each group, and the names of the pages that are read of it."""
    pages: dict[PageRef, bytes] = {}
    for group in groups:
        pages |= index.write_pages(group)
    root = Root("plaza catalogue 1", "Many", sequence, MADE, MADE + timedelta(days=9), tuple(pages), withdrawn)
    signed: SignedRoot = index.read_root(index.write_root(root, KEEPER if by == "k" else EVE))
    read: list[str] = []

    def give(ref: PageRef) -> bytes:
        read.append(ref.sha256)
        return pages[ref]

    return Fetched("/a/folder", NOW, signed, give), read


def put(listings: Listings, *groups: list[Entry], sequence: int = 1, by: str = "k") -> Kept:
    return listings.put(fetched(*groups, sequence=sequence, by=by)[0], lambda: None)


def names(listings: Listings, typed: str, count_max: int = 100) -> list[str]:
    found: dict[str, None] = {}

    def take(miniapp_id: str, _catalogue: int) -> bool:
        found[miniapp_id] = None
        return len(found) < count_max

    listings.search(typed, take)
    return [listings.find(each)[0][1].name for each in found]


@pytest.fixture
def listings(tmp_path: Path) -> Iterator[Listings]:
    made = Listings(tmp_path / "catalogues" / "listings.db")
    yield made
    made.close()


def test_an_entry_comes_back_as_it_was_listed(listings: Listings) -> None:
    wanted = entry_of("Ｈats  & 帽子", "Line\nbreaks \u202e and \U0001f3a9")
    kept = put(listings, [wanted])
    assert listings.find(wanted.miniapp_id) == [(kept.number, wanted)]
    assert (kept.count, kept.refreshed_at, kept.address) == (1, NOW, "/a/folder")
    assert listings.all() == [kept]


def test_beginnings_of_names_come_before_words_in_them_and_those_before_all_else(listings: Listings) -> None:
    put(
        listings,
        [
            entry_of("Zebra", "has a hat"),
            entry_of("The hat shop"),
            entry_of("Hats"),
            entry_of("Hat"),
            entry_of("Caps", publisher="Hatter"),
            entry_of("What"),
        ],
    )
    assert names(listings, "hat") == ["Hat", "Hats", "The hat shop", "Zebra", "Caps"]
    assert names(listings, "  HAT  sh") == ["The hat shop"]
    assert names(listings, "hatter caps") == ["Caps"]
    assert names(listings, "", 3) == ["Caps", "Hat", "Hats"]


@pytest.mark.parametrize("typed", ["美团", "团外", "卖", "meituan", "mtwm", "wm", "waim", "MTW", "wai mai", "美团外卖"])
def test_chinese_is_found_by_any_part_and_by_its_pinyin(listings: Listings, typed: str) -> None:
    put(listings, [entry_of("美团外卖", "点餐送到家"), entry_of("滴滴出行"), entry_of("Zoo")])
    assert names(listings, typed) == ["美团外卖"]


def test_pinyin_stands_for_names_alone_and_a_character_of_two_readings_for_both(listings: Listings) -> None:
    put(listings, [entry_of("音乐", "重庆"), entry_of("Music")])
    assert names(listings, "yinyue") == names(listings, "yinle") == names(listings, "yy") == ["音乐"]
    assert names(listings, "cq") == []
    assert names(listings, "重庆") == ["音乐"]


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "a*b", "name_words:hat", "hat OR caps", "NEAR(hat)", "x\0", "^", "-", "'", "\ue000hat", "\udc80"],
)
def test_what_is_typed_is_never_a_query_of_its_own(listings: Listings, typed: str) -> None:
    put(listings, [entry_of("Hat"), entry_of("Caps")])
    assert len(names(listings, typed)) <= 1


def test_a_refresh_reads_new_pages_alone_and_forgets_those_that_went(listings: Listings) -> None:
    first, second, third = [entry_of("Hats")], [entry_of("Caps")], [entry_of("Shoes")]
    put(listings, first, second)
    newer, read = fetched(second, third, sequence=2)
    assert listings.put(newer, lambda: None).count == 2
    assert len(read) == 1
    assert names(listings, "") == ["Caps", "Shoes"]
    assert names(listings, "hat") == []
    assert names(listings, "sho") == ["Shoes"]


def test_one_more_entry_changes_one_page() -> None:
    entries = [entry_of(f"Hat {number:04}") for number in range(2000)]
    before = index.write_pages([*entries[:700], *entries[701:]])
    after = index.write_pages(entries)
    assert len(after) > 4
    assert len(after.keys() - before.keys()) <= 2
    assert sum(len(index.read_page(data, ref)) for ref, data in after.items()) == 2000


def test_a_mini_app_may_move_from_page_to_page_but_not_stand_on_two(listings: Listings) -> None:
    put(listings, [entry_of("Hats"), entry_of("Caps")])
    put(listings, [entry_of("Hats")], [entry_of("Caps")], sequence=2)
    assert names(listings, "") == ["Caps", "Hats"]
    with pytest.raises(Refused, match=r"catalogue\.broken"):
        put(listings, [entry_of("Hats")], [entry_of("Caps"), entry_of("Hats", "again")], sequence=3)
    assert names(listings, "") == ["Caps", "Hats"]
    assert [each.root.sequence for each in listings.all()] == [2]


def test_what_is_refused_in_the_end_changes_nothing(listings: Listings) -> None:
    put(listings, [entry_of("Hats")])

    def refuse() -> None:
        raise Refused("catalogue.older")

    with pytest.raises(Refused, match=r"catalogue\.older"):
        listings.put(fetched([entry_of("Caps")], sequence=2)[0], refuse)
    assert names(listings, "") == ["Hats"]


def test_removing_one_catalogue_leaves_the_other(listings: Listings) -> None:
    put(listings, [entry_of("Hats"), entry_of("Caps")])
    put(listings, [entry_of("Hats", "of Eve"), entry_of("Shoes")], by="e")
    assert len(listings.find(entry_of("Hats").miniapp_id)) == 2
    listings.remove(KEEPER.public)
    listings.remove(KEEPER.public)
    assert names(listings, "") == ["Hats", "Shoes"]
    assert names(listings, "caps") == []
    assert names(listings, "eve") == ["Hats"]


def test_what_was_taken_back_does_not_count(listings: Listings) -> None:
    hats, caps = entry_of("Hats"), entry_of("Caps")
    gone = (Withdrawal(hats.miniapp_id, "No hats."), Withdrawal("ada.never-listed"))
    kept = listings.put(fetched([hats, caps], withdrawn=gone)[0], lambda: None)
    assert (kept.count, kept.withdrawn[hats.miniapp_id]) == (1, "No hats.")


def test_a_file_of_another_form_is_told(listings: Listings, tmp_path: Path) -> None:
    put(listings, [entry_of("Hats")])
    listings.close()
    file = tmp_path / "catalogues" / "listings.db"
    data = bytearray(file.read_bytes())
    data[60:64] = (99).to_bytes(4, "big")  # where SQLite keeps the number that is a program's own
    file.write_bytes(data)
    with pytest.raises(Refused, match=r"catalogue\.broken"):
        listings.all()
    listings.begin_anew()
    assert listings.all() == []


_DYING = """
import os, signal, sys
from pathlib import Path
from app.host.catalogues.listings import Fetched, Listings
from tests.host.catalogues.test_listings import entry_of, fetched

wanted, read = fetched(*([entry_of(f"New {number} {at}") for at in range(200)] for number in range(4)), sequence=2)

def give(ref):
    die_at(str(len(read)))
    return wanted.read(ref)

def die_at(moment):
    if sys.argv[2] == moment:
        os.kill(os.getpid(), signal.SIGKILL)

newer = Fetched(wanted.address, wanted.refreshed_at, wanted.signed, give)
Listings(Path(sys.argv[1])).put(newer, lambda: die_at("last"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in another way")
@pytest.mark.parametrize("moment", ["0", "3", "last"])
def test_a_refresh_that_is_killed_leaves_the_catalogue_as_it_was(tmp_path: Path, moment: str) -> None:
    file = tmp_path / "listings.db"
    listings = Listings(file)
    put(listings, [entry_of(f"Old {at}") for at in range(300)])
    listings.close()
    root = Path(__file__).parents[3]
    paths = os.pathsep.join((str(root), str(root / "app" / "sdk")))
    command = [sys.executable, "-c", _DYING, str(file), moment]
    died = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": paths}, check=False)
    assert died.returncode == -signal.SIGKILL
    again = Listings(file)
    assert [each.root.sequence for each in again.all()] == [1]
    assert len(names(again, "", 1000)) == len(names(again, "old", 1000)) == 300
    assert names(again, "new") == []
    again.close()
