"""A `.ma` file becomes an open mini-app, with one yes; what cannot be installed says why."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent

from app.cli.tour.driver import Driver
from app.host.runtime.inside import sandbox
from app.host.runtime.inside.sandbox import Layer, Layers
from app.host.signing import PublisherKey
from app.shell.application import Application
from tests.flows.conftest import Start
from tests.support.miniapps import write_package
from tests.support.pictures import desk, png
from tests.support.publishers import ADA, EVE, pack

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("Hats of version {code}")
"""


def write_ma(tmp_path: Path, code: int = 1, key: PublisherKey | None = ADA, **changes: Any) -> Path:
    name = f"shop-{code}-{key.public[:4] if key else ''}{len(changes)}"
    described = {"app_id": "ada.shop", "name": "Ada's hats", "version": {"name": f"{code}.0", "code": code}}
    folder = write_package(tmp_path / name, MAIN.format(code=code), pages=["pages/home"], **{**described, **changes})
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets" / "icon.png").write_bytes(png(desk(64, 64)))
    return pack(folder, tmp_path / f"{name}.ma", key)


def drop(application: Application, file: Path) -> None:
    """Drop a file on the window."""
    application.windows.first.view_model.dropFiles([QUrl.fromLocalFile(str(file))])


def press(hands: Driver, name: str) -> None:
    """Press a button by the keyboard."""
    hands.scroll_to(name)
    hands.see(name).forceActiveFocus()
    hands.press(Qt.Key.Key_Space)


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    write_package(tmp_path / "bundled" / "store", MAIN, app_id="plaza.store", name="Store", pages=["pages/home"])
    return tmp_path / "bundled"


def test_a_dropped_file_is_asked_about_installed_and_opened_and_is_there_after_a_restart(
    start: Start, tmp_path: Path, bundled: Path
) -> None:
    application, hands = start(bundled=bundled)
    drop(application, write_ma(tmp_path, icons=[{"src": "assets/icon.png"}]))
    hands.see("installSheet")
    hands.see_text("Says it is by tests · unverified")
    hands.click("installYes")
    hands.see_text("Hats of version 1")
    application.close()
    application, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.see_text("Ada's hats")
    hands.see_text("tests · unverified")
    hands.click("miniappOpen_ada.shop")
    hands.see_text("Hats of version 1")


def test_a_no_installs_nothing(start: Start, tmp_path: Path, bundled: Path, data_folder: Path) -> None:
    application, hands = start(bundled=bundled)
    application.install_file(write_ma(tmp_path))
    hands.click("installCancel")
    hands.see_gone("installSheet")
    hands.wait("the copy to go", lambda: not list((data_folder / "staging").iterdir()))
    assert not (data_folder / "miniapps" / "ada.shop").exists()


def test_an_update_while_it_is_open_waits_for_the_next_opening(start: Start, tmp_path: Path, bundled: Path) -> None:
    application, hands = start(bundled=bundled)
    drop(application, write_ma(tmp_path, req_permissions=[]))
    hands.click("installYes")
    hands.see_text("Hats of version 1")
    drop(application, write_ma(tmp_path, 2))
    hands.see_text("Version 1.0 is used now")
    hands.see_text("New")
    hands.click("installYes")
    hands.see_text("Close its tab and open it again for version 2.0.")
    hands.see_text("Hats of version 1")
    hands.click("capsuleClose")
    hands.click("railMiniapps")
    hands.click("miniappOpen_ada.shop")
    hands.see_text("Hats of version 2")


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("nonsense", "This file is damaged or no mini-app"),
        ("anothers id", "is another publisher's here"),
        ("unsigned", "is not signed"),
    ],
)
def test_what_cannot_be_installed_says_why(
    start: Start, tmp_path: Path, bundled: Path, what: str, sentence: str
) -> None:
    application, hands = start(bundled=bundled)
    file = tmp_path / "nonsense.ma"
    file.write_bytes(b"hello")
    if what == "anothers id":
        file = write_ma(tmp_path, 9, EVE, app_id="plaza.store")
    elif what == "unsigned":
        file = write_ma(tmp_path, key=None)
    drop(application, file)
    hands.see_text(sentence)
    assert hands.find("installYes") is None
    if what == "nonsense":
        hands.click("installDetails")
        hands.see_text("is no ZIP")
    hands.click("installCancel")
    hands.see_gone("installSheet")


