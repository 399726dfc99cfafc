"""The licences that the settings show."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.shell.context import ShellContext
from app.shell.settings.licence_list import libraries, shipped
from app.shell.settings.licences import ROOT
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel


def test_every_library_that_is_needed_is_listed_with_its_licence() -> None:
    found = {each.name.lower().replace("_", "-"): each for each in libraries(ROOT)}
    assert {"python", "pyside6-essentials", "sqlalchemy", "shiboken6", "cryptography"} <= found.keys()
    assert "pytest" not in found
    assert "LGPL" in found["pyside6-essentials"].licence
    assert found["sqlalchemy"].licence == "MIT"
    assert all(each.version and each.licence and "\n" not in each.licence for each in found.values())


def test_what_is_shipped_is_listed_as_its_list_says(tmp_path: Path) -> None:
    found = shipped(ROOT)
    assert any("Inter" in each.name and "SIL Open Font License" in each.licence for each in found)
    assert any("Lucide" in each.name and "ISC" in each.licence for each in found)
    assert shipped(tmp_path) == []


def test_the_list_is_read_when_it_is_wanted(context: ShellContext, qtbot: QtBot) -> None:
    settings = SettingsViewModel(Preferences(None))
    settings.attach(context.tasks)
    licences = settings.all_licences
    rows = licences.property("rows")
    assert rows.rowCount() == 0
    licences.toggle()
    qtbot.waitUntil(lambda: rows.rowCount() > 20)
    licences.toggle()
    assert licences.property("isOpen") is False
