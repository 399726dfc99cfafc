"""A mini-app's session as it comes and goes behind its tab: opened on a worker, hidden, started over, ended."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import SessionId
from app.host.installs import Install
from app.host.keeping import Memory
from app.host.launch_reasons import LaunchReason
from app.host.remote_pictures import RemotePictures
from app.host.tree.ops import EventValue, Op
from app.shell.error_texts import text_of
from app.shell.plain_words import one_line
from app.shell.relay import Relay
from app.shell.tabs.pages import PageRef
from app.shell.tabs.strain import Strain
from app.shell.tabs.window_report import WindowListener
from app.shell.tasks import Tasks

TOAST_LENGTH_MAX = 200


class Session(Protocol):
    """A running mini-app, as its tab sees it.

    What waits: ``read_picture``, ``open_film``, ``close``, and ``reload`` of a dead one.
    """

    @property
    def session_id(self) -> SessionId:
        """The session's own id."""

    @property
    def install(self) -> Install:
        """What runs."""

    @property
    def memory(self) -> Memory:
        """What its pages keep."""

    @property
    def window(self) -> WindowListener:
        """Who hears how the window is."""

    def node_event(
        self, page_id: int, node_id: int, event: str, value: EventValue = None, seq: int | None = None
    ) -> None:
        """Tell that something happened to a node."""

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        """Tell what a field now says."""

    def list_window(self, page_id: int, node_id: int, *, revision: int, first: int, count: int) -> None:
        """Ask for rows of a windowed list."""

    def hide(self) -> None:
        """Tell that nobody sees it any more."""

    def show(self) -> None:
        """Tell that it is seen again."""

    def navigate(self, page: str, query: dict[str, str], reason: LaunchReason) -> None:
        """Open a page on top of the others."""

    def back(self) -> None:
        """Leave the page on top."""

    def reload(self) -> None:
        """Make the page on top anew; if the child is gone, start another."""

    def close(self) -> None:
        """End it."""

    def read_picture(self, source: str) -> bytes:
        """Return the bytes of a picture of the mini-app's."""

    @property
    def remote_pictures(self) -> RemotePictures:
        """Its pictures at hosts of the internet."""

    def open_film(self, source: str) -> int:
        """Return a descriptor of a film of the mini-app's, to be closed."""


class SessionView(Protocol):
    """What a session tells of itself, on any thread."""

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Tell which pages there are; the last is on top."""

    def page_updated(
        self, page_id: int, revision: int, ops: list[Op], painted: Callable[[], None] = lambda: None
    ) -> None:
        """Tell how a page changed; ``painted`` wants to hear when the person can see it."""

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        """Tell that a page's program raised an error."""

    def session_ended(self, reason: str, details: str) -> None:
        """Tell that there is no more to come."""

    def strained(self) -> None:
        """Tell that it has kept the processor busy for a while."""

    def toast(self, text: str) -> None:
        """Show a short note."""


OpenSession = Callable[[SessionView, bool], Session]
"""Opens the session; True: once more, so with the pages that it was left with and no other."""


class Onlooker(Protocol):
    """Who shows what a session tells; on the GUI thread."""

    @property
    def changed(self) -> SignalInstance:
        """There is a session now."""

    @property
    def toasted(self) -> SignalInstance:
        """The shell has something to say briefly: the text, and its tone."""

    @property
    def said(self) -> SignalInstance:
        """The mini-app has something to say briefly, on its own page."""

    @property
    def strain(self) -> Strain:
        """Where it is told that the mini-app keeps the processor busy."""

    def begin(self) -> None:
        """Show that it is starting, and nothing of what was there before."""

    def show_stack(self, stack: Sequence[PageRef]) -> None:
        """Show the last page of ``stack``."""

    def update_page(self, page_id: int, ops: Sequence[Op], painted: Callable[[], None]) -> None:
        """Change what a page shows, and call ``painted`` once that is seen."""

    def fail(self, reason: str, summary: str, details: str, page_id: int = 0) -> None:
        """Show what went wrong: with "page" on that page, otherwise with the session, which is over."""


class _RelayedView:
    """Brings one session's news onto the GUI thread. News of a session that was replaced is dropped there."""

    def __init__(self, relay: Relay, running: "Running", onlooker: Onlooker) -> None:
        self._relay = relay
        self._running = running
        self._onlooker = onlooker

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        self._post(partial(self._onlooker.show_stack, stack))

    def page_updated(
        self,
        page_id: int,
        revision: int,  # noqa: ARG002 (the host's port)
        ops: list[Op],
        painted: Callable[[], None] = lambda: None,
    ) -> None:
        self._post(partial(self._onlooker.update_page, page_id, ops, painted))

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        self._post(partial(self._onlooker.fail, "page", summary, details, page_id))

    def session_ended(self, reason: str, details: str) -> None:
        self._post(partial(self._running.over, reason, details))

    def strained(self) -> None:
        self._post(self._onlooker.strain.tell)

    def toast(self, text: str) -> None:
        self._post(partial(self._onlooker.said.emit, one_line(text, TOAST_LENGTH_MAX)))

    def _post(self, work: Callable[[], None]) -> None:
        self._relay.post(lambda: self._running.take(self, work))


