"""A person's panel: what they opened last, by itself, and what they pinned, in their order."""

import pytest

from app.core.kernel.ids import MiniAppId
from app.core.people.model import User
from app.core.workspace import panel_store
from app.core.workspace.events import PanelChanged
from app.core.workspace.model import Panel
from app.core.workspace.panel import OPENED_MAX, PINNED_MAX, MiniAppPanel
from tests.support.plaza import PlazaServices

STORE, HATS, TEA = MiniAppId("plaza.store"), MiniAppId("ada.hats"), MiniAppId("ben.tea")


@pytest.fixture
def me(plaza: PlazaServices) -> User:
    return plaza.people.create_profile("Lin")


@pytest.fixture
def panel(plaza: PlazaServices) -> MiniAppPanel:
    return MiniAppPanel(plaza.db, plaza.events, plaza.clock)


def test_what_was_opened_last_comes_first_and_each_once(panel: MiniAppPanel, plaza: PlazaServices, me: User) -> None:
    for miniapp_id in (STORE, HATS, TEA, STORE):
        plaza.clock.advance(seconds=1)
        panel.note_opened(me.user_id, miniapp_id)
    assert panel.of(me.user_id) == Panel(recent=(STORE, TEA, HATS))


def test_what_was_opened_long_ago_is_forgotten(panel: MiniAppPanel, plaza: PlazaServices, me: User) -> None:
    opened = [MiniAppId(f"test.app{number}") for number in range(OPENED_MAX + 2)]
    for miniapp_id in opened:
        plaza.clock.advance(seconds=1)
        panel.note_opened(me.user_id, miniapp_id)
    assert panel.of(me.user_id).recent == tuple(reversed(opened[2:]))


def test_mine_are_kept_in_their_order_each_once_and_not_without_end(panel: MiniAppPanel, me: User) -> None:
    panel.keep_mine(me.user_id, [HATS, STORE, HATS])
    assert panel.of(me.user_id).mine == (HATS, STORE)
    panel.keep_mine(me.user_id, [STORE, TEA, HATS])
    assert panel.of(me.user_id).mine == (STORE, TEA, HATS)
    panel.keep_mine(me.user_id, [])
    assert panel.of(me.user_id) == Panel()
    panel.keep_mine(me.user_id, [MiniAppId(f"test.app{number}") for number in range(PINNED_MAX + 1)])
    assert len(panel.of(me.user_id).mine) == PINNED_MAX


def test_each_has_their_own_and_is_told_of_it(panel: MiniAppPanel, plaza: PlazaServices, me: User) -> None:
    told: list[PanelChanged] = []
    plaza.events.subscribe(PanelChanged, told.append)
    other = plaza.people.create_profile("Maya")
    panel.note_opened(me.user_id, STORE)
    panel.keep_mine(other.user_id, [HATS])
    assert panel.of(me.user_id) == Panel(recent=(STORE,))
    assert panel.of(other.user_id) == Panel(mine=(HATS,))
    assert told == [PanelChanged(me.user_id), PanelChanged(other.user_id)]


def test_a_mini_app_or_a_person_that_goes_is_forgotten(panel: MiniAppPanel, plaza: PlazaServices, me: User) -> None:
    for miniapp_id in (STORE, HATS):
        panel.note_opened(me.user_id, miniapp_id)
    panel.keep_mine(me.user_id, [STORE, HATS])
    with plaza.db.begin() as tx:
        panel_store.forget_miniapp(tx, STORE)
    assert panel.of(me.user_id) == Panel((HATS,), (HATS,))
    with plaza.db.begin() as tx:
        panel_store.forget_person(tx, me.user_id)
    assert panel.of(me.user_id) == Panel()
