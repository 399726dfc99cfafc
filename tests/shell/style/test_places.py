"""Where files are saved: the person's own folders at first, then the one used last; never the working folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtQml import QQmlComponent

from app.shell.style.places import SaveFolders
from tests.shell.test_window import Shown, shown  # noqa: F401 - a fixture
from tests.support.shell_window import ShellWindow

DIALOGS = {
    "between/CodeFileDialog": ("pictures", "plaza-code.png"),
    "codes/CodeFileDialog": ("pictures", "plaza-code.png"),
    "wallet/StatementFileDialog": ("documents", "plaza-statement.csv"),
    "wallet/RecoveryFileDialog": ("documents", "plaza-recovery-code.txt"),
    "wallet/ReceiptFileDialog": ("documents", ""),
    "about/ExportFileDialog": ("documents", "plaza-mini-apps.csv"),
}
SHELL = Path(__file__).parents[3] / "app" / "shell"


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of which the system knows the folders."""
    place = tmp_path / "home"
    for name in ("Documents", "Pictures", "Downloads", "config"):
        (place / name).mkdir(parents=True)
    kinds = {"DOCUMENTS": "Documents", "PICTURES": "Pictures", "DOWNLOAD": "Downloads"}
    lines = (f'XDG_{kind}_DIR="$HOME/{folder}"\n' for kind, folder in kinds.items())
    (place / "config" / "user-dirs.dirs").write_text("".join(lines))
    monkeypatch.setenv("HOME", str(place))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place / "config"))
    if QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) != str(place / "Documents"):
        pytest.skip("this system finds its folders otherwise")
    return place


def test_the_first_time_it_is_the_persons_own_folder(home: Path) -> None:
    folders = SaveFolders()
    assert folders.folder("documents", "") == QUrl.fromLocalFile(str(home / "Documents"))
    assert folders.folder("pictures", "") == QUrl.fromLocalFile(str(home / "Pictures"))


def test_then_it_is_the_one_used_last_while_that_is_there(home: Path) -> None:
    folders, last = SaveFolders(), home / "Papers of 2026 ☀"
    last.mkdir()
    assert folders.folder("documents", str(last)) == QUrl.fromLocalFile(str(last))
    last.rmdir()
    assert folders.folder("documents", str(last)) == QUrl.fromLocalFile(str(home / "Documents"))


def test_without_such_a_folder_it_is_that_of_downloads_or_home(home: Path) -> None:
    (home / "Documents").rmdir()
    assert SaveFolders().folder("documents", "") == QUrl.fromLocalFile(str(home / "Downloads"))
    (home / "Downloads").rmdir()
    assert SaveFolders().folder("documents", "") == QUrl.fromLocalFile(str(home))


def test_names_with_signs_of_addresses_stay_names(home: Path) -> None:
    folders = SaveFolders()
    file = folders.within(QUrl.fromLocalFile(str(home)), "100 %23 #1.json")
    assert file.toLocalFile() == str(home / "100 %23 #1.json")
    assert folders.folderOf(file) == str(home)
    assert folders.folderOf(QUrl("https://example.com/x")) == ""


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_opens_there_and_tells_which_folder_was_used(window: ShellWindow, home: Path, name: str) -> None:
    kind, file_name = DIALOGS[name]
    folder = home / ("Pictures" if kind == "pictures" else "Documents")
    component = QQmlComponent(window.engine, QUrl.fromLocalFile(str(SHELL / f"{name}.qml")))
    # Without a window Qt's own dialog is never shown, and its keys outlive it: the next Ctrl+L would reach for it.
    dialog: Any = component.createWithInitialProperties({"parentWindow": window.view})
    assert dialog is not None, component.errorString()
    places: Any = window.engine.singletonInstance("app.shell.style", "Places")
    used: list[tuple[str, str]] = []
    places.used.connect(lambda kind, folder: used.append((kind, folder)))
    dialog.begin()
    assert dialog.property("kind") == kind
    assert dialog.property("currentFolder") == QUrl.fromLocalFile(str(folder))
    if file_name:
        assert dialog.property("selectedFile") == QUrl.fromLocalFile(str(folder / file_name))
    dialog.setProperty("selectedFile", QUrl.fromLocalFile(str(home / "Downloads" / "kept.json")))
    dialog.accepted.emit()
    assert used == [(kind, str(home / "Downloads"))]
    dialog.close()
    dialog.deleteLater()


def test_the_window_keeps_the_folder_that_was_used(shown: Shown, home: Path) -> None:  # noqa: F811
    places: Any = shown.engine.singletonInstance("app.shell.style", "Places")
    places.used.emit("documents", str(home / "Downloads"))
    settings = shown.view_model.property("settings")
    assert settings.property("documentFolder") == str(home / "Downloads")
    assert places.property("lastDocuments") == str(home / "Downloads")
    assert places.property("lastPictures") == ""
