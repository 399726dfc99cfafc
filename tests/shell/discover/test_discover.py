"""The mini-apps of the catalogue, over the real service."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId
from app.shell.context import ShellContext
from app.shell.discover.discover import DiscoverViewModel
from tests.shell.conftest import STORE
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

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
