"""The choices about the window, and their file."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.shell.context import ShellContext
from app.shell.settings.preferences import Choices, Preferences
from app.shell.settings.settings import SettingsViewModel


def test_choices_survive(tmp_path: Path) -> None:
    path = tmp_path / "data" / "settings.json"
    preferences = Preferences(path)
    preferences.choose(Choices("dark", 125))
    preferences.save()
    assert Preferences(path).choices == Choices("dark", 125)
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "null",
        '{"mode": 7, "zoom_percent": "100"}',
        '{"mode": "pink", "zoom_percent": 99999, "is_still": 1}',
        '{"document_folder": 5, "picture_folder": ["/"]}',
        json.dumps({"document_folder": "/" * 5_000}),
    ],
)
def test_a_broken_file_means_the_defaults(stored: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(stored, encoding="utf-8")
    assert Preferences(path).choices == Choices()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable, match=r"settings\.unwritable"):
        Preferences(tmp_path / "file" / "settings.json").save()


def test_a_choice_takes_effect_at_once_and_is_kept(tmp_path: Path, context: ShellContext, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsViewModel(Preferences(path))
    settings.attach(context.tasks)
    settings.chooseMode("dark")
    assert settings.property("mode") == "dark"
    qtbot.waitUntil(lambda: path.exists() and json.loads(path.read_text())["mode"] == "dark")


def test_less_motion_is_kept_beside_the_other_choices(tmp_path: Path, context: ShellContext, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsViewModel(Preferences(path))
    settings.attach(context.tasks)
    settings.chooseMode("dark")
    settings.keepStill(True)
    assert settings.property("isStill") is True
    qtbot.waitUntil(lambda: Preferences(path).choices == Choices("dark", 100, is_still=True))


def test_a_worker_that_is_late_does_not_bring_an_older_choice_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    preferences = Preferences(path)
    preferences.choose(Choices("light", 100))
    late = preferences.save
    preferences.choose(Choices("dark", 125))
    preferences.save()
    late()
    assert Preferences(path).choices == Choices("dark", 125)


def test_a_mode_that_does_not_exist_is_not_taken() -> None:
    settings = SettingsViewModel(Preferences(None))
    settings.chooseMode("pink")
    assert settings.property("mode") == "system"


def test_zoom_stops_at_its_ends_and_goes_back() -> None:
    settings = SettingsViewModel(Preferences(None))
    settings.zoomBy(99)
    assert (settings.property("zoomText"), settings.property("canZoomIn")) == ("150 %", False)
    settings.zoomBy(-99)
    assert (settings.property("zoomText"), settings.property("canZoomOut")) == ("80 %", False)
    settings.zoomBy(0)
    assert settings.property("zoom") == 1.0


def test_the_language_is_told_at_once_and_kept(tmp_path: Path, context: ShellContext, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    settings = SettingsViewModel(Preferences(path))
    settings.attach(context.tasks)
    heard: list[str] = []
    settings.languageChosen.connect(heard.append)
    settings.chooseLanguage("zh_CN")
    settings.chooseLanguage("tlh")
    assert heard == ["zh_CN"]
    assert settings.property("language") == "zh_CN"
    qtbot.waitUntil(lambda: Preferences(path).choices == Choices(language="zh_CN"))


def test_the_folders_saved_in_last_are_kept_each_for_its_kind(tmp_path: Path) -> None:
    settings = SettingsViewModel(Preferences(tmp_path / "settings.json"))
    settings.rememberFolder("documents", "/somewhere/Papers")
    settings.rememberFolder("pictures", "/somewhere/Codes")
    for nowhere in ("", "/" * 5_000):
        settings.rememberFolder("documents", nowhere)
    assert settings.property("documentFolder") == "/somewhere/Papers"
    assert settings.property("pictureFolder") == "/somewhere/Codes"
    settings._preferences.save()
    kept = Preferences(tmp_path / "settings.json").choices
    assert (kept.document_folder, kept.picture_folder) == ("/somewhere/Papers", "/somewhere/Codes")
