"""The component book's own modules, imported as its child imports them."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from minikit import Page, ui
from tests.support.fake_shell import OpenedPage

PACKAGE = Path(__file__).parents[2] / "miniapps" / "book"
MODULES = ("book", "pages", "main")


class Book:
    """The book while it is open: its tables, and its pages as they are built."""

    def __init__(self) -> None:
        self.groups: dict[str, dict[str, list[tuple[str, ui.Node]]]] = importlib.import_module("book").GROUPS
        self.main: ModuleType = importlib.import_module("main")

    @property
    def states(self) -> dict[str, list[tuple[str, ui.Node]]]:
        """Every component's captions and states."""
        return {name: states for group in self.groups.values() for name, states in group.items()}

    def open(self, path: str, **query: str) -> OpenedPage:
        """Return the page at ``path``, loaded."""
        page = self.main.app.pages[path]()
        assert isinstance(page, Page)
        return OpenedPage(page, **query)

    def page(self, path: str, **query: str) -> ui.Node:
        """Return what the page at ``path`` shows."""
        shown = self.open(path, **query).page.build()
        assert isinstance(shown, ui.Node)
        return shown


@contextmanager
def open_book() -> Iterator[Book]:
    """Import the book, and forget it again."""
    sys.path.insert(0, str(PACKAGE))
    try:
        yield Book()
    finally:
        sys.path.remove(str(PACKAGE))
        for name in [name for name in sys.modules if name.partition(".")[0] in MODULES]:
            del sys.modules[name]
