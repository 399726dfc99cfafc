"""Catalogues in a folder: added, searched, refreshed, removed; and those that lie."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId
from app.host.catalogues import index, listings
from app.host.catalogues.index import Entry, Root
from app.host.catalogues.service import CATALOGUES_MAX, Disputed, Offered, Withdrawn
from tests.host.catalogues.conftest import World
from tests.support.catalogues import KEEPER, MADE, package_of, publish
from tests.support.publishers import ADA, EVE, key_of

SHOP = MiniAppId("ada.shop")


def code_of(refused: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as caught:
        refused()
    return caught.value.code


def resign(folder: Path, **changes: Any) -> None:
    """Sign the root anew by the keeper's key with some of it changed, as `publish` would never write it."""
    envelope = json.loads((folder / index.ROOT).read_bytes())
    root = json.loads(envelope["signed"]) | changes
    write_signed(folder, json.dumps(root))


def write_signed(folder: Path, content: str) -> None:
    signature = KEEPER.sign_index(content.encode())
    envelope = {"signed": content, "key": KEEPER.public, "signature": signature}
    (folder / index.ROOT).write_text(json.dumps(envelope), encoding="utf-8")


def entry_of(name: str = "Hats", **changes: Any) -> Entry:
    described = {
        "miniapp_id": "ada.shop",
        "name": name,
        "description": "Sells hats",
        "publisher_name": "Ada",
        "publisher_key": ADA.public,
        "version": "1.0",
        "version_code": 1,
        "package_sha256": "a" * 64,
        "file_sha256": "b" * 64,
        "size_bytes": 1000,
        **changes,
    }
    return msgspec.convert(described, Entry)


def list_entries(folder: Path, entries: list[Entry], **changes: Any) -> None:
    """Write a catalogue that says these, whatever there is of them."""
    pages = index.write_pages(entries)
    root = {
        "format": "plaza catalogue 1",
        "name": "Many",
        "sequence": 1,
        "made_at": MADE,
        "expires_at": MADE + timedelta(days=9),
        "pages": list(pages),
        "withdrawn": [],
        **changes,
    }
    for ref, data in pages.items():
        (folder / "pages").mkdir(parents=True, exist_ok=True)
        (folder / ref.file).write_bytes(data)
    (folder / index.ROOT).write_bytes(index.write_root(msgspec.convert(root, Root), KEEPER))


def test_what_a_catalogue_has_is_found_and_its_package_fetched(world: World, tmp_path: Path) -> None:
    file = package_of(tmp_path)
    publish(world.folder, file)
    look = world.catalogues.look(str(world.folder))
    assert (look.name, look.key) == ("Hats and more", KEEPER.public)
    assert world.catalogues.all() == ()  # looking keeps nothing
    added = world.catalogues.add(look)
    assert (added.name, added.count, added.is_expired, added.is_far) == ("Hats and more", 1, False, False)
    assert len(world.changes) == 1
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    with world.catalogues.fetched(found) as fetched:
        assert fetched.read_bytes() == file.read_bytes()
    assert not fetched.exists()
    assert world.catalogues.find(MiniAppId("ada.other")) is None


