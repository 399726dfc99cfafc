"""The pages half of a mini-app as it runs: the stack of pages, their events, and when they are built again."""

import asyncio
import inspect
import time
from typing import Any

from minikit import calls, wire
from minikit.diff import Tree
from minikit.guarding import attempt, load, summary_and_details, unload, writable
from minikit.outlet import Message, Pipe
from minikit.pages import App, Desk, Page
from minikit.splitting import parts

LOAD_GRACE_S = 0.05
"""How long the first build waits for on_load and on_show, so that quick loading shows no half-filled page."""
UPDATE_INTERVAL_S = 0.016
STACK_MAX = 16


class OpenPage:
    """One page on the stack."""

    def __init__(self, page_id: int, path: str, query: dict[str, str]) -> None:
        self.page_id = page_id
        self.path = path
        self.query = query
        self.page: Page | None = None
        self.tree = Tree()
        self.is_waiting = True  # for on_load and on_show, before the first build
        self.is_dirty = False
        self.revision = 0


class PagesHalf:
    """Runs the author's pages. Lives on the event loop's thread."""

    def __init__(self, pipe: Pipe, launch: Message) -> None:
        self._pipe = pipe
        self._launch = launch
        self._loop = asyncio.get_running_loop()
        self._app: App | None = None
        self._stack: list[OpenPage] = []
        self._last_page_id: int = launch["first_page_id"] - 1
        self._shown_stack: list[dict[str, Any]] = []
        self._tasks: set[asyncio.Task[Any]] = set()
        self._flush_handle: asyncio.Handle | None = None
        self._flushed_at = 0.0
        self._unread = 0  # updates the shell has not answered yet

    # The main loop

    def start(self) -> None:
        """Load the author's `main` and open the page that was asked for."""
        path, query = self._launch["path"], self._launch["query"]
        app, error = attempt(_load_app)
        if error is not None:
            self._stack = [self._new(path, query)]
            self._tell_stack()
            self._failed(self._stack[0], error)
            return
        app.launch = self._launch["reason"]
        app.user_id = self._launch["user_id"]
        app.roles = tuple(self._launch["roles"])
        self._app = app
        self.go(path, query)

    def take(self, message: Message) -> None:
        """Act on one message from the shell."""
        match message["type"]:
            case wire.NODE_EVENT:
                self._on_node_event(message)
            case wire.TEXT_CHANGED:
                self._on_text_changed(message)
            case wire.PAGE_APPLIED | wire.PAGE_REFUSED:
                self._unread = max(0, self._unread - 1)
                opened = self._find(message["page"])
                if message["type"] == wire.PAGE_REFUSED and opened is not None:
                    opened.tree.forget()
                    opened.is_dirty = False
                self._schedule()
            case wire.PAGE_GO:
                # The person follows a link: never an error, however many pages are open.
                go = self.go if len(self._stack) < STACK_MAX else self.replace
                go(message["path"], message["query"])
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
        self._open([*self._stack, self._new(path, query)])

    def replace(self, path: str, query: dict[str, str]) -> None:
        """Open a page in place of the top one."""
        self._open([*self._stack[:-1], self._new(path, query)])

    def relaunch(self, path: str, query: dict[str, str]) -> None:
        """Open a page in place of all pages."""
        self._open([self._new(path, query)])

    def back(self) -> None:
        """Close the top page, unless it is the only one."""
        if len(self._stack) < 2:
            return
        self._stack = self._stack[:-1]
        self._tell_stack()
        top = self._stack[-1]
        if top.page is not None:
            self._run(top, top.page.on_show)
        self._touch(top)

    def update(self, page: Page) -> None:
        """Build ``page`` again soon."""
        for opened in self._stack:
            if opened.page is page:
                self._touch(opened)

    def toast(self, text: str) -> None:
        """Have the shell say something briefly."""
        self._pipe.send({"type": wire.TOAST, "text": writable(text[:500])})

    # Opening

    def _new(self, path: str, query: dict[str, str]) -> OpenPage:
        self._last_page_id += 1
        return OpenPage(self._last_page_id, path, query)

    def _open(self, stack: list[OpenPage]) -> None:
        opened = stack[-1]
        self._stack = stack
        self._tell_stack()
        self._load(opened)

    def _load(self, opened: OpenPage) -> None:
        assert self._app is not None
        page, error = attempt(_make_page, self._app, opened.path, self)
        if error is not None:
            self._failed(opened, error)
            return
        opened.page = page
        opened.is_waiting = True
        self._run(opened, self._load_and_show, page, opened)
        self._loop.call_later(LOAD_GRACE_S, self._loaded, opened)

    async def _load_and_show(self, page: Page, opened: OpenPage) -> None:
        await _finish(page.on_load(opened.query))
        await _finish(page.on_show())
        self._loaded(opened)

    def _loaded(self, opened: OpenPage) -> None:
        if opened.is_waiting:
            opened.is_waiting = False
            self._touch(opened)

    def _reload(self, page_id: int) -> None:
        opened = self._find(page_id)
        if self._app is None:
            unload(self._launch["package"])
            self.start()
            return
        if opened is None:
            return
        opened.tree.forget()
        self._load(opened)

    # Events

    def _on_node_event(self, message: Message) -> None:
        opened = self._find(message["page"])
        shown = opened.tree.node(message["node"]) if opened else None
        handler = shown.handlers.get(message["event"]) if shown else None
        if opened is None or handler is None:
            return  # the node went away while the event was on its way
        calls.gesture.set(message.get("gesture"))
        value = message.get("value")
        self._run(opened, handler, *(() if value is None else (value,)))
        calls.gesture.set(None)

    def _on_text_changed(self, message: Message) -> None:
        opened = self._find(message["page"])
        shown = opened.tree.node(message["node"]) if opened else None
        if opened is None or shown is None:
            return
        shown.seq = message["seq"]
        handler = shown.handlers.get("change")
        if handler is not None:
            self._run(opened, handler, message["text"])

    def _run(self, opened: OpenPage, function: Any, *args: object) -> None:
        """Run the author's function; build its page again when it first waits and when it is done."""
        result, error = attempt(function, *args)
        if error is not None:
            self._failed(opened, error)
            return
        if inspect.isawaitable(result):
            task = asyncio.ensure_future(_finish(result))
            self._tasks.add(task)
            task.add_done_callback(lambda done: self._finished(opened, done))
            # Behind the task's first step, so that what it says before it waits is shown meanwhile.
            self._loop.call_soon(self._touch, opened)
        else:
            self._touch(opened)

    def _finished(self, opened: OpenPage, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._failed(opened, error)
        else:
            self._touch(opened)

    # Building

    def _touch(self, opened: OpenPage) -> None:
        opened.is_dirty = True
        self._schedule()

    def _schedule(self) -> None:
        """Build the top page at the end of this turn: once for all that happened, once a frame at most."""
        if self._flush_handle is None and not self._unread and self._stack[-1].is_dirty:
            wait_s = self._flushed_at + UPDATE_INTERVAL_S - time.monotonic()
            if wait_s > 0:
                self._flush_handle = self._loop.call_later(wait_s, self._flush)
            else:
                self._flush_handle = self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._flush_handle = None
        opened = self._stack[-1]
        if opened.is_waiting or not opened.is_dirty or opened.page is None or self._unread:
            return
        opened.is_dirty = False
        is_full = opened.tree.root is None
        frames, error = attempt(_update_frames, opened, is_full)
        if error is not None:
            self._failed(opened, error)
            return
        self._flushed_at = time.monotonic()
        self._unread += len(frames)
        for frame in frames:
            self._pipe.send_frame(frame)
        self._tell_stack()

    def _failed(self, opened: OpenPage, error: BaseException) -> None:
        summary, details = summary_and_details(error)
        opened.is_waiting = opened.is_dirty = False
        opened.tree.forget()
        self._pipe.send({"type": wire.PAGE_FAILED, "page": opened.page_id, "summary": summary, "details": details})

    def _tell_stack(self) -> None:
        stack = [
            {
                "page": each.page_id,
                "path": each.path,
                "title": writable(str(each.page.title if each.page else "")[:200]),
            }
            for each in self._stack
        ]
        if stack != self._shown_stack:
            self._shown_stack = stack
            self._pipe.send({"type": wire.PAGES_CHANGED, "stack": stack})

    def _find(self, page_id: int) -> OpenPage | None:
        for opened in self._stack:
            if opened.page_id == page_id:
                return opened
        return None


def _load_app() -> App:
    app = getattr(load("main"), "app", None)
    if not isinstance(app, App):
        raise TypeError("main.py must define app = App()")
    return app


def _make_page(app: App, path: str, desk: Desk) -> Page:
    page_class = app.pages.get(path)
    if page_class is None:
        raise LookupError(f"no class is registered with @app.page({path!r})")
    page = page_class()
    page._desk = desk
    return page


def _hearers(app: App | None, stack: list[OpenPage]) -> list[tuple[OpenPage, Any]]:
    """Return what hears a broadcast, each with the page that shows an error in it."""
    heard: list[tuple[OpenPage, Any]] = [
        (opened, opened.page.on_broadcast) for opened in stack if opened.page is not None
    ]
    if app is not None and app.broadcast_handler is not None:
        heard.insert(0, (stack[-1], app.broadcast_handler))
    return heard


def _update_frames(opened: OpenPage, is_full: bool) -> list[bytes]:
    """Build the page and return the frames that bring the shell there."""
    assert opened.page is not None
    ops = opened.tree.change_to(opened.page.build())
    frames: list[bytes] = []
    for part in parts(ops, wire.UPDATE_SOFT_MAX) if ops else []:
        opened.revision += 1
        update = {"type": wire.PAGE_UPDATE, "page": opened.page_id, "revision": opened.revision}
        frames.append(wire.encode({**update, "is_full": is_full and not frames, "ops": part}))
    return frames


async def _finish(result: Any) -> None:
    if inspect.isawaitable(result):
        await result
