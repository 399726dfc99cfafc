"""Plaza's own parts among what Ctrl+K finds: the settings' words are those of the files that say them."""

import re
from pathlib import Path

from app.shell.quick.own_words import SECTION_TITLES, SETTINGS, fixed

FOLDER = Path(__file__).parents[3] / "app" / "shell" / "settings"


def test_every_section_and_every_setting_is_found_by_the_words_it_is_shown_with(qapp: object) -> None:
    column = (FOLDER / "SettingsColumn.qml").read_text(encoding="utf-8")
    sections = dict(re.findall(r'"key": "(\w+)",\s*"icon": "[\w-]+",\s*"name": qsTr\("([^"]+)"\)', column))
    assert sections == SECTION_TITLES
    assert list(SETTINGS) == list(sections)
    for file in ("SettingsScreen", "DesktopPanel"):
        shown = re.findall(r'^\s+title: qsTr\("([^"]+)"\)', (FOLDER / f"{file}.qml").read_text(encoding="utf-8"), re.M)
        assert sorted(shown) == sorted(text for of, texts in SETTINGS.values() if of == file for text in texts)


def test_a_setting_is_known_in_every_language_and_leads_to_its_section(qapp: object) -> None:
    theme = next(each for each in fixed() if each.names[0] == "Theme")
    assert (theme.kind, theme.detail, theme.place) == ("setting", "Appearance", "settings/appearance")
    assert len({(each.kind, each.subject) for each in fixed()}) == len(fixed())
