"""When a change counts as painted."""

from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.shell.tabs.painting import Painting
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000


def test_what_is_seen_counts_as_painted_after_the_next_frame(window: ShellWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.view.isExposed, timeout=WAIT_MS)
    painting = Painting()
    told: list[str] = []
    frames: list[str] = []
    window.view.frameSwapped.connect(lambda: frames.append(f"frame, {len(told)} told"))
    for word in ("one", "two"):
        painting.after(window.root, lambda word=word: told.append(word))  # type: ignore[misc]
    assert told == []
    qtbot.waitUntil(lambda: told == ["one", "two"], timeout=WAIT_MS)
    assert frames
    painting.after(window.root, lambda: told.append("three"))
    qtbot.waitUntil(lambda: len(told) == 3, timeout=WAIT_MS)


def test_what_nobody_sees_counts_as_painted_at_once(window: ShellWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.view.isExposed, timeout=WAIT_MS)
    painting = Painting()
    told: list[str] = []
    painting.after(None, lambda: told.append("no item"))
    painting.after(QQuickItem(), lambda: told.append("no window"))
    window.root.setVisible(False)
    painting.after(window.root, lambda: told.append("invisible"))
    assert told == ["no item", "no window", "invisible"]


def test_a_window_that_paints_nothing_holds_nobody_up(window: ShellWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.view.isExposed, timeout=WAIT_MS)
    painting = Painting()
    told: list[str] = []
    painting.after(window.root, lambda: told.append("patience"))
    painting._timer.timeout.emit()
    assert told == ["patience"]
