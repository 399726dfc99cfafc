"""What the pages say, in the language of the window: English here, and its Chinese."""

from collections.abc import Callable
from typing import Protocol

from chinese import TEXTS


class Window(Protocol):
    """What is asked of the window that shows the pages."""

    @property
    def width(self) -> int:
        """How wide a page is, in layout pixels."""
        ...

    @property
    def language(self) -> str:
        """What the person reads, such as ``zh-CN``."""
        ...


_window: Callable[[], Window] | None = None


def look_through(window: Callable[[], Window]) -> None:
    """Ask ``window`` from now on how the pages are shown."""
    global _window  # noqa: PLW0603 (one window for each process)
    _window = window


def is_chinese() -> bool:
    """Whether the person reads Chinese."""
    return _window is not None and _window().language.startswith("zh")


def window_width() -> int:
    """How wide a page is, in layout pixels."""
    return _window().width if _window is not None else 0


def t(text: str, /, **values: object) -> str:
    """Return ``text`` as the person reads it, with ``values`` in the places of their names."""
    said = TEXTS.get(text, text) if is_chinese() else text
    return said.format(**values) if values else said
