"""One page as it is open: made of the author's class, loaded, built, given back its state."""

import inspect
import json
import sys
import traceback
from collections.abc import Iterator
from typing import Any

from minikit import wire
from minikit.diff import Tree
from minikit.guarding import attempt, call, load, writable
from minikit.outlet import Message, Pipe
from minikit.pages import App, Desk, Page
from minikit.splitting import parts


class OpenPage:
    """One page on the stack."""

    def __init__(self, page_id: int, path: str, query: dict[str, str], state: str | None = None) -> None:
        self.page_id = page_id
        self.path = path
        self.query = query
        self.page: Page | None = None
        self.tree = Tree()
        self.is_aside = False  # the first page of another tab than the one that is shown
        self.is_waiting = True  # for on_load and on_show, before the first build
        self.is_dirty = False
        self.revision = 0
        self.is_loaded = False
        self.is_shown = False
        self.is_ready = False
        self.has_failed = False
        self.has_note = False
        self.running = 0  # handlers that wait for something
        self.state = state  # what it keeps, as JSON text

    @property
    def has_news(self) -> bool:
        """Whether there is something to send: the page has changed, or the shell waits for rows."""
        return self.is_dirty or self.tree.is_asked

    @property
    def says_state(self) -> bool:
        """Whether the author says what the page keeps."""
        return self.page is not None and type(self.page).save_state is not Page.save_state


def first_stack(launch: Message, page_ids: Iterator[int], pages_max: int) -> list[OpenPage]:
    """Return the pages to begin with: those that were kept, and over them the one that was asked for."""
    saved, path, query = launch["saved"], launch["path"], launch["query"]
    stack: list[OpenPage] = []
    for entry in saved["stack"] if saved else ():
        state = None if entry["state"] is None else json.dumps(entry["state"])
        stack.append(OpenPage(next(page_ids), entry["path"], entry["query"], state))
    if path and not (stack and (stack[-1].path, stack[-1].query) == (path, query)):
        stack = [*stack[: pages_max - 1], OpenPage(next(page_ids), path, query)]
    return stack


class StackNews:
    """Tells the shell which pages are open and what they are called, when that has changed."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._told: list[dict[str, Any]] = []

    def tell(self, stack: list[OpenPage]) -> None:
        """Tell it, unless it is what was told before."""
        entries = [
            {
                "page": each.page_id,
                "path": each.path,
                "title": writable(str(each.page.title if each.page else "")[:200]),
                "is_aside": each.is_aside,
            }
            for each in stack
        ]
        if entries != self._told:
            self._told = entries
            self._pipe.send({"type": wire.PAGES_CHANGED, "stack": entries})


def load_app() -> App:
    """Return the author's `app`; TypeError if there is none, or whatever error its modules raise."""
    app = getattr(load("main"), "app", None)
    if not isinstance(app, App):
        raise TypeError("main.py must define app = App()")
    return app


def require(app: App | None, path: str) -> None:
    """LookupError unless a class is registered for the page at ``path``."""
    known = {} if app is None else app.pages
    if path not in known:
        from difflib import get_close_matches

        close = get_close_matches(str(path), known, 1)
        what = f"is {close[0]!r} meant?" if close else "does main.py import its module?"
        raise LookupError(f"no class is registered with @app.page({path!r}): {what}")


def make_page(app: App, opened: OpenPage, desk: Desk) -> Page:
    """Return a new page; LookupError if no class is registered for its path, or whatever the author's raises."""
    require(app, opened.path)
    page: Page = call(app.pages[opened.path])
    page._desk = desk
    page._is_restored = opened.state is not None
    return page


def restore(opened: OpenPage, page: Page) -> None:
    """Give a page back what it kept, if it kept anything; what it cannot take is dropped with a note."""
    if opened.state is None:
        return
    _, error = attempt(page.restore_state, json.loads(opened.state))
    if error is not None:
        print(f"the state of {opened.path} is dropped: restore_state() does not take it", file=sys.stderr)
        traceback.print_exception(error)
        opened.state = None


def update_frames(opened: OpenPage, is_built: bool) -> list[bytes]:
    """Build the page, or only the rows that were asked for, and return the frames that bring the shell there."""
    assert opened.page is not None
    is_full = is_built and opened.tree.root is None
    ops = opened.tree.change_to(call(opened.page.build)) if is_built else opened.tree.answer()
    texts = opened.page.take_texts() if is_built else {}
    if texts:
        ops = [*ops, *opened.tree.put_texts({key: writable(text) for key, text in texts.items()})]
    frames: list[bytes] = []
    for part in parts(ops, wire.UPDATE_SOFT_MAX) if ops else []:
        opened.revision += 1
        update = {"type": wire.PAGE_UPDATE, "page": opened.page_id, "revision": opened.revision}
        frames.append(wire.encode({**update, "is_full": is_full and not frames, "ops": part}))
    return frames


def why_not_shown(opened: OpenPage, error: Exception | None = None) -> Exception | None:
    """Return what tells the author why a page was not shown: the shell refused it, or ``error`` came up on the way.

    None if nothing better can be said than has been.
    """
    from minikit.faults import place_of  # here: only who fails pays for it
    from minikit.judging import misfit_of

    if opened.page is None or (error is not None and place_of(error) is not None):
        return None
    misfit, _ = attempt(misfit_of, opened.page.build)
    return misfit if isinstance(misfit, Exception) else None


async def finish(result: Any) -> None:
    """Wait for what the author's function returned, if it is to be waited for."""
    if inspect.isawaitable(result):
        await result
