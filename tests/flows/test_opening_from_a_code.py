"""A code of a mini-app that only a catalogue has: shown, fetched and installed after a second yes, opened."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Services
from app.core.kernel.clock import SystemClock
from app.core.kernel.ids import MiniAppId
from app.host.catalogues.publishing import Published
from app.host.signing import PublisherKey
from app.shell.application import Application
from tests.flows.conftest import Start
from tests.support.catalogues import package_of, publish
from tests.support.publishers import ADA, EVE

CODE = "plaza://miniapp/ada.shop/pages/hat?name=Bowler"


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    (tmp_path / "bundled").mkdir()
    return tmp_path / "bundled"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "published"


def make(folder: Path, *packages: Path, **changes: Any) -> Published:
    """Publish a catalogue that counts today."""
    return publish(folder, *packages, now=SystemClock().now(), **changes)


def at_work(application: Application, work: Callable[[Services], object]) -> None:
    """Do something with the services, on a thread for which the database is."""
    assembly = application.windows.first.assembly
    assert assembly is not None
    with ThreadPoolExecutor(1) as pool:
        pool.submit(work, assembly._foundation.services).result(30)


def add(application: Application, folder: Path) -> None:
    """Add the catalogue in a folder."""
    at_work(application, lambda services: services.catalogues.add(services.catalogues.look(str(folder))))


def refresh(application: Application) -> None:
    """Refresh the only catalogue."""
    at_work(application, lambda services: services.catalogues.refresh(services.catalogues.all()[0].key))


def test_it_is_installed_after_two_yeses_and_opened_at_the_page_of_the_code(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path, folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    make(folder, package_of(tmp_path))
    add(application, folder)
    application.open_link(CODE)
    hands.see("trustCard")
    hands.see_text("From the catalogue “Hats and more”")
    hands.see_text("Page: hat · name Bowler")
    hands.click("trustOpen")
    hands.see("installSheet")
    hands.see_text("Says it is by tests · unverified")
    hands.see_text("From the catalogue “Hats and more”")
    assert not (data_folder / "miniapps" / "ada.shop").exists()
    hands.click("installYes")
    hands.see_text("The hat called Bowler")
    assert not any((data_folder / "catalogues" / "fetching").iterdir())


def test_a_no_at_either_question_installs_nothing(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path, folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    make(folder, package_of(tmp_path))
    add(application, folder)
    application.open_link(CODE)
    hands.click("trustCancel")
    hands.see_gone("trustCard")
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.click("installCancel")
    hands.see_gone("installSheet")
    assert not (data_folder / "miniapps" / "ada.shop").exists()


def test_what_cannot_be_installed_is_told_and_nothing_is_installed(
    start: Start, tmp_path: Path, bundled: Path, data_folder: Path, folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    application.open_link("plaza://miniapp/nobody.knows/pages/home")
    hands.see_text("No catalogue of yours knows this mini-app, so it cannot be opened.")
    hands.click("trustCancel")
    hands.see_gone("trustCard")

    published = make(folder, package_of(tmp_path), withdrawn={"ada.gone": "It sold no hats."})
    add(application, folder)
    application.open_link("plaza://miniapp/ada.gone")
    hands.see_text("Its catalogue has taken this mini-app back, so it cannot be installed.")
    hands.see_text("Its catalogue says: It sold no hats.")
    hands.click("trustCancel")
    hands.see_gone("trustCard")

    file = folder / published.entries[0].file
    file.write_bytes(file.read_bytes()[:-400])
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.see_text("The package in “Hats and more” is not what it says there, so nothing was installed.")
    hands.click("installCancel")
    hands.see_gone("installSheet")

    other = tmp_path / "other"
    make(other, package_of(tmp_path, EVE), key=EVE, name="Eve's")
    add(application, other)
    application.open_link(CODE)
    hands.see_text("Your catalogues say different publishers made it, so it cannot be installed.")
    hands.click("trustCancel")
    hands.see_gone("trustCard")
    installed = data_folder / "miniapps"
    assert not installed.exists() or not any(installed.glob("*.*"))


@pytest.mark.parametrize(
    ("key", "code", "sentence"),
    [
        (EVE, 2, "ada.shop is another publisher's here, so nothing was installed. Beware of it."),
        (ADA, 1, "A newer version of this mini-app is installed, so this one was not."),
    ],
)
def test_a_catalogue_takes_no_id_over_and_leads_to_no_older_version(
    start: Start,
    tmp_path: Path,
    bundled: Path,
    folder: Path,
    key: PublisherKey,
    code: int,
    sentence: str,
) -> None:
    application, hands = start(bundled=bundled)
    make(folder, package_of(tmp_path, code=2))
    add(application, folder)
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.click("installYes")
    hands.see_text("The hat called Bowler")

    def replace(services: Services) -> None:
        services.installer.remove(MiniAppId("ada.shop"), forgets_data=False)
        services.catalogues.remove(services.catalogues.all()[0].key)

    at_work(application, replace)
    hands.see_gone("capsuleClose")
    other = tmp_path / "other"
    make(other, package_of(tmp_path, key, code=code), key=EVE, name="Eve's")
    add(application, other)
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.see_text(sentence)
    assert hands.find("installYes") is None
    hands.click("installCancel")
    hands.see_gone("installSheet")


def test_an_update_from_a_catalogue_is_asked_about_and_a_withdrawal_told(
    start: Start, tmp_path: Path, bundled: Path, folder: Path
) -> None:
    application, hands = start(bundled=bundled)
    make(folder, package_of(tmp_path, req_permissions=[]))
    add(application, folder)
    application.open_link(CODE)
    hands.click("trustOpen")
    hands.click("installYes")
    hands.see_text("The hat called Bowler")
    hands.click("railMiniapps")
    hands.click("miniappAbout_ada.shop")
    assert hands.find("detailUpdate") is None
    make(folder, package_of(tmp_path, code=2))
    refresh(application)
    hands.click("detailUpdate")
    hands.see_text("Version 1.0 is used now")
    hands.see_text("New")
    hands.click("installYes")
    hands.see_text("Close its tab and open it again for version 2.0.")
    hands.click("railMiniapps")
    hands.see_gone("detailUpdate")
    make(folder, withdrawn={"ada.shop": "It sold no hats."})
    refresh(application)
    hands.see_text("“Hats and more” has taken this mini-app back: It sold no hats.")
