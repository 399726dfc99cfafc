"""The life of a mini-app and its pages: launched, shown, hidden, unloaded, and the author's functions for that."""

from collections.abc import Callable, Sequence

from minikit.guarding import attempt, call
from minikit.opened import OpenPage, finish
from minikit.pages import App, Page
from minikit.window import Window

Run = Callable[..., None]
"""Calls an author's function for a page, with arguments; an error shows as that page's."""


class Life:
    """Knows which page is seen and tells the author when that changes. Lives on the event loop's thread."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._app: App | None = None
        self._stack: Sequence[OpenPage] = ()
        self.is_hidden = False

    def launch(self, app: App, first: OpenPage) -> None:
        """Begin: ``first`` is the page that shows what goes wrong."""
        self._app = app
        self._tell("launch", first)
        self._tell("show", first)

    def settle(self, stack: Sequence[OpenPage]) -> None:
        """Take ``stack`` for the open pages, and tell those that are covered, left or seen again now."""
        gone = [opened for opened in self._stack if opened not in stack]
        self._stack = stack
        top = self._top
        for opened in gone:
            self.leave(opened)
        for opened in stack:
            if opened.is_shown and opened is not top:
                opened.is_shown = False
                self._call(opened, "on_hide")
        if top is not None and top.is_loaded and not top.is_shown:
            top.is_shown = True
            assert top.page is not None
            self._run(top, top.page.on_show)

    async def arrive(self, opened: OpenPage) -> None:
        """Take it that a page is loaded, and show it if it is the one to be seen."""
        opened.is_loaded = True
        if opened is self._top and opened.page is not None:
            opened.is_shown = True
            await finish(call(opened.page.on_show))

    def leave(self, opened: OpenPage) -> None:
        """Hide and unload a page."""
        page, was_shown = opened.page, opened.is_shown
        if page is not None and opened.is_loaded:
            opened.is_loaded = opened.is_shown = False
            if _is_written(page, "on_hide") or _is_written(page, "on_unload"):
                self._run(opened, _say_farewell, page, was_shown)

    def painted(self, opened: OpenPage) -> None:
        """Take it that the person sees what the page built last."""
        if not opened.is_ready and opened.tree.root is not None:
            opened.is_ready = True
            self._call(opened, "on_ready")

    def hide(self) -> None:
        """Take it that the mini-app is not seen any more."""
        if not self.is_hidden:
            self.is_hidden = True
            self.settle(self._stack)
            self._tell("hide")

    def show(self) -> None:
        """Take it that the mini-app is seen again."""
        if self.is_hidden:
            self.is_hidden = False
            self._tell("show")
            self.settle(self._stack)

    def change_window(self, window: Window) -> None:
        """Take it that the pages are shown in another way, and have the top one built again."""
        if self._app is not None:
            self._app.window = window
            if self._stack:
                self._run(self._stack[-1], self._app.hooks.get("window_change", _do_nothing), window)

    def unload(self) -> None:
        """Take leave of everything."""
        self.hide()
        for opened in reversed(self._stack):
            self.leave(opened)
        self._tell("unload")

    def tell_error(self, error: BaseException) -> None:
        """Let the author know of an error; one in that very function is not passed on again."""
        hook = self._app.hooks.get("error") if self._app is not None else None
        if hook is not None:
            attempt(hook, error)

    @property
    def _top(self) -> OpenPage | None:
        return self._stack[-1] if self._stack and not self.is_hidden else None

    def _tell(self, name: str, page: OpenPage | None = None) -> None:
        hook = self._app.hooks.get(name) if self._app is not None else None
        page = page or (self._stack[-1] if self._stack else None)
        if hook is not None and page is not None:
            self._run(page, hook)

    def _call(self, opened: OpenPage, name: str) -> None:
        """Call a page's function, if the author wrote one."""
        if opened.page is not None and _is_written(opened.page, name):
            self._run(opened, getattr(opened.page, name))


def _do_nothing(_window: Window) -> None:
    """Stand for a function that the author did not write."""


def _is_written(page: Page, name: str) -> bool:
    return getattr(type(page), name) is not getattr(Page, name)


async def _say_farewell(page: Page, was_shown: bool) -> None:
    """Hide and unload a page, one after the other even if its author waits for something in between."""
    try:
        if was_shown:
            await finish(call(page.on_hide))
    finally:
        await finish(call(page.on_unload))