class Running:
    """Holds one session at a time. GUI thread.

    News waits until the session itself has arrived, for the pictures are read through it.
    """

    def __init__(self, tasks: Tasks, relay: Relay, onlooker: Onlooker) -> None:
        self._tasks = tasks
        self._relay = relay
        self._onlooker = onlooker
        self.session: Session | None = None
        self.has_ended = False
        """Whether the session's child is gone."""
        self._open: OpenSession | None = None
        self._view: _RelayedView | None = None
        self._waiting: list[Callable[[], None]] | None = None
        self._was_open = False
        self._is_over = False
        self._is_seen = True
        self._next: tuple[str, dict[str, str], LaunchReason] | None = None

    def start(self, open_session: OpenSession) -> None:
        """Open the session on a worker; ``open_session`` is kept to start over with."""
        self._open = open_session
        self.restart()

    def restart(self) -> None:
        """Open a session in place of the one there was."""
        opener = self._open
        if opener is None:
            return
        self._waiting = []
        self.has_ended = False
        self._onlooker.begin()
        view = self._view = _RelayedView(self._relay, self, self._onlooker)
        is_again = self._was_open
        self._tasks.run(lambda: opener(view, is_again), partial(self._started, view), partial(self._refused, view))

    def reload(self) -> None:
        """Make the page on top anew; if the child is gone, start another."""
        session, view = self.session, self._view
        if session is None:
            return
        if self.has_ended:
            self.has_ended = False
            # The child is started again: that is for a worker.
            self._tasks.run(session.reload, lambda _none: None, partial(self._refused, view))
        else:
            session.reload()

    def see(self, *, is_seen: bool) -> None:
        """Tell whether the person sees it; a session that was ended meanwhile is opened once more."""
        if is_seen == self._is_seen:
            return
        self._is_seen = is_seen
        if self.session is not None:
            (self.session.show if is_seen else self.session.hide)()
        elif is_seen and self._view is None:
            self.restart()

    def set_aside(self) -> Callable[[], None]:
        """End the session and open none until what is returned is called, which opens it with the pages it was left."""
        opener, self._open = self._open, None
        self._let_go()

        def go_on() -> None:
            if self._is_over or self._open is not None:
                return
            self._open = opener
            if self._is_seen:
                self.restart()

        return go_on

    def navigate(self, page: str, query: dict[str, str], reason: LaunchReason) -> None:
        """Open a page over the others, as soon as there is a session."""
        if self.session is None:
            self._next = (page, query, reason)
            return
        try:
            self.session.navigate(page, query, reason)
        except PlazaError as error:
            self._onlooker.toasted.emit(text_of(error), "danger")

    def end(self) -> None:
        """End the session for good."""
        self._is_over = True
        self._open = None
        self._let_go()

    def take(self, view: _RelayedView, work: Callable[[], None]) -> None:
        """Do ``work`` that ``view`` brought, once its session is here; not at all if it was replaced."""
        if view is not self._view:
            return
        if self._waiting is not None:
            self._waiting.append(work)
        else:
            work()

    def over(self, reason: str, details: str) -> None:
        """Take it that the session's child is gone."""
        self.has_ended = True
        if reason == "unloaded":
            self._let_go()
        self._onlooker.fail(reason, "", details)
        if self._view is None and self._is_seen:
            self.restart()  # it was looked at in the very moment of its end

    def _started(self, view: _RelayedView, session: Session) -> None:
        if view is not self._view:
            # Closed or started over meanwhile: nobody will see this session.
            self._tasks.run(session.close, lambda _none: None)
            return
        self.session = session
        self._was_open = True
        if not self._is_seen:
            session.hide()
        self._onlooker.changed.emit()
        waiting, self._waiting = self._waiting or [], None
        for work in waiting:
            self.take(view, work)
        if self._next is not None:
            (page, query, reason), self._next = self._next, None
            self.navigate(page, query, reason)

    def _refused(self, view: _RelayedView | None, error: PlazaError) -> None:
        if view is not None and view is self._view:
            self._onlooker.fail("refused", text_of(error), "")

    def _let_go(self) -> None:
        self._view = None
        session, self.session = self.session, None
        if session is not None:
            self._tasks.run(session.close, lambda _none: None)
