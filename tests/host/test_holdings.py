"""What a mini-app keeps for one person is measured, and cleared without touching anybody else's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.kernel.ids import UserId
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
    before = holdings.size_bytes(ADA, miniapp_id)
    assert before > 25_000
    holdings.clear(ADA, miniapp_id)
    assert mine.has_ended
    assert holdings.size_bytes(ADA, miniapp_id) == 0
    assert not mine.data_folder.exists()
    assert holdings.size_bytes(BO, miniapp_id) == before
    assert grants.of(ADA, miniapp_id)["profile"].state == "allowed", "what the person said is theirs"
    holdings.clear(ADA, miniapp_id)  # nothing left: nothing to say
    _, again = platform.open(miniapp_id)
    again.shows("kept")
