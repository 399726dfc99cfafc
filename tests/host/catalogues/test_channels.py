"""Channels and staged releases: who is offered which version, and that nobody can lie about it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId
from app.host.catalogues.channels import Channels
from app.host.catalogues.service import Offered
from tests.host.catalogues.conftest import World
from tests.host.catalogues.test_catalogues import code_of, entry_of, list_entries
from tests.support.catalogues import KEEPER, package_of, publish
from tests.support.publishers import EVE

SHOP = MiniAppId("ada.shop")


def offered(world: World) -> int | None:
    """Return the version that is offered here."""
    found = world.catalogues.find(SHOP)
    return found.entry.version_code if isinstance(found, Offered) else None


def stand_at(world: World, percent: int, code: int) -> None:
    """Draw until the person stands there among a hundred for a version."""
    channels = world.catalogues.channels
    for number in range(100_000):
        channels._read()
        channels._number = f"{number:032}"
        if channels._drawn(entry_of(version_code=code)) == percent:
            return
    raise AssertionError


def test_beta_versions_are_for_those_who_chose_them(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    publish(world.folder, package_of(tmp_path, code=2), channel="beta")
    assert world.add().count == 1
    assert (offered(world), world.catalogues.has_beta(SHOP)) == (1, True)
    changes = len(world.changes)
    world.catalogues.channels.follow(SHOP, "beta")
    assert offered(world) == 2
    assert len(world.changes) == changes + 1
    again = world.opened()
    assert again.channels.followed(SHOP) == "beta"
    found = again.find(SHOP)
    assert isinstance(found, Offered)
    with again.fetched(found) as file:
        assert file.is_file()
    world.catalogues.channels.follow(SHOP, "stable")
    assert offered(world) == 1
    assert not world.catalogues.has_beta(MiniAppId("ada.other"))


def test_a_stable_version_takes_the_place_of_older_beta_versions(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    publish(world.folder, package_of(tmp_path, code=2), channel="beta")
    published = publish(world.folder, package_of(tmp_path, code=3))
    assert [(each.version_code, each.channel) for each in published.entries] == [(3, "stable")]
    published = publish(world.folder, package_of(tmp_path, code=4), channel="beta")
    assert [each.version_code for each in published.entries] == [3, 4]
    published = publish(world.folder, withdrawn={SHOP: "Broken"})
    assert published.entries == ()


def test_a_staged_version_is_for_some_and_the_one_before_for_the_others(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path))
    second = package_of(tmp_path, code=2)
    publish(world.folder, second, share_percent=10)
    world.add()
    stand_at(world, 10, 2)
    assert offered(world) == 1
    stand_at(world, 9, 2)
    assert offered(world) == 2
    for share_percent in (30, 100):  # whoever is in stays in
        published = publish(world.folder, second, share_percent=share_percent)
        world.catalogues.refresh(KEEPER.public)
        assert offered(world) == 2
    assert [each.version_code for each in published.entries] == [2]
    stand_at(world, 99, 2)
    assert offered(world) == 2


def test_one_that_is_for_others_only_is_not_found(world: World, tmp_path: Path) -> None:
    publish(world.folder, package_of(tmp_path), share_percent=50)
    world.add()
    stand_at(world, 50, 1)
    assert offered(world) is None
    assert world.catalogues.search("hats", 9).offered == ()
    stand_at(world, 49, 1)
    assert len(world.catalogues.search("hats", 9).offered) == 1


def test_the_lot_is_drawn_once_for_a_computer_and_anew_for_each_version(tmp_path: Path, world: World) -> None:
    channels = Channels(tmp_path / "one", world.events)
    versions = [entry_of(version_code=code, share_percent=50) for code in range(1, 2001)]
    drawn = [channels.is_for(each) for each in versions]
    assert 800 < Counter(drawn)[True] < 1200
    assert [Channels(tmp_path / "one", world.events).is_for(each) for each in versions] == drawn
    assert [Channels(tmp_path / "two", world.events).is_for(each) for each in versions] != drawn
    wider = [structs.replace(each, share_percent=60) for each in versions]
    assert all(is_in <= channels.is_for(each) for is_in, each in zip(drawn, wider, strict=True))


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[]", b'{"number": 7, "beta": {}}', b'{"beta": [7, "ada.shop"]}']
)
def test_a_damaged_file_is_a_new_lot(tmp_path: Path, world: World, content: bytes) -> None:
    (tmp_path / "channels.json").write_bytes(content)
    channels = Channels(tmp_path, world.events)
    channels.is_for(entry_of(share_percent=50))
    assert len(channels._number) == 32
    channels.follow(SHOP, "beta")
    again = Channels(tmp_path, world.events)
    assert again.followed(SHOP) == "beta"
    assert again._number == channels._number


def test_where_nothing_can_be_written_the_choice_is_not_taken(tmp_path: Path, world: World) -> None:
    (tmp_path / "file").write_bytes(b"")
    channels = Channels(tmp_path / "file", world.events)
    with pytest.raises(Unavailable, match=r"data\.unwritable"):
        channels.follow(SHOP, "beta")
    assert channels.followed(SHOP) == "stable"


@pytest.mark.parametrize(
    "entries",
    [
        [{"version_code": 1}, {"version_code": 1, "channel": "beta"}],
        [{"version_code": 1}, {"version_code": 2, "publisher_key": EVE.public}],
        [{"version_code": code} for code in range(1, 6)],
    ],
)
def test_a_catalogue_that_contradicts_itself_is_refused(world: World, entries: list[dict[str, Any]]) -> None:
    list_entries(world.folder, [entry_of(**each) for each in entries])
    assert code_of(world.add) == "catalogue.broken"


@pytest.mark.parametrize("changes", [{"channel": "nightly"}, {"share_percent": 0}, {"share_percent": 101}])
def test_a_share_or_channel_that_is_none_is_refused(world: World, changes: dict[str, Any]) -> None:
    list_entries(world.folder, [structs.replace(entry_of(), **changes)])
    assert code_of(world.add) == "catalogue.broken"
