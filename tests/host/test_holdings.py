"""What a mini-app keeps for one person is measured, and cleared without touching anybody else's."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.database.schema import plaza_metadata
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.official import agreements_store
from app.core.official import store as official_store
from app.core.official.model import OfficialAccount
from app.core.official.templates import Agreement
from app.core.people import store as people_store
from app.core.people.model import User
from app.core.workspace import panel_store
from app.core.workspace.model import WindowPlace
from app.core.workspace.store import put_window
from app.host import store
from tests.support.miniapps import ADA, Platform, write_package

BO = UserId("bo")
MAIN = """
from minikit import *
app = App()

@app.page("pages/home")
class Home(Page):
    said = "starting"

    async def on_load(self, query):
        await storage.set("cart", "x" * 5_000)
        with open("notes.txt", "w") as file:
            file.write("y" * 20_000)
        self.said = "kept"

    def build(self):
        return ui.Text(self.said)
"""


@pytest.fixture
def platform(data_folder: Path) -> Iterator[Platform]:
    made = Platform(data_folder)
    yield made
    made.close()


def test_clearing_ends_it_and_deletes_this_persons_folder_and_values_only(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", MAIN))
    holdings, grants = platform.sessions.holdings, platform.sessions.grants
    mine, mine_screen = platform.open(miniapp_id)
    mine_screen.shows("kept")
    others, others_screen = platform.open(miniapp_id, user_id=BO)
    others_screen.shows("kept")
    others.close()
    others.wait(20)
    grants.change(ADA, miniapp_id, "profile", "allowed", "why")
    with platform.db.begin() as tx:
        store.put_role(tx, miniapp_id, ADA, "clerk")
    for user_id in (ADA, BO):
        platform.alarms.set(miniapp_id, user_id, "milk", platform.clock.now() + timedelta(hours=1))
    before = holdings.size_bytes(ADA, miniapp_id)
    assert before > 25_000
    holdings.clear(ADA, miniapp_id)
    assert mine.has_ended
    assert holdings.size_bytes(ADA, miniapp_id) == 0
    assert not mine.data_folder.exists()
    assert holdings.size_bytes(BO, miniapp_id) == before
    assert grants.of(ADA, miniapp_id)["profile"].state == "allowed", "what the person said is theirs"
    with platform.db.read() as tx:
        assert store.roles(tx, miniapp_id, ADA) == {"clerk"}
    assert platform.alarms.all(miniapp_id, ADA) == []
    assert [each.name for each in platform.alarms.all(miniapp_id, BO)] == ["milk"]
    holdings.clear(ADA, miniapp_id)  # nothing left: nothing to say
    _, again = platform.open(miniapp_id)
    again.shows("kept")


def test_clearing_leaves_no_page_to_come_back_with(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", MAIN))
    _, screen = platform.open(miniapp_id)
    screen.shows("kept")
    platform.sessions.holdings.clear(ADA, miniapp_id)
    with platform.db.read() as tx:
        assert store.kept_pages(tx, miniapp_id, ADA) is None


def test_a_tab_whose_mini_app_had_died_hears_that_it_was_closed(platform: Platform, tmp_path: Path) -> None:
    program = MAIN.replace('self.said = "kept"', "os._exit(3)").replace("from minikit", "import os\nfrom minikit")
    miniapp_id = platform.install(write_package(tmp_path / "package", program))
    session, screen = platform.open(miniapp_id)
    session.wait(20)
    assert [reason for reason, _ in screen.endings] == ["crashed"]
    platform.sessions.holdings.clear(ADA, miniapp_id)
    session.close()
    assert [reason for reason, _ in screen.endings] == ["crashed", "closed"]


# The catalogue's, the account's, the person's record of what a mini-app did; what led there, forgotten by itself.
STAYS = {"listing", "official_account", "miniapp_call", "article_click"}


def test_what_is_removed_with_its_data_leaves_no_row_but_the_persons_record(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", MAIN))
    _, screen = platform.open(miniapp_id)
    screen.shows("kept")
    platform.sessions.end(miniapp_id)
    platform.sessions.grants.change(ADA, miniapp_id, "profile", "allowed", "why")
    platform.alarms.set(miniapp_id, ADA, "milk", platform.clock.now() + timedelta(hours=1))
    platform.offered.notices.send(miniapp_id, ADA, title="x", text="", page="", query={})
    platform.offered.callers.meet(ADA, miniapp_id)
    with platform.db.begin() as tx:
        store.put_role(tx, miniapp_id, ADA, "clerk")
        people_store.put(tx, User(ADA, "Ada", "blue"), platform.clock.now())
        put_window(tx, ADA, miniapp_id, WindowPlace(0, 0, 400, 300))
        panel_store.put_opened(tx, ADA, miniapp_id, platform.clock.now())
        panel_store.put_pinned(tx, ADA, [miniapp_id])
        shop = OfficialAccount(OfficialAccountId("shop"), "Shop", "blue", "", "service")
        official_store.put(tx, shop)
        told = Agreement(miniapp_id, "sent", shop.account_id, "Sent", "", False, platform.clock.now())
        agreements_store.put(tx, ADA, told)
        agreements_store.note_sent(tx, ADA, miniapp_id, "1", platform.clock.now())
    platform.call_log.flush()
    named = {table.name for table in plaza_metadata.tables.values() if "miniapp_id" in table.c}
    assert rows_of(platform, miniapp_id) >= named - STAYS, "put a row into every table there is"
    platform.sessions.forget(miniapp_id)
    assert rows_of(platform, miniapp_id) == {"miniapp_call"}


def rows_of(platform: Platform, miniapp_id: MiniAppId) -> set[str]:
    """Return the tables that know of a mini-app."""
    tables = [table for table in plaza_metadata.tables.values() if "miniapp_id" in table.c]
    with platform.db.read() as tx:
        return {each.name for each in tables if tx.execute(select(each).where(each.c.miniapp_id == miniapp_id)).first()}