def test_where_the_sandbox_has_gaps_the_person_is_told_and_says_yes_once(
    start: Start, tmp_path: Path, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps = Layers((Layer("files", False, "not here"), Layer("system calls", False, "not here")), 0)
    monkeypatch.setattr(sandbox, "available", lambda: gaps)
    application, hands = start(bundled=bundled)
    drop(application, write_ma(tmp_path))
    hands.click("installYes")
    hands.see_text("This computer cannot hold it back from:")
    hands.see_text("• Changing your files: it could write and delete all that you can.")
    hands.see_text("• Using the network and other programs")
    hands.click("trustCancel")
    hands.see_gone("trustCard")
    hands.click("railMiniapps")
    hands.click("miniappOpen_ada.shop")
    hands.click("trustOpen")
    hands.see_text("Hats of version 1")
    hands.click("capsuleClose")
    hands.click("railMiniapps")
    hands.click("miniappOpen_ada.shop")
    hands.see_text("Hats of version 1")
    assert hands.find("trustCard") is None
    hands.click("railMiniapps")
    hands.click("miniappAbout_ada.shop")
    hands.click("versionDistrust")
    hands.see_gone("versionDistrust")
    hands.click("detailOpen")
    hands.see("trustCard")


def test_the_person_goes_back_a_version_lets_go_and_removes_it(start: Start, tmp_path: Path, bundled: Path) -> None:
    application, hands = start(bundled=bundled)
    for code in (1, 2):
        drop(application, write_ma(tmp_path, code))
        hands.click("installYes")
        hands.see_text(f"Hats of version {code}")
        hands.click("capsuleClose")
    hands.click("railMiniapps")
    hands.click("miniappAbout_ada.shop")
    hands.click("versionUse_1")
    hands.see_text("Version 1.0 is used from the next opening on.")
    hands.see_text("You hold on to this version.")
    hands.click("detailOpen")
    hands.see_text("Hats of version 1")
    hands.click("railMiniapps")
    hands.click("versionNewest")
    hands.see_text("The newest version is used from the next opening on.")
    hands.see_gone("versionHeld")
    press(hands, "miniappRemove")
    hands.wait("the answers to be at the keyboard", lambda: hands.see("removeCancel").hasActiveFocus())
    hands.press(Qt.Key.Key_Space)
    hands.wait("the question to be at the keyboard again", lambda: hands.see("miniappRemove").hasActiveFocus())
    hands.press(Qt.Key.Key_Space)
    press(hands, "removeAll")
    hands.see_text("It is removed, with its data.")
    hands.see("miniappOpen_plaza.store")
    hands.see_gone("miniappOpen_ada.shop")
    hands.see_gone("capsuleClose")
    drop(application, write_ma(tmp_path, 1, EVE))
    hands.see_text("Install a mini-app")
    hands.click("installCancel")


def test_what_comes_with_plaza_shows_its_version_and_is_not_removed(start: Start, bundled: Path) -> None:
    _, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.click("miniappAbout_plaza.store")
    hands.see_text("Version 1.0")
    hands.scroll_to("version_0")
    hands.see_text("In use")
    assert hands.find("miniappRemove") is None


def test_a_file_dragged_over_the_window_says_what_dropping_it_does(start: Start, tmp_path: Path, bundled: Path) -> None:
    application, hands = start(bundled=bundled)
    for name, says in (("hats.ma", "Drop it to install it"), ("code.png", "Drop it to scan it")):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        at, action = QPoint(600, 400), Qt.DropAction.CopyAction
        none = Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(
            application.window, QDragEnterEvent(at, action, mime, Qt.MouseButton.LeftButton, none)
        )
        hands.see_text(says)
        QCoreApplication.sendEvent(application.window, QDragLeaveEvent())
        hands.see_gone("dropHint")


def test_an_icon_that_is_another_publisher_s_is_told_before_the_install(
    start: Start, tmp_path: Path, bundled: Path
) -> None:
    application, hands = start(bundled=bundled)
    drop(application, write_ma(tmp_path, icons=[{"src": "assets/icon.png"}]))
    hands.click("installYes")
    hands.see_text("Hats of version 1")
    told = {"runtime": "minikit/1", "publisher": "Eve"}
    copied = {"app_id": "eve.shop", "name": "Sun", "icons": [{"src": "assets/icon.png"}], "plaza": told}
    drop(application, write_ma(tmp_path, 1, EVE, **copied))
    hands.see_text("Its icon is nearly that of")
    hands.see_text("It is another mini-app, from somebody else.")
    hands.click("installCancel")
    hands.see_gone("installSheet")
