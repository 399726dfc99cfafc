"""Which keys a program may keep for itself."""

import pytest

from app.shell.system_keys.chord import KEYS, Modifier, chord_of
from app.shell.system_keys.macos import CODES
from app.shell.system_keys.windows import code_of


@pytest.mark.parametrize("text", ["Ctrl+Alt+S", "Meta+F12", "Ctrl+Alt+Shift+Meta+0", "Alt+Z"])
def test_what_is_kept_is_read_again(text: str) -> None:
    chord = chord_of(text)
    assert chord is not None
    assert chord.text() == text


def test_the_order_of_held_keys_does_not_matter() -> None:
    assert chord_of("Alt+Ctrl+S") == chord_of("Ctrl+Alt+S")


@pytest.mark.parametrize(
    "text", ["", "S", "Shift+S", "Ctrl+", "Ctrl+Ctrl+S", "Ctrl+s", "Ctrl+F13", "Ctrl+ß", "Hyper+S", "Ctrl+Alt", "+++"]
)
def test_keys_that_people_write_with_are_none(text: str) -> None:
    assert chord_of(text) is None


def test_macos_and_windows_know_every_key() -> None:
    assert set(CODES) == KEYS
    assert len(set(CODES.values())) == len(KEYS)
    assert (code_of("A"), code_of("9"), code_of("F1"), code_of("F12")) == (0x41, 0x39, 0x70, 0x7B)
    assert {each.value for each in Modifier} == {"Ctrl", "Alt", "Shift", "Meta"}