def test_it_is_there_after_a_restart_unless_its_file_was_damaged(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    world.add()
    shutil.rmtree(world.folder)
    assert isinstance(world.opened().find(SHOP), Offered)
    world.catalogues.close()
    (world.data / "listings.db").write_bytes(b"no database" * 1000)
    again = world.opened()
    assert [(each.is_damaged, each.count) for each in again.all()] == [(True, 0)]
    assert again.find(SHOP) is None
    publish(world.folder, package_of(tmp_path), name="Begun anew")
    assert code_of(lambda: again.refresh(KEEPER.public)) == "catalogue.older"  # this folder was begun anew
    again.remove(KEEPER.public)
    assert again.all() == ()


def test_one_whose_adding_or_removing_was_cut_off_is_not_there(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    added = world.add()
    (world.data / added.key / "source.json").unlink()
    again = world.opened()
    assert again.all() == ()
    assert again.find(SHOP) is None
    assert again.search("hats", 9).offered == ()
    assert again.add(again.look(str(world.folder))).count == 1
    assert isinstance(again.find(SHOP), Offered)


def test_what_is_damaged_is_whole_again_after_a_refresh(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    world.add()
    world.catalogues.close()
    (world.data / "listings.db").unlink()
    again = world.opened()
    assert again.all()[0].name == str(world.folder)
    assert not again.refresh(KEEPER.public).is_damaged
    assert isinstance(again.find(SHOP), Offered)
    assert [each.is_damaged for each in again.all()] == [False]


def test_a_refresh_takes_what_is_new_and_fetches_no_page_twice(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    added = world.add()
    publish(world.folder, package_of(tmp_path, code=2))
    world.clock.advance(hours=1)
    assert world.catalogues.refresh(added.key).refreshed_at == world.clock.now()
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    assert found.entry.version == "2.0"
    publish(world.folder, days=60)
    shutil.rmtree(world.folder / "pages")  # nothing in them changed
    world.catalogues.refresh(added.key)


def test_a_withdrawal_is_honoured_and_says_why(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    added = world.add()
    publish(world.folder, withdrawn={"ada.shop": "It sold no hats."})
    world.catalogues.refresh(added.key)
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Withdrawn)
    assert found.reason == "It sold no hats."
    assert world.catalogues.search("", 10).offered == ()
    # Also where the index lists it all the same.
    list_entries(world.folder, [entry_of()], sequence=9, withdrawn=[{"miniapp_id": "ada.shop"}])
    world.catalogues.refresh(added.key)
    assert isinstance(world.catalogues.find(SHOP), Withdrawn)


def test_an_index_older_than_the_newest_seen_is_refused_also_after_removal(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    old = tmp_path / "old"
    shutil.copytree(world.folder, old)
    publish(world.folder, package_of(tmp_path, code=2))
    added = world.add()
    shutil.rmtree(world.folder)
    shutil.copytree(old, world.folder)
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.older"
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    assert found.entry.version_code == 2  # what was kept stays
    world.catalogues.remove(added.key)
    assert world.catalogues.find(SHOP) is None
    assert code_of(world.add) == "catalogue.older"
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.gone"


def test_two_indexes_of_one_number_are_refused(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    added = world.add()
    resign(world.folder, name="Another")
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.older"


def test_what_is_out_of_date_is_not_taken_and_installs_nothing(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path), days=1)
    added = world.add()
    world.clock.advance(days=2)
    assert world.catalogues.all()[0].is_expired
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)

    def fetch() -> None:
        with world.catalogues.fetched(found):
            raise AssertionError("it was lent")

    assert code_of(fetch) == "catalogue.expired"
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.expired"


def test_another_key_does_not_take_a_catalogue_over(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    added = world.add()
    shutil.rmtree(world.folder)
    publish(world.folder, package_of(tmp_path, EVE), key=EVE)
    assert code_of(lambda: world.catalogues.refresh(added.key)) == "catalogue.other_key"
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    assert found.entry.publisher_key == ADA.public


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data.replace(b"Hats and more", b"Hats and less"), "catalogue.signature"),
        (lambda data: data.replace(KEEPER.public.encode(), EVE.public.encode()), "catalogue.signature"),
        (lambda data: data[:-20], "catalogue.broken"),
        (lambda data: b"[" * 100_000, "catalogue.broken"),
        (lambda data: b'{"signed":' * 5_000 + b"1" + b"}" * 5_000, "catalogue.broken"),
        (lambda data: b"\xff\xfe" + data, "catalogue.broken"),
        (lambda data: data.replace(b'"signed"', b'"other": 1, "signed"'), "catalogue.broken"),
        (lambda data: data + b" " * (index.ROOT_BYTES_MAX + 1), "catalogue.too_large"),
        (lambda data: b"", "catalogue.broken"),
    ],
)
def test_an_index_that_is_not_whole_or_not_signed_is_refused(
    world: World, tmp_path: Path, spoil: Callable[[bytes], bytes], code: str
) -> None:
    publish(world.folder, package_of(tmp_path))
    root = world.folder / index.ROOT
    root.write_bytes(spoil(root.read_bytes()))
    assert code_of(world.add) == code
    assert not world.data.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "plaza catalogue 2"},
        {"sequence": 0},
        {"sequence": "1"},
        {"expires_at": "tomorrow"},
        {"expires_at": "2026-12-01T00:00:00"},
        {"name": ""},
        {"name": "x" * 51},
        {"pages": [{"sha256": "../../../etc/passwd", "size_bytes": 1}]},
        {"pages": [{"sha256": "a" * 64, "size_bytes": 1}] * 2},
        {"pages": [{"sha256": "a" * 64, "size_bytes": 1 << 30}]},
        {"withdrawn": [{"miniapp_id": "../x"}]},
        {"run": "this"},
    ],
)
def test_a_signed_index_that_says_what_it_may_not_is_refused(
    world: World, tmp_path: Path, changes: dict[str, Any]
) -> None:
    publish(world.folder, package_of(tmp_path))
    resign(world.folder, **changes)
    assert code_of(world.add) == "catalogue.broken"


