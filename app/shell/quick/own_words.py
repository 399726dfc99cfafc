"""Plaza's own parts and commands, in the words of every language: whoever knows one of them finds them by it."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QTranslator

from app.environment import translations
from app.shell.language import NAMES, ROOT, SOURCE
from app.shell.quick.gathering import Fixed
from app.shell.shortcuts import SHORTCUTS, keys_text
from app.shell.window import ICONS, TITLES

# What needs the key held, a number or a screen that is not seen, and what a section stands for.
NOT_OFFERED = frozenset({"tabs.recent", "tabs.recentBack", "tabs.number", "window.find", "window.settings"})


SECTION_TITLES = {
    "appearance": "Appearance",
    "desktop": "Desktop",
    "scanner": "Scanner",
    "links": "Links",
    "password": "Password",
    "backUp": "Back-up",
    "privacy": "Privacy",
    "keys": "Keyboard",
    "about": "About",
}
"""The sections of the settings by their keys, in the words of the column beside them."""
SETTINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "appearance": ("SettingsScreen", ("Language", "Theme", "Size", "Motion")),
    "desktop": ("DesktopPanel", ("Notices of messages", "Go on without a window")),
    "scanner": ("SettingsScreen", ("Scan the screen from every program",)),
    "links": ("SettingsScreen", ("Open plaza:// links with Plaza",)),
    "password": ("SettingsScreen", ()),
    "backUp": ("SettingsScreen", ()),
    "privacy": ("SettingsScreen", ("What mini-apps did", "Scans", "Your profile")),
    "keys": ("SettingsScreen", ("Keyboard shortcuts",)),
    "about": ("SettingsScreen", ()),
}
"""What can be set in each section, in the words of the file that says them."""


def fixed() -> list[Fixed]:
    """Return all of them, the language that is spoken now first. GUI thread."""
    sections = [
        Fixed("section", section, _in_all("ShellViewModel", title), ICONS[section]) for section, title in TITLES.items()
    ]
    favourites = _in_all("FavouritesScreen", "Favourites")
    sections.append(Fixed("section", "favourites", favourites, "bookmark", sections[2].names[0], "articles/favourites"))
    commands = [
        Fixed(
            "command",
            shortcut.command,
            _in_all("Shortcuts", str(shortcut.words)),
            "keyboard",
            keys_text(shortcut),
        )
        for shortcut in SHORTCUTS
        if shortcut.command not in NOT_OFFERED and shortcut.place == "everywhere"
    ]
    return [*sections, *_settings(), *commands]


def _settings() -> list[Fixed]:
    found = []
    for key, (context, texts) in SETTINGS.items():
        section, place = _in_all("SettingsColumn", SECTION_TITLES[key]), f"settings/{key}"
        settings = _in_all("ShellViewModel", TITLES["settings"])[0]
        found.append(Fixed("setting", key, section, "settings", settings, place))
        for text in texts:
            found.append(Fixed("setting", f"{key} {text}", _in_all(context, text), "settings", section[0], place))
    return found


def _in_all(context: str, text: str) -> tuple[str, ...]:
    others = (translator.translate(context, text) for translator in _translators())
    return (QCoreApplication.translate(context, text), text, *(other for other in others if other))


@cache
def _translators() -> tuple[QTranslator, ...]:
    found = []
    for language in NAMES:
        translator = QTranslator()
        if language != SOURCE and translator.load(language, str(ROOT / translations.MADE)):
            found.append(translator)
    return tuple(found)
