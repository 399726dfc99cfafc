"""What a person has open is kept in their name, and read back as far as it can be."""

import pytest
from sqlalchemy import update

from app.core.kernel.ids import MiniAppId
from app.core.people.model import User
from app.core.workspace.model import Arrangement, OpenTab, WindowPlace
from app.core.workspace.service import TABS_MAX, Workspace
from app.core.workspace.store import workspace as table
from tests.support.plaza import PlazaServices

STORE = OpenTab("miniapp", "plaza.store", "Store", "", is_pinned=True)
ODD = OpenTab("article", "a1", "half \ud83d, none \x00, 中文", "newspaper", place="window")


@pytest.fixture
def me(plaza: PlazaServices) -> User:
    return plaza.people.create_profile("Lin")


@pytest.fixture
def workspace(plaza: PlazaServices) -> Workspace:
    return Workspace(plaza.db)


def test_what_is_open_comes_back_in_order(workspace: Workspace, me: User) -> None:
    assert workspace.of(me.user_id) == Arrangement()
    workspace.keep(me.user_id, Arrangement((ODD,), 1))
    workspace.keep(me.user_id, Arrangement((STORE, ODD), 2))
    assert workspace.of(me.user_id) == Arrangement((STORE, ODD), 2)


def test_two_people_keep_their_own(workspace: Workspace, plaza: PlazaServices, me: User) -> None:
    other = plaza.people.create_profile("Maya")
    workspace.keep(me.user_id, Arrangement((STORE,), 1))
    workspace.keep_window(me.user_id, MiniAppId("plaza.store"), WindowPlace(1, 2, 3, 4))
    assert workspace.of(other.user_id) == Arrangement()
    assert workspace.windows_of(other.user_id) == {}


def test_of_very_many_tabs_the_first_are_kept(workspace: Workspace, me: User) -> None:
    many = tuple(OpenTab("article", str(number), "", "") for number in range(TABS_MAX + 5))
    workspace.keep(me.user_id, Arrangement(many, len(many)))
    assert workspace.of(me.user_id) == Arrangement(many[:TABS_MAX], TABS_MAX)


@pytest.mark.parametrize("text", ["", "{", "7", '{"a": 1}', "[" * 100_000])
def test_what_cannot_be_read_is_as_if_nothing_had_been_kept(
    workspace: Workspace, plaza: PlazaServices, me: User, text: str
) -> None:
    workspace.keep(me.user_id, Arrangement((STORE,), 1))
    with plaza.db.begin() as tx:
        tx.execute(update(table).values(tabs=text))
    assert workspace.of(me.user_id) == Arrangement()


def test_a_tab_that_is_none_is_left_out(workspace: Workspace, plaza: PlazaServices, me: User) -> None:
    written = (
        '[7, [], ["article", "a", "A", "newspaper", 1, "strip"], ["article", "b", "B", "newspaper", true, "strip"]]'
    )
    workspace.keep(me.user_id, Arrangement((STORE,), 1))
    with plaza.db.begin() as tx:
        tx.execute(update(table).values(tabs=written))
    assert workspace.of(me.user_id).tabs == (OpenTab("article", "b", "B", "newspaper", is_pinned=True),)


def test_where_a_window_stands_is_kept_for_each_mini_app(workspace: Workspace, me: User) -> None:
    store, chess = MiniAppId("plaza.store"), MiniAppId("chess")
    workspace.keep_window(me.user_id, store, WindowPlace(10, -20, 400, 700))
    workspace.keep_window(me.user_id, chess, WindowPlace(0, 0, 1, 1))
    workspace.keep_window(me.user_id, store, WindowPlace(11, 20, 401, 701))
    assert workspace.windows_of(me.user_id) == {
        store: WindowPlace(11, 20, 401, 701),
        chess: WindowPlace(0, 0, 1, 1),
    }
