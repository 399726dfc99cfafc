"""The one table of shortcuts: no file has keys of its own, none are taken twice, each is used."""

import itertools
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from app.shell.shortcuts import GROUPS, SHORTCUTS, Shortcut, keys_text, shortcut_of, words_of

SHELL = Path(__file__).resolve().parents[2] / "app" / "shell"
OWN_KEYS = re.compile(
    r"^\s*Shortcut\s*\{|\bStandardKey\.|\bsequences?\s*:\s*\[?\s*\"|Qt\.(Control|Meta)Modifier", re.MULTILINE
)
"""What declares a shortcut, or hears one, without the table."""
PASTE = "event.matches(StandardKey.Paste)"
"""A text field's own key, which the place to write takes where no text was copied."""


def test_no_qml_file_declares_keys_of_its_own() -> None:
    texts = {
        str(file.relative_to(SHELL)): file.read_text(encoding="utf-8").replace(PASTE, "")
        for file in SHELL.rglob("*.qml")
        if file.name != "Hotkey.qml"
    }
    assert {name: found for name, text in texts.items() if (found := OWN_KEYS.findall(text))} == {}


def test_every_command_is_in_the_table_once_and_used() -> None:
    commands = [shortcut.command for shortcut in SHORTCUTS]
    assert len(commands) == len(set(commands))
    qml = "\n".join(file.read_text(encoding="utf-8") for file in SHELL.rglob("*.qml"))
    used = set(re.findall(r'command: "([\w.]+)"', qml))
    assert used == set(commands)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_no_two_shortcuts_that_hold_at_once_have_a_key_in_common(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)

    def sequences(shortcut: Shortcut) -> set[str]:
        return {QKeySequence(keys).toString() for keys in shortcut.keys_here}

    collisions = [
        (one.command, other.command)
        for one, other in itertools.combinations(SHORTCUTS, 2)
        if sequences(one) & sequences(other) and (one.place == other.place or "everywhere" in (one.place, other.place))
    ]
    assert collisions == []
    assert all(sequence for shortcut in SHORTCUTS for sequence in sequences(shortcut)), "a key that Qt does not know"


def test_every_shortcut_has_words_and_a_group(qtbot: QtBot) -> None:
    assert all(words_of(shortcut) and keys_text(shortcut) for shortcut in SHORTCUTS)
    assert {shortcut.group for shortcut in SHORTCUTS} <= set(GROUPS)
    assert keys_text(shortcut_of("tabs.close")) == "Ctrl+W"
    assert keys_text(shortcut_of("tabs.number")) == "Ctrl+1 … 9"
