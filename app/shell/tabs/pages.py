"""The pages of one mini-app on the screen: the one on top is seen, the others wait beneath it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import Op
from app.shell.components.renderer import PageRenderer


class PageRef(Protocol):
    """A page on a session's stack."""

    @property
    def page_id(self) -> int:
        """Its number within the session."""

    @property
    def path(self) -> str:
        """Its path within the mini-app."""

    @property
    def title(self) -> str:
        """What stands above it."""

    @property
    def is_aside(self) -> bool:
        """Whether it is the page of another tab of the mini-app."""


class PageStack:
    """Holds the renderers of a mini-app's pages, each made when its first update comes. GUI thread."""

    def __init__(self, draw: Callable[[int], PageRenderer]) -> None:
        self._draw = draw
        self._stack: tuple[PageRef, ...] = ()
        self._pages: dict[int, PageRenderer] = {}
        self._failures: dict[int, tuple[str, str]] = {}
        self._stage: QQuickItem | None = None

    @property
    def depth(self) -> int:
        """How many pages there are, the last and those it leads back to."""
        return sum(not page.is_aside for page in self._stack)

    @property
    def title(self) -> str:
        """The title of the page on top; empty if it has none."""
        return self._stack[-1].title if self._stack else ""

    @property
    def path(self) -> str:
        """The path of the page on top; empty before there is one."""
        return self._stack[-1].path if self._stack else ""

    @property
    def top(self) -> PageRenderer | None:
        """The page on top, if it has been drawn yet."""
        return self._pages.get(self._stack[-1].page_id) if self._stack else None

    @property
    def failure(self) -> tuple[str, str] | None:
        """What went wrong on the page on top, in short and in detail; None if nothing did since it was drawn."""
        return self._failures.get(self._stack[-1].page_id) if self._stack else None

    def view_of(self, page_id: int) -> QQuickItem | None:
        """The item that a page is drawn in, if it has been drawn."""
        page = self._pages.get(page_id)
        return None if page is None else page.view

    def attach(self, stage: QQuickItem) -> None:
        """Show the pages in ``stage``."""
        self._stage = stage
        for page in self._pages.values():
            self._put(page)
        self._show_top()

    def detach(self) -> None:
        """Take the pages off their stage, which may be gone already, and keep them for another."""
        self._stage = None
        for page in self._pages.values():
            page.view.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed

    def show_stack(self, stack: Sequence[PageRef]) -> None:
        """Show the last page of ``stack``; forget those that are not in it."""
        self._stack = tuple(stack)
        kept = {page.page_id for page in stack}
        for page_id in [known for known in self._pages if known not in kept]:
            self._pages.pop(page_id).close()
        for page_id in [known for known in self._failures if known not in kept]:
            del self._failures[page_id]
        self._show_top()

    def update(self, page_id: int, ops: Sequence[Op]) -> None:
        """Change what a page shows; draw it if it is new."""
        self._failures.pop(page_id, None)
        page = self._pages.get(page_id)
        if page is None:
            page = self._pages[page_id] = self._draw(page_id)
            self._put(page)
        page.apply(ops)
        self._show_top()

    def fail(self, page_id: int, summary: str, details: str) -> None:
        """Keep what went wrong on a page until it is drawn again or left."""
        if any(page.page_id == page_id for page in self._stack):
            self._failures[page_id] = (summary, details)

    def clear(self) -> None:
        """Forget all pages."""
        self._stack = ()
        self._failures.clear()
        for page in self._pages.values():
            page.close()
        self._pages.clear()

    def _put(self, page: PageRenderer) -> None:
        if self._stage is not None:
            # Seen on the stage, but not its child: the stage goes with its tab, and the page may be seen on another.
            page.view.setParent(page)
            page.view.setParentItem(self._stage)

    def _show_top(self) -> None:
        """Show the page on top; until its first update has come, the one seen before stays."""
        top = self.top
        if top is None:
            return
        for page in self._pages.values():
            page.view.setVisible(page is top)
        top.view.setFocus(True)
