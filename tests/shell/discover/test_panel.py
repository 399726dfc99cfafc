"""Recent and mine, over the real service: shown at once, kept behind, nothing lost to what comes late."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.catalog.model import Listing
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId, UserId
from app.core.people.model import User
from app.core.workspace.panel import MiniAppPanel
from app.shell.context import ShellContext
from app.shell.discover.discover import DiscoverViewModel
from app.shell.discover.panel import RECENT_MAX, PanelViewModel
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices

WAIT_MS = 10_000


def listing_of(name: str) -> Listing:
    return replace(STORE, miniapp_id=MiniAppId(f"test.{name.lower()}"), name=name, account_id=None)


HATS, TEA, MAPS = listing_of("Hats"), listing_of("Tea"), listing_of("Maps")


@pytest.fixture
def kept(plaza: PlazaServices) -> MiniAppPanel:
    for listing in (HATS, TEA, MAPS):
        plaza.catalog.publish(listing)
    return MiniAppPanel(plaza.db, plaza.events, plaza.clock)


class Screen:
    """The screen's view-model and its panel."""

    def __init__(self, plaza: PlazaServices, context: ShellContext, kept: MiniAppPanel, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.discover = DiscoverViewModel(plaza.catalog, context, panel=kept)
        self.discover.load()
        self.until(lambda: self.discover.property("state") == "ready")
        found = self.discover.property("panel")
        assert isinstance(found, PanelViewModel)
        self.panel = found

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=WAIT_MS)

    def names(self, which: str) -> list[str]:
        return [row.name for row in self.panel.property(which).rows]


@pytest.fixture
def screen(plaza: PlazaServices, context: ShellContext, kept: MiniAppPanel, qtbot: QtBot) -> Screen:
    return Screen(plaza, context, kept, qtbot)


def test_what_is_opened_comes_to_the_front_of_recent(
    screen: Screen, kept: MiniAppPanel, plaza: PlazaServices, me: User
) -> None:
    for listing in (STORE, HATS, STORE):
        plaza.clock.advance(seconds=1)
        kept.note_opened(me.user_id, listing.miniapp_id)
    screen.until(lambda: screen.names("recent") == ["Store", "Hats"])
    assert screen.names("mine") == []


def test_recent_has_eight_and_not_what_was_removed(
    screen: Screen, kept: MiniAppPanel, plaza: PlazaServices, me: User
) -> None:
    names = [f"App{number}" for number in range(RECENT_MAX + 1)]
    for name in names:
        plaza.catalog.publish(listing_of(name))
        plaza.clock.advance(seconds=1)
        kept.note_opened(me.user_id, listing_of(name).miniapp_id)
    screen.until(lambda: screen.names("recent") == names[:0:-1])
    plaza.catalog.withdraw(listing_of(names[-1]).miniapp_id)
    screen.until(lambda: screen.names("recent") == names[-2::-1])


def test_mine_are_pinned_moved_and_unpinned_at_once_and_kept(
    screen: Screen, kept: MiniAppPanel, plaza: PlazaServices, context: ShellContext, me: User, qtbot: QtBot
) -> None:
    for listing in (STORE, HATS, TEA):
        screen.panel.pin(listing.miniapp_id, True)
    assert screen.names("mine") == ["Store", "Hats", "Tea"]
    screen.panel.move("test.tea", -2)
    assert screen.names("mine") == ["Tea", "Store", "Hats"]
    screen.panel.move("test.tea", 1)
    assert screen.names("mine") == ["Store", "Tea", "Hats"]
    screen.panel.move("plaza.store", -1)
    screen.panel.move("test.hats", 9)
    assert screen.names("mine") == ["Store", "Tea", "Hats"]
    screen.panel.pin("test.tea", False)
    assert screen.panel.property("pinned") == ["plaza.store", "test.hats"]
    screen.until(lambda: kept.of(me.user_id).mine == ("plaza.store", "test.hats"))
    later = Screen(plaza, context, kept, qtbot)
    assert later.names("mine") == ["Store", "Hats"]


def test_what_is_not_installed_is_not_shown_and_keeps_its_place(
    screen: Screen, kept: MiniAppPanel, plaza: PlazaServices, me: User
) -> None:
    kept.keep_mine(me.user_id, [STORE.miniapp_id, HATS.miniapp_id, TEA.miniapp_id])
    screen.until(lambda: screen.names("mine") == ["Store", "Hats", "Tea"])
    plaza.catalog.withdraw(HATS.miniapp_id)
    screen.until(lambda: screen.names("mine") == ["Store", "Tea"])
    screen.panel.move("plaza.store", 1)
    assert screen.names("mine") == ["Tea", "Store"]
    plaza.catalog.publish(HATS)
    screen.until(lambda: screen.names("mine") == ["Hats", "Tea", "Store"])


def test_only_what_is_installed_can_be_pinned(screen: Screen) -> None:
    screen.panel.pin("nobody.knows", True)
    screen.panel.move("nobody.knows", 1)
    assert screen.panel.property("pinned") == []


def test_an_order_that_cannot_be_kept_is_told_and_taken_back(
    plaza: PlazaServices, context: ShellContext, kept: MiniAppPanel, qtbot: QtBot, me: User
) -> None:
    class FullDisk(MiniAppPanel):
        def keep_mine(self, _user_id: UserId, _miniapp_ids: object) -> None:
            raise Unavailable("database.full")

    kept.keep_mine(me.user_id, [STORE.miniapp_id])
    screen = Screen(plaza, context, FullDisk(plaza.db, plaza.events, plaza.clock), qtbot)
    told: list[str] = []
    screen.discover.toasted.connect(lambda text, _tone: told.append(text))
    screen.panel.pin("test.hats", True)
    assert screen.names("mine") == ["Store", "Hats"]
    screen.until(lambda: len(told) == 1 and screen.names("mine") == ["Store"])


def test_another_person_s_panel_is_not_shown(
    screen: Screen, kept: MiniAppPanel, plaza: PlazaServices, me: User
) -> None:
    other = plaza.people.create_profile("Maya")
    kept.note_opened(other.user_id, STORE.miniapp_id)
    plaza.clock.advance(seconds=1)
    kept.note_opened(me.user_id, HATS.miniapp_id)
    screen.until(lambda: screen.names("recent") == ["Hats"])