@pytest.mark.parametrize(
    "changes",
    [
        {"miniapp_id": "../../x"},
        {"miniapp_id": "ada.shop\n"},
        {"publisher_key": "A" * 64},
        {"version_code": 0},
        {"size_bytes": 1 << 40},
        {"name": ""},
        {"description": "x" * 501},
        {"icon": "https://ads.example/x.png"},
        {"category": "Shopping\n"},
        {"keywords": ["x"] * 11},
        {"keywords": ["a\nb"]},
        {"keywords": [""]},
    ],
)
def test_an_entry_that_says_what_it_may_not_is_refused(world: World, changes: dict[str, Any]) -> None:
    list_entries(world.folder, [entry_of()])
    said = msgspec.to_builtins(entry_of()) | changes
    page = json.dumps({"entries": [said]}).encode()
    sha256 = hashlib.sha256(page).hexdigest()
    (world.folder / "pages" / f"{sha256}.json").write_bytes(page)
    resign(world.folder, pages=[{"sha256": sha256, "size_bytes": len(page)}])
    assert code_of(world.add) == "catalogue.broken"


def test_a_page_that_is_another_than_was_signed_is_refused(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    page = next((world.folder / "pages").iterdir())
    content = page.read_bytes()
    page.write_bytes(content.replace(b"Ada's hats", b"Eve's hats"))
    assert code_of(world.add) == "catalogue.broken"
    page.write_bytes(content + b" ")
    assert code_of(world.add) == "catalogue.too_large"
    page.unlink()
    assert code_of(world.add) == "catalogue.missing"
    assert world.catalogues.all() == ()


def test_one_mini_app_is_listed_once_and_none_of_plazas(world: World) -> None:
    list_entries(world.folder, [entry_of(), entry_of("Others")])
    assert code_of(world.add) == "catalogue.broken"
    list_entries(world.folder, [entry_of(), entry_of("Plaza Store", miniapp_id="plaza.store")])
    assert world.add().count == 1
    assert world.catalogues.find(MiniAppId("plaza.store")) is None


def test_more_than_it_may_hold_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "LISTINGS_MAX", 3)
    list_entries(world.folder, [entry_of(miniapp_id=f"ada.shop{number}") for number in range(4)])
    assert code_of(world.add) == "catalogue.too_large"
    assert world.catalogues.all() == world.opened().all() == ()
    monkeypatch.setattr(index, "PAGES_BYTES_MAX", 100)
    assert code_of(world.add) == "catalogue.too_large"  # before any of its pages is fetched


