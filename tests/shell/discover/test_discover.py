"""The mini-apps of the catalogue, over the real service."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, PublisherId
from app.host.catalogues.index import Entry
from app.host.catalogues.service import Catalogue, Hits, Offered
from app.host.versions import History, Version
from app.shell.context import ShellContext
from app.shell.discover.catalogues import CataloguesDesk
from app.shell.discover.discover import DiscoverViewModel
from app.shell.plain_words import isolated
from tests.host.catalogues.test_listings import NOW, entry_of
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

WAIT_MS = 10_000
COUNTER = replace(STORE, miniapp_id=MiniAppId("plaza.counter"), name="Counter", description="Counts.", account_id=None)


@pytest.fixture
def discover(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> DiscoverViewModel:
    made = DiscoverViewModel(plaza.catalog, context)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    return made


def test_a_published_mini_app_appears(discover: DiscoverViewModel, plaza: PlazaServices, qtbot: QtBot) -> None:
    plaza.catalog.publish(COUNTER)
    qtbot.waitUntil(lambda: [row.name for row in discover.property("listings").rows] == ["Counter", "Store"])
    discover.search("counts")
    assert [row.name for row in discover.property("listings").rows] == ["Counter"]


def test_opening_goes_through_the_one_door(discover: DiscoverViewModel, opened: Opened) -> None:
    discover.open("plaza.store")
    assert opened.links == [("plaza://miniapp/plaza.store", "list", "miniapps")]


def test_a_mini_app_s_detail_leads_to_its_account(discover: DiscoverViewModel, qtbot: QtBot) -> None:
    discover.select("plaza.store")
    assert discover.property("selected")["publisherName"] == "Plaza Goods"
    with qtbot.waitSignal(discover.accountWanted) as heard:
        discover.openAccount()
    assert heard.args == ["plaza.store.account"]
    discover.select("")
    assert discover.property("selected")["miniappId"] == ""


class Shelf:
    """A catalogue that has what it was made with."""

    def __init__(self, *entries: Entry) -> None:
        kept = Catalogue("k", "Hats and more", "/hats", len(entries), NOW, is_expired=False)
        self._hits = Hits(tuple(Offered(kept, each) for each in entries))
        self.asked: list[tuple[str, str]] = []

    def all(self) -> tuple[Catalogue, ...]:
        return ()

    def find(self, _miniapp_id: MiniAppId) -> None:
        return None

    def search(self, typed: str, _hits_max: int, *, besides: Collection[str] = (), category: str = "") -> Hits:
        assert besides
        self.asked.append((typed, category))
        return self._hits

    def has_beta(self, _miniapp_id: MiniAppId) -> bool:
        return False

    def categories(self) -> tuple[str, ...]:
        return tuple({each.entry.category for each in self._hits.offered})


def test_what_could_pass_for_something_installed_is_told(
    plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    look = f"Looks like “{isolated('Store')}” by {isolated('Plaza Goods')}, but is not."
    plaza.catalog.publish(
        replace(
            COUNTER,
            miniapp_id=MiniAppId("eve.shop"),
            name="St0re",
            publisher_id=PublisherId("key:e"),
            is_verified=False,
        )
    )
    shelf = Shelf(entry_of("Stоre", miniapp_id="eve.fake"), entry_of("Hats", miniapp_id="ada.hats"))
    desk = CataloguesDesk(shelf, no_versions, lambda _offered, _link: None)  # type: ignore[arg-type]
    made = DiscoverViewModel(plaza.catalog, context, desk=desk)
    made.load()
    qtbot.waitUntil(lambda: made.property("state") == "ready")
    told = {row.miniapp_id: row.warning for row in made.property("listings").rows}
    assert told == {"plaza.store": "", "eve.shop": look, "eve.fake": look, "ada.hats": ""}
    made.select("eve.fake")
    assert made.property("selected")["warning"] == look


def no_versions(_miniapp_id: MiniAppId) -> tuple[History, tuple[Version, ...]]:
    return History(), ()


def names(made: DiscoverViewModel) -> list[str]:
    return [row.name for row in made.property("listings").rows]


def of_kinds(plaza: PlazaServices) -> None:
    plaza.catalog.publish(replace(COUNTER, category="tools", keywords=("sums", "计数器")))
    plaza.catalog.publish(replace(STORE, category="shopping", keywords=("clothes",), publisher_name="外滩商店"))


def test_the_filter_knows_keywords_publishers_and_pinyin(
    plaza: PlazaServices, discover: DiscoverViewModel, qtbot: QtBot
) -> None:
    of_kinds(plaza)
    qtbot.waitUntil(lambda: len(discover.property("categories")) == 2, timeout=WAIT_MS)
    for typed, found in {
        "SUMS": ["Counter"],
        "jsq": ["Counter"],
        "jishuqi": ["Counter"],
        "wtsd": ["Store"],
        "外滩": ["Store"],
        "cloth": ["Store"],
        "things clo": ["Store"],
        "nothing like it": [],
        "": ["Counter", "Store"],
    }.items():
        discover.search(typed)
        assert names(discover) == found, typed


def test_one_kind_is_shown_alone_for_as_long_as_there_is_any(
    plaza: PlazaServices, discover: DiscoverViewModel, qtbot: QtBot
) -> None:
    assert discover.property("categories") == []
    of_kinds(plaza)
    offered = [{"key": "shopping", "text": "Shopping"}, {"key": "tools", "text": "Tools"}]
    qtbot.waitUntil(lambda: discover.property("categories") == offered, timeout=WAIT_MS)
    discover.choose("tools")
    assert (names(discover), discover.property("category")) == (["Counter"], "tools")
    plaza.catalog.withdraw(COUNTER.miniapp_id)
    qtbot.waitUntil(lambda: discover.property("category") == "", timeout=WAIT_MS)
    assert names(discover) == ["Store"]
    discover.choose("nonsense")
    assert names(discover) == ["Store"]


def test_what_catalogues_answer_is_shown_as_they_have_it(
    plaza: PlazaServices, context: ShellContext, qtbot: QtBot
) -> None:
    of_kinds(plaza)
    wool = structs.replace(entry_of("Wool", "Spun by hand."), category="shopping", keywords=("yarn",))
    shelf = Shelf(wool, entry_of("Ćwirek", "A bird."))
    desk = CataloguesDesk(shelf, no_versions, lambda _offered, _link: None)  # type: ignore[arg-type]
    made = DiscoverViewModel(plaza.catalog, context, desk=desk)
    made.load()
    qtbot.waitUntil(lambda: names(made) == ["Counter", "Store", "Wool", "Ćwirek"], timeout=WAIT_MS)
    made.search("cwirek")
    # At once nobody knows the spelling; then the catalogue says that it is one.
    assert "Counter" not in names(made)
    qtbot.waitUntil(lambda: names(made) == ["Wool", "Ćwirek"], timeout=WAIT_MS)
    assert ("cwirek", "") in shelf.asked
    made.search("")
    made.choose("shopping")
    qtbot.waitUntil(lambda: shelf.asked[-1] == ("", "shopping"), timeout=WAIT_MS)
    assert names(made) == ["Store", "Wool"]
