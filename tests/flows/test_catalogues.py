"""A person adds a catalogue, finds what it has, installs from it, refreshes and removes it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.core.kernel.clock import SystemClock
from tests.flows.conftest import Start
from tests.support.catalogues import KEEPER, package_of, publish


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    (tmp_path / "bundled").mkdir()
    return tmp_path / "bundled"


def type_address(hands: Driver, address: str) -> None:
    """Write an address where one is written, in place of what stands there."""
    hands.click("catalogueAddress")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type_text(address)
    hands.click("catalogueLook")


def test_a_catalogue_is_looked_at_added_searched_installed_from_and_removed(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path
) -> None:
    folder = tmp_path / "published"
    now: Callable[[], object] = SystemClock().now
    publish(folder, package_of(tmp_path), package_of(tmp_path, app_id="ada.caps", name="Caps"), now=now())
    _, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.click("catalogues")
    type_address(hands, "http://hats.example/")
    hands.see_text("Give the https address of a catalogue, or its folder. Nothing was added.")
    type_address(hands, str(folder))
    hands.see("catalogueFound")
    hands.see_text(KEEPER.public[:4])
    assert not (data_folder / "catalogues").exists()
    hands.click("catalogueLeave")
    hands.see_gone("catalogueFound")
    type_address(hands, str(folder))
    hands.click("catalogueAdd")
    hands.see("catalogueName_0")
    hands.see_text("Mini-apps: 2")

    hands.click("cataloguesBack")
    hands.see_text("tests · unverified · from Hats and more")
    hands.click("miniappSearch")
    hands.type_text("hats")
    hands.see_gone("miniappOpen_ada.caps")
    hands.click("miniappAbout_ada.shop")
    hands.see_text("From the catalogue “Hats and more”.")
    hands.click("detailOpen")
    hands.see("installSheet")
    hands.click("installYes")
    hands.see_text("All hats")

    hands.click("railMiniapps")
    hands.see_gone("detailSource")  # it is installed now
    hands.click("detailBack")
    hands.click("catalogues")
    envelope = folder / "catalogue.json"
    before = envelope.read_bytes()
    publish(folder, withdrawn={"ada.caps": ""}, now=now())
    hands.click("catalogueRefresh_0")
    hands.see_text("Mini-apps: 1")
    envelope.write_bytes(before)
    hands.click("catalogueRefresh_0")
    hands.see_text("is older there than what you saw of it")
    hands.click("catalogueRemove_0")
    hands.see_gone("catalogueName_0")
    hands.click("cataloguesBack")
    hands.see("miniappOpen_ada.shop")  # what was installed stays


def test_beta_versions_come_once_they_are_chosen_and_end_with_the_choice(
    start: Start, tmp_path: Path, bundled: Path
) -> None:
    folder = tmp_path / "published"
    now: Callable[[], object] = SystemClock().now
    publish(folder, package_of(tmp_path), now=now())
    publish(folder, package_of(tmp_path, code=2), now=now(), channel="beta")
    _, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.click("catalogues")
    type_address(hands, str(folder))
    hands.click("catalogueAdd")
    hands.see("catalogueName_0")
    hands.click("cataloguesBack")
    hands.click("miniappAbout_ada.shop")
    hands.see_text("Version 1.0")
    hands.scroll_to("choice_beta")
    hands.see("choice_beta").forceActiveFocus()
    hands.press(Qt.Key.Key_Space)
    hands.see_text("You are offered its beta versions from now on.")
    hands.see_text("Version 2.0")
    hands.click("detailOpen")
    hands.click("installYes")
    hands.see_text("All hats")
    hands.click("railMiniapps")
    hands.scroll_to("choice_stable")
    hands.click("choice_stable")
    hands.see_text("What is installed stays until a newer one comes.")
    hands.scroll_to("version_0")
    hands.see_text("Version 2.0")