def test_a_package_that_is_not_what_the_index_says_is_not_lent(world: World, tmp_path: Path) -> None:
    published = publish(world.folder, package_of(tmp_path))
    world.add()
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    file = world.folder / published.entries[0].file
    content = file.read_bytes()

    def fetch() -> None:
        with world.catalogues.fetched(found):
            raise AssertionError("it was lent")

    for spoilt, code in (
        (content[:-1] + b"x", "catalogue.differs"),
        (content[: len(content) // 2], "catalogue.differs"),  # half downloaded
        (content + b"x", "catalogue.too_large"),
    ):
        file.write_bytes(spoilt)
        assert code_of(fetch) == code
    file.unlink()
    assert code_of(fetch) == "catalogue.missing"
    file.mkdir()
    assert code_of(fetch) == "catalogue.missing"
    assert not any((world.data / "fetching").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_place_of_an_index_is_not_waited_for(world: World) -> None:
    world.folder.mkdir()
    os.mkfifo(world.folder / index.ROOT)
    assert code_of(world.add) == "catalogue.missing"


def test_two_catalogues_that_contradict_each_other_offer_nothing(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    world.add()
    other = tmp_path / "other"
    publish(other, package_of(tmp_path, EVE), key=EVE, name="Eve's")
    added = world.add(str(other))
    assert world.catalogues.find(SHOP) == Disputed(("Hats and more", "Eve's"))
    world.catalogues.remove(added.key)
    assert isinstance(world.catalogues.find(SHOP), Offered)


def test_of_two_catalogues_with_one_publisher_the_newer_version_counts(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path, code=1))
    world.add()
    other = tmp_path / "other"
    publish(other, package_of(tmp_path, code=3), key=EVE, name="Eve's", days=1)
    world.add(str(other))
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    assert (found.catalogue.name, found.entry.version_code) == ("Eve's", 3)
    world.clock.advance(days=2)  # unless it is out of date
    found = world.catalogues.find(SHOP)
    assert isinstance(found, Offered)
    assert found.catalogue.name == "Hats and more"


def test_the_search_puts_first_what_begins_so(world: World) -> None:
    names = {"Straw hats": "Ada", "Hats": "Ada", "Caps": "Hatter", "Shoes": "Ada"}
    entries = [
        entry_of(name, miniapp_id=f"ada.number{number}", publisher_name=publisher, description="")
        for number, (name, publisher) in enumerate(names.items())
    ]
    list_entries(world.folder, entries)
    world.add()
    hits = world.catalogues.search("HAT", 10)
    assert [each.entry.name for each in hits.offered] == ["Hats", "Straw hats", "Caps"]
    assert [(len(each.offered), each.has_more) for each in (hits, world.catalogues.search("hat", 1))] == [
        (3, False),
        (1, True),
    ]
    assert {each.entry.name for each in world.catalogues.search("ada hat", 9).offered} == {"Hats", "Straw hats"}
    others = world.catalogues.search("", 10, besides={"ada.number1"})
    assert [each.entry.name for each in others.offered] == ["Caps", "Shoes", "Straw hats"]


def test_one_category_is_found_alone_and_keywords_as_well(world: World) -> None:
    told = {
        "Hats": ("shopping", ("straw",)),
        "Maps": ("travel", ("straw",)),
        "Odd": ("unheardof", ()),
        "Plain": ("", ()),
    }
    entries = [
        entry_of(name, miniapp_id=f"ada.number{number}", description="", category=category, keywords=keywords)
        for number, (name, (category, keywords)) in enumerate(told.items())
    ]
    assert world.catalogues.categories() == ()
    list_entries(world.folder, entries)
    world.add()
    assert world.catalogues.categories() == ("shopping", "travel")

    def names(typed: str, category: str) -> list[str]:
        return [each.entry.name for each in world.catalogues.search(typed, 9, category=category).offered]

    assert names("", "travel") == names("straw", "travel") == names("ma", "travel") == ["Maps"]
    assert names("straw", "") == ["Hats", "Maps"]
    assert names("hats", "travel") == names("", "tools") == []
    found = world.catalogues.find(MiniAppId("ada.number0"))
    assert isinstance(found, Offered)
    assert (found.entry.category, found.entry.keywords) == ("shopping", ("straw",))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "catalogue",
        "http://hats.example/",
        "https://",
        "https://hats.example:8443/",
        "https://ada:secret@hats.example/",
        "https://hats.example/?page=1",
        "https://hats.example/#key",
        "ftp://hats.example/",
        "file:///nowhere/at/all",
        "/nowhere/at/all",
        "/\0",
        "https://hats.example/" + "x" * 1000,
    ],
)
def test_what_is_no_address_is_refused(world: World, address: str) -> None:
    assert code_of(lambda: world.catalogues.look(address)) == "catalogue.address"


def test_one_catalogue_is_added_once_and_only_so_many(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CATALOGUES_MAX == 20
    monkeypatch.setattr("app.host.catalogues.service.CATALOGUES_MAX", 1)
    publish(world.folder, package_of(tmp_path))
    world.add()
    assert code_of(world.add) == "catalogue.known"
    other = tmp_path / "other"
    publish(other, key=EVE, name="Eve's")
    assert code_of(lambda: world.add(str(other))) == "catalogue.full"


def test_the_keeper_is_told_what_a_catalogue_cannot_say(tmp_path: Path) -> None:
    folder = tmp_path / "published"
    unsigned = package_of(tmp_path)
    with pytest.raises(Refused, match=r"catalogue\.name_missing"):
        publish(folder, name="")
    publish(folder, unsigned)
    with pytest.raises(Refused, match=r"catalogue\.version_reused"):
        publish(folder, package_of(tmp_path, name="Other hats"))
    with pytest.raises(Refused, match=r"catalogue\.publisher_changed"):
        publish(folder, package_of(tmp_path, EVE, code=2))
    with pytest.raises(Refused, match=r"catalogue\.other_key"):
        publish(folder, key=key_of("z"))
    with pytest.raises(Refused, match=r"catalogue\.broken"):
        publish(folder, name="x" * 51)
    assert publish(folder, name="").root.sequence == 2
