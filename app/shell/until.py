"""Ending by itself once the window shows what a benchmark waits for; each moment is told as it comes."""

from collections.abc import Iterator
from typing import Literal, get_args

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.shell.person_window import PersonWindow

Moment = Literal["painted", "chats", "whole"]
"""The first frame; the first one with the person's chats in it, which can be clicked from then on; the first one with
all of their screens, so that what was clicked opens."""


def end_at(moment: Moment, shown: PersonWindow, qt: QGuiApplication) -> None:
    """Print a line for each moment up to ``moment`` when its frame is there, and end then. On the GUI thread."""
    moments = get_args(Moment)
    waited_for: list[Moment] = list(moments[: moments.index(moment) + 1])

    def look() -> None:
        while waited_for and _is_there(waited_for[0], shown):
            print(waited_for.pop(0), flush=True)
            if not waited_for:
                # Not at once: that would close the window whose frame this is.
                QTimer.singleShot(0, qt.quit)

    shown.window.frameSwapped.connect(look)


def _is_there(moment: Moment, shown: PersonWindow) -> bool:
    match moment:
        case "painted":
            return True
        case "chats":
            return has_chats(shown.window.contentItem())
        case "whole":
            return bool(shown.view_model.property("isReady"))


def has_chats(root: QQuickItem) -> bool:
    """Tell whether the list of chats below ``root`` has rows and can be seen. To be asked when a frame is there."""
    found = (item for item in _seen_below(root) if item.objectName() == "chatList")
    return any(item.property("count") > 0 for item in found)


def _seen_below(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from _seen_below(child)
