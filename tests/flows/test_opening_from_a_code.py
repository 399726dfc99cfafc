"""A code of a mini-app that is not installed: looked up, shown, installed after a second yes, opened at its page."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import MiniAppId
from app.host.signing import PublisherKey
from tests.flows.conftest import Start
from tests.support.miniapps import write_package
from tests.support.publishers import ADA, EVE, pack

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("All hats")

@app.page("pages/hat")
class Hat(Page):
    async def on_load(self, query):
        self.name = query["name"]

    def build(self):
        return ui.Text(f"The hat called {self.name}")
"""
CODE = "plaza://miniapp/ada.shop/pages/hat?name=Bowler"


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    (tmp_path / "bundled").mkdir()
    return tmp_path / "bundled"


def shelve(
    tmp_path: Path, data_folder: Path, key: PublisherKey = ADA, *, shelf_name: str = "ada.shop", **changes: Any
) -> Path:
    """Put a signed package into the catalogue's folder."""
    described = {"app_id": "ada.shop", "name": "Ada's hats", **changes}
    name = f"package-{shelf_name}-{key.public[:4]}"
    folder = write_package(tmp_path / name, MAIN, pages=["pages/home", "pages/hat"], **described)
    file = data_folder / "catalogue" / f"{shelf_name}.ma"
    file.parent.mkdir(parents=True, exist_ok=True)
    return pack(folder, file, key)


def test_it_is_installed_after_two_yeses_and_opened_at_the_page_of_the_code(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    shelve(tmp_path, data_folder)
    application.open_link(CODE)
    hands.see("trustCard")
    hands.see_text("Page: hat · name Bowler")
    hands.click("trustOpen")
    hands.see("installSheet")
    hands.see_text("Says it is by tests · unverified")
    assert not (data_folder / "miniapps" / "ada.shop").exists()
    hands.click("installYes")
    hands.see_text("The hat called Bowler")


def test_a_no_at_either_question_installs_nothing(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    shelve(tmp_path, data_folder)
    application.open_link(CODE)
    hands.click("trustCancel")
    hands.see_gone("trustCard")
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.click("installCancel")
    hands.see_gone("installSheet")
    assert not (data_folder / "miniapps" / "ada.shop").exists()


def test_what_cannot_be_installed_is_told_and_nothing_is_installed(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    application.open_link("plaza://miniapp/nobody.knows/pages/home")
    hands.see_text("No catalogue of yours knows this mini-app, so it cannot be opened.")
    hands.click("trustCancel")
    hands.see_gone("trustCard")

    shelve(tmp_path, data_folder, shelf_name="ada.gone", app_id="ada.gone")
    (data_folder / "catalogue" / "ada.gone.withdrawn").touch()
    application.open_link("plaza://miniapp/ada.gone")
    hands.see_text("Its catalogue has taken this mini-app back, so it cannot be installed.")
    hands.click("trustCancel")
    hands.see_gone("trustCard")

    shelve(tmp_path, data_folder, EVE, shelf_name="ada.bank", app_id="eve.bank")
    application.open_link("plaza://miniapp/ada.bank")
    hands.click("trustOpen")
    hands.see_text("The package found for ada.bank is of eve.bank, so nothing was installed. Beware of it.")
    hands.click("installCancel")
    hands.see_gone("installSheet")

    damaged = shelve(tmp_path, data_folder)
    damaged.write_bytes(damaged.read_bytes()[:-400])
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.see_text("This file is damaged or no mini-app, so nothing was installed.")
    hands.click("installCancel")
    hands.see_gone("installSheet")
    installed = data_folder / "miniapps"
    assert not installed.exists() or not any(installed.glob("*.*"))


def test_another_publisher_cannot_take_an_id_by_a_code(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    shelve(tmp_path, data_folder)
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.click("installYes")
    hands.see_text("The hat called Bowler")
    application.close()

    application, hands = start(bundled=bundled)
    assert application.windows.first.assembly is not None
    services = application.windows.first.assembly._foundation.services
    with ThreadPoolExecutor(1) as pool:  # the database is not for the GUI thread
        pool.submit(services.installer.remove, MiniAppId("ada.shop"), forgets_data=False).result(30)
    shelve(tmp_path, data_folder, EVE)
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.see_text("ada.shop is another publisher's here, so nothing was installed. Beware of it.")
