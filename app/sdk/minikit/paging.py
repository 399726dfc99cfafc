"""The pages half of a mini-app as it runs: the stack of pages, their events, and when they are built again."""

import asyncio
import inspect
import itertools
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from minikit import calls, wire
from minikit.guarding import attempt, call, unload, writable
from minikit.life import Life
from minikit.opened import (
    OpenPage,
    StackNews,
    finish,
    first_stack,
    load_app,
    make_page,
    require,
    restore,
    update_frames,
    why_not_shown,
)
from minikit.outlet import Message, Pipe
from minikit.pages import App, Page
from minikit.saving import Keeper
from minikit.window import Window

LOAD_GRACE_S = 0.05
"""How long the first build waits for on_load and on_show, so that quick loading shows no half-filled page."""
UPDATE_INTERVAL_S = 0.016
STACK_MAX = 16
TABS_MAX = 5
END_GRACE_S = 0.5
"""How long the end waits for what `on_hide` and `on_unload` began."""


class PagesHalf:
    """Runs the author's pages. Lives on the event loop's thread."""

    def __init__(self, pipe: Pipe, launch: Message) -> None:
        self._pipe = pipe
        self._launch = launch
        self._loop = asyncio.get_running_loop()
        self._app: App | None = None
        self._stack: list[OpenPage] = []
        self._page_ids = itertools.count(launch["first_page_id"])
        self._stack_news = StackNews(pipe)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flush_handle: asyncio.Handle | None = None
        self._flushed_at = 0.0
        self._unread = 0  # updates the shell has not answered yet
        self._life = Life(self._run)
        self._keeper = Keeper(pipe, lambda: [opened for opened in self._stack if not opened.is_aside])

    # The main loop

    def start(self) -> None:
        """Load the author's `main` and open the pages that were kept, with the one that was asked for on top."""
        self._stack = first_stack(self._launch, self._page_ids, STACK_MAX)
        self._stack_news.tell(self._stack)
        app, error = attempt(load_app)
        if error is not None:
            self._failed(self._stack[-1], error)
            return
        app.launch = self._launch["reason"]
        app.user_id = self._launch["user_id"]
        app.roles = tuple(self._launch["roles"])
        app.window = Window(**self._launch["window"])
        app.saved_version = self._launch["saved"]["version"] if self._launch["saved"] else 0
        self._app = app
        self._life.launch(app, self._stack[-1])
        if not self._stack[-1].has_failed:
            self._open(self._stack)

    async def end(self) -> None:
        """Save what is to be kept, and take leave of the pages."""
        self._keeper.now()
        self._life.unload()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=END_GRACE_S)
        self._keeper.now()

    def take(self, message: Message) -> None:
        """Act on one message from the shell."""
        match message["type"]:
            case wire.NODE_EVENT:
                self._on_node_event(message)
            case wire.TEXT_CHANGED:
                self._on_text_changed(message)
            case wire.PAGE_APPLIED | wire.PAGE_REFUSED | wire.LIST_WINDOW:
                self._on_drawn(message)
            case wire.HIDE | wire.SHOW | wire.WINDOW:
                self._on_seen(message)
            case wire.PAGE_GO:
                # The person follows a link: never an error, however many pages are open.
                _tell_reason(self._app, message["reason"])
                opened = OpenPage(next(self._page_ids), message["path"], message["query"])
                self._open([*self._stack[: STACK_MAX - 1], opened])
            case wire.PAGE_BACK:
                self.back()
            case wire.PAGE_RELOAD:
                self._reload(message["page"])
            case wire.BROADCAST:
                for hearing, function in _hearers(self._app, self._stack):
                    self._run(hearing, function, message["topic"], message["payload"])
                self._pipe.send({"type": wire.BROADCAST_TAKEN})

    # What pages ask for

    def go(self, path: str, query: dict[str, str]) -> None:
        """Open a page over the top one."""
        if len(self._stack) >= STACK_MAX:
            raise RuntimeError(f"{STACK_MAX} pages are open; use replace(), relaunch() or back()")
        require(self._app, path)
        self._open([*self._stack, OpenPage(next(self._page_ids), path, query)])

    def replace(self, path: str, query: dict[str, str]) -> None:
        """Open a page in place of the top one."""
        require(self._app, path)
        self._open([*self._stack[:-1], OpenPage(next(self._page_ids), path, query)])

    def relaunch(self, path: str, query: dict[str, str]) -> None:
        """Open a page in place of all pages."""
        require(self._app, path)
        self._open([OpenPage(next(self._page_ids), path, query)])

    def switch_tab(self, path: str) -> None:
        """Show the first page of another tab as it was left, or open it; close what is open over this tab's."""
        require(self._app, path)
        tabs = [opened for opened in self._stack if opened.is_aside]
        tabs.append(next(opened for opened in self._stack if not opened.is_aside))
        found = next((opened for opened in tabs if opened.path == path), None)
        if found is None and len(tabs) == TABS_MAX:
            raise RuntimeError(f"{TABS_MAX} tabs are open; more do not fit a page")
        for opened in tabs:
            opened.is_aside = opened is not found
        others = [opened for opened in tabs if opened is not found]
        self._open([*others, found or OpenPage(next(self._page_ids), path, {})])

    def back(self) -> None:
        """Close the top page, unless it is the only one of its tab."""
        if len(self._stack) > 1 and not self._stack[-2].is_aside:
            self._open(self._stack[:-1])

    def update(self, page: Page) -> None:
        """Build ``page`` again soon."""
        for opened in self._stack:
            if opened.page is page:
                self._touch(opened)

    def toast(self, text: str) -> None:
        """Have the shell say something briefly."""
        self._pipe.send({"type": wire.TOAST, "text": writable(str(text)[:500])})

    # Opening

    def _open(self, stack: list[OpenPage]) -> None:
        """Take another stack, and show the page on top of it."""
        self._stack = stack
        self._stack_news.tell(stack)
        self._life.settle(stack)
        if stack[-1].page is None:  # new, or kept from before and not seen since
            self._load(stack[-1])
        self._touch(stack[-1])

    def _load(self, opened: OpenPage) -> None:
        assert self._app is not None
        page, error = attempt(make_page, self._app, opened, self)
        if error is not None:
            self._failed(opened, error)
            return
        opened.page = page
        opened.is_waiting = True
        self._run(opened, self._load_and_show, page, opened)
        self._loop.call_later(LOAD_GRACE_S, self._loaded, opened)

    def _loaded(self, opened: OpenPage) -> None:
        if opened.is_waiting:
            opened.is_waiting = False
            self._touch(opened)

    async def _load_and_show(self, page: Page, opened: OpenPage) -> None:
        await finish(call(page.on_load, dict(opened.query)))
        if opened.page is page:  # it may have been made anew meanwhile
            restore(opened, page)
            await self._life.arrive(opened)
            self._loaded(opened)

    def _reload(self, page_id: int) -> None:
        opened = _find(self._stack, page_id)
        if self._app is None:
            unload(self._launch["package"])
            self.start()
            return
        if opened is None:
            return
        opened.tree.forget()
        self._life.leave(opened)
        opened.state = None
        self._load(opened)

    # Events

    def _on_drawn(self, message: Message) -> None:
        """Hear what became of an update, or which rows are to be drawn next."""
        opened = _find(self._stack, message["page"])
        if message["type"] == wire.LIST_WINDOW:
            if opened is not None:
                opened.tree.ask(message["node"], message["revision"], message["first"], message["count"])
            self._schedule()
            return
        self._unread = max(0, self._unread - 1)
        if message["type"] == wire.PAGE_REFUSED and opened is not None:
            opened.tree.forget()
            opened.is_dirty = False
            error = why_not_shown(opened)
            if error is not None:
                self._failed(opened, error)
        elif opened is not None and not self._unread:
            self._life.painted(opened)
        self._schedule()

    def _on_seen(self, message: Message) -> None:
        """Hear that the person sees the mini-app again, not any more, or in another window."""
        if message["type"] == wire.WINDOW:
            self._launch["window"] = message["window"]
            self._life.change_window(Window(**message["window"]))
        elif message["type"] == wire.SHOW:
            self._life.show()
            self._schedule()
        else:
            self._keeper.now()  # before the author's code, which may never come to its end
            self._life.hide()
            self._keeper.soon()

    def _on_node_event(self, message: Message) -> None:
        opened = _find(self._stack, message["page"])
        shown = opened.tree.node(message["node"]) if opened else None
        handler = shown.handlers.get(message["event"]) if shown else None
        if opened is None or handler is None:
            return  # the node went away while the event was on its way
        calls.gesture.set(message.get("gesture"))
        value, seq = message.get("value"), message.get("seq")
        done = partial(shown.answer, seq) if shown is not None and seq is not None else None
        self._run(opened, handler, *(() if value is None else (value,)), done=done)
        calls.gesture.set(None)

    def _on_text_changed(self, message: Message) -> None:
        opened = _find(self._stack, message["page"])
        shown = opened.tree.node(message["node"]) if opened else None
        if opened is None or shown is None:
            return
        shown.seq = message["seq"]
        handler = shown.handlers.get("change")
        if handler is not None:
            self._run(opened, handler, message["text"])

    def _run(self, opened: OpenPage, function: Any, *args: object, done: Callable[[], None] | None = None) -> None:
        """Run the author's function; build its page again when it first waits and when it is done, after ``done``."""

        def finished(task: "asyncio.Task[Any]") -> None:
            self._tasks.discard(task)
            opened.running -= 1
            if not task.cancelled():
                settle(task.exception())

        def settle(error: BaseException | None) -> None:
            if error is not None:
                self._failed(opened, error)
                return
            if done is not None:
                done()
            self._touch(opened)

        result, error = attempt(call, function, *args)
        if error is None and inspect.isawaitable(result):
            task = asyncio.ensure_future(finish(result))
            opened.running += 1
            self._tasks.add(task)
            task.add_done_callback(finished)
            # Behind the task's first step, so that what it says before it waits is shown meanwhile.
            self._loop.call_soon(self._touch, opened)
        else:
            settle(error)

    # Building

    def _touch(self, opened: OpenPage) -> None:
        opened.is_dirty = True
        self._schedule()

    def _schedule(self) -> None:
        """Build the top page at the end of this turn: once for all that happened, once a frame at most."""
        is_idle = self._unread or self._life.is_hidden or not self._stack[-1].has_news
        if self._flush_handle is None and not is_idle:
            wait_s = self._flushed_at + UPDATE_INTERVAL_S - time.monotonic()
            if wait_s > 0:
                self._flush_handle = self._loop.call_later(wait_s, self._flush)
            else:
                self._flush_handle = self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._flush_handle = None
        opened = self._stack[-1]
        if opened.is_waiting or not opened.has_news or opened.page is None or self._unread or self._life.is_hidden:
            return
        is_built, opened.is_dirty = opened.is_dirty, False
        frames, error = attempt(update_frames, opened, is_built)
        if error is not None:
            self._failed(opened, why_not_shown(opened, error) or error, getattr(opened.page, "build", None))
            return
        self._flushed_at = time.monotonic()
        self._unread += len(frames)
        opened.has_failed = False
        for frame in frames:
            self._pipe.send_frame(frame)
        self._stack_news.tell(self._stack)
        self._keeper.soon()

    def _failed(self, opened: OpenPage, error: BaseException, called: Any = None) -> None:
        """Show a page as failed, by an error that came up or that is about the author's function ``called``."""
        from minikit.faults import summary_and_details  # here: only who fails pays for it

        summary, details = summary_and_details(error, called)
        opened.is_waiting = opened.is_dirty = False
        opened.has_failed = True
        opened.tree.forget()
        self._life.tell_error(error)
        self._pipe.send({"type": wire.PAGE_FAILED, "page": opened.page_id, "summary": summary, "details": details})


def _find(stack: list[OpenPage], page_id: int) -> OpenPage | None:
    for opened in stack:
        if opened.page_id == page_id:
            return opened
    return None


def _tell_reason(app: App | None, reason: dict[str, str]) -> None:
    if app is not None:
        app.launch = reason


def _hearers(app: App | None, stack: list[OpenPage]) -> list[tuple[OpenPage, Any]]:
    """Return what hears a broadcast, each with the page that shows an error in it."""
    heard: list[tuple[OpenPage, Any]] = [
        (opened, opened.page.on_broadcast) for opened in stack if opened.page is not None
    ]
    if app is not None and app.broadcast_handler is not None:
        heard.insert(0, (stack[-1], app.broadcast_handler))
    return heard
