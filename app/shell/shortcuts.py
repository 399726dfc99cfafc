"""The one table of shortcuts: every key the shell hears, what it does and where. Menus and the cheat sheet read it."""

import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

Place = Literal["everywhere", "scan", "find", "panel"]
"""Where a shortcut holds: in every part of a window, or while a screen of that name (or what finds) is seen.

``"panel"`` is where a pinned mini-app has the keyboard.
"""
Group = Literal["tabs", "chats", "window", "scan"]


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One command and the keys for it, in Qt's portable spelling: Ctrl stands for ⌘ on macOS, Meta for its Ctrl.

    The first of ``keys`` is the one that is told. ``on_macos`` replaces them there.
    """

    command: str
    words: object
    """What it does, as a text to be translated: ``words_of`` does."""
    group: Group
    keys: tuple[str, ...]
    place: Place = "everywhere"
    on_macos: tuple[str, ...] = ()

    @property
    def keys_here(self) -> tuple[str, ...]:
        """The keys on this system."""
        return self.on_macos if sys.platform == "darwin" and self.on_macos else self.keys


GROUPS: dict[Group, object] = {
    "tabs": QT_TRANSLATE_NOOP("Shortcuts", "Tabs"),
    "chats": QT_TRANSLATE_NOOP("Shortcuts", "Chats"),
    "window": QT_TRANSLATE_NOOP("Shortcuts", "Window"),
    "scan": QT_TRANSLATE_NOOP("Shortcuts", "Scanner"),
}
SHORTCUTS = (
    Shortcut(
        "tabs.recent",
        QT_TRANSLATE_NOOP("Shortcuts", "The tab seen before"),
        "tabs",
        ("Ctrl+Tab",),
        on_macos=("Meta+Tab",),
    ),
    Shortcut(
        "tabs.recentBack",
        QT_TRANSLATE_NOOP("Shortcuts", "Through the tabs seen before, backwards"),
        "tabs",
        ("Ctrl+Shift+Tab",),
        on_macos=("Meta+Shift+Tab",),
    ),
    Shortcut(
        "tabs.number",
        QT_TRANSLATE_NOOP("Shortcuts", "A tab by its place; 9 is the last"),
        "tabs",
        tuple(f"Ctrl+{number}" for number in range(1, 10)),
    ),
    Shortcut("tabs.left", QT_TRANSLATE_NOOP("Shortcuts", "The tab to the left"), "tabs", ("Ctrl+PgUp",)),
    Shortcut("tabs.right", QT_TRANSLATE_NOOP("Shortcuts", "The tab to the right"), "tabs", ("Ctrl+PgDown",)),
    Shortcut("tabs.moveLeft", QT_TRANSLATE_NOOP("Shortcuts", "Move the tab left"), "tabs", ("Ctrl+Shift+PgUp",)),
    Shortcut("tabs.moveRight", QT_TRANSLATE_NOOP("Shortcuts", "Move the tab right"), "tabs", ("Ctrl+Shift+PgDown",)),
    Shortcut("tabs.close", QT_TRANSLATE_NOOP("Shortcuts", "Close the tab"), "tabs", ("Ctrl+W", "Ctrl+F4")),
    Shortcut("tabs.reopen", QT_TRANSLATE_NOOP("Shortcuts", "Open the tab closed last"), "tabs", ("Ctrl+Shift+T",)),
    Shortcut("tabs.all", QT_TRANSLATE_NOOP("Shortcuts", "List all tabs"), "tabs", ("Ctrl+Shift+A",)),
    Shortcut(
        "tabs.beside",
        QT_TRANSLATE_NOOP("Shortcuts", "Put the mini-app beside the chat, or back"),
        "tabs",
        ("Ctrl+Shift+B",),
    ),
    Shortcut(
        "tabs.tear",
        QT_TRANSLATE_NOOP("Shortcuts", "Tear the mini-app off to a window, or put it back"),
        "tabs",
        ("Ctrl+Shift+N",),
    ),
    Shortcut("chats.find", QT_TRANSLATE_NOOP("Shortcuts", "Search in this chat"), "chats", ("Ctrl+F",)),
    Shortcut("window.find", QT_TRANSLATE_NOOP("Shortcuts", "Find anything"), "window", ("Ctrl+K",)),
    Shortcut(
        "find.beside",
        QT_TRANSLATE_NOOP("Shortcuts", "Open the mini-app that was found beside the chat"),
        "window",
        ("Ctrl+Return", "Ctrl+Enter"),
        "find",
    ),
    Shortcut(
        "panel.moveLeft",
        QT_TRANSLATE_NOOP("Shortcuts", "Move the pinned mini-app left"),
        "window",
        ("Ctrl+Left",),
        "panel",
    ),
    Shortcut(
        "panel.moveRight",
        QT_TRANSLATE_NOOP("Shortcuts", "Move the pinned mini-app right"),
        "window",
        ("Ctrl+Right",),
        "panel",
    ),
    Shortcut("window.zoomIn", QT_TRANSLATE_NOOP("Shortcuts", "Larger"), "window", ("Ctrl++", "Ctrl+=")),
    Shortcut("window.zoomOut", QT_TRANSLATE_NOOP("Shortcuts", "Smaller"), "window", ("Ctrl+-",)),
    Shortcut("window.zoomReset", QT_TRANSLATE_NOOP("Shortcuts", "Usual size"), "window", ("Ctrl+0",)),
    Shortcut("window.settings", QT_TRANSLATE_NOOP("Shortcuts", "Settings"), "window", ("Ctrl+,",)),
    Shortcut("window.lock", QT_TRANSLATE_NOOP("Shortcuts", "Lock the window"), "window", ("Ctrl+L",)),
    Shortcut("window.quit", QT_TRANSLATE_NOOP("Shortcuts", "End Plaza"), "window", ("Ctrl+Q",)),
    Shortcut("window.keys", QT_TRANSLATE_NOOP("Shortcuts", "These keys"), "window", ("F1",)),
    Shortcut("scan.screen", QT_TRANSLATE_NOOP("Shortcuts", "Scan what is on the screen"), "scan", ("Ctrl+Shift+S",)),
    Shortcut("scan.paste", QT_TRANSLATE_NOOP("Shortcuts", "Scan what was copied"), "scan", ("Ctrl+V",), "scan"),
    Shortcut("scan.close", QT_TRANSLATE_NOOP("Shortcuts", "Leave the scanner"), "scan", ("Esc",), "scan"),
)
_BY_COMMAND = {shortcut.command: shortcut for shortcut in SHORTCUTS}


def shortcut_of(command: str) -> Shortcut:
    """Return the shortcut of a command; KeyError for one that is not in the table."""
    return _BY_COMMAND[command]


def words_of(shortcut: Shortcut) -> str:
    """Return what a shortcut does, in the person's language."""
    return QCoreApplication.translate("Shortcuts", str(shortcut.words))


def title_of(group: Group) -> str:
    """Return what a group of shortcuts is called, in the person's language."""
    return QCoreApplication.translate("Shortcuts", str(GROUPS[group]))


def keys_text(shortcut: Shortcut) -> str:
    """Return the keys that are told for a shortcut as this system writes them: "Ctrl+W", "⌘W", "Ctrl+1 … 9"."""
    keys = shortcut.keys_here
    first = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    if shortcut.command != "tabs.number":
        return first
    return f"{first} … {QKeySequence(keys[-1]).toString(QKeySequence.SequenceFormat.NativeText)[-1]}"
