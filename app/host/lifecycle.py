"""The life of one session's child after its launch: seen, hidden, paused, ended after a long time unseen."""

import threading
from collections.abc import Callable
from typing import Literal

from app.host.runtime import limits
from app.host.runtime.child import Child
from app.host.runtime.deadlines import Deadline, Deadlines
from minikit import wire

State = Literal["shown", "hidden", "paused", "ended"]


class Lifecycle:
    """Hides and shows one session's children. Any thread; nothing here waits.

    A child that is hidden draws nothing; after `limits.PAUSE_AFTER_S` it is paused where the system can do that, and
    after `limits.UNLOAD_AFTER_S` it is ended, having saved what it keeps.
    """

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines
        self._state: State = "ended"
        self._is_hidden = False
        self.hidden_at: float | None = None
        """Since when nobody has seen it, by the deadlines' clock."""
        self.greet: Callable[[Child], None] = lambda _child: None
        """Called with a child before it is told that it is seen, and after the launch of one that is."""
        self._child: Child | None = None
        self._due: list[Deadline] = []
        self._lock = threading.RLock()

    @property
    def state(self) -> State:
        """How the child is."""
        return self._state

    @property
    def child(self) -> Child | None:
        """The child that runs."""
        return self._child

    def launched(self, child: Child) -> None:
        """Take over a child that was just launched; a hidden session hides it."""
        with self._lock:
            self._child, self._state = child, "shown"
            if self._is_hidden:
                self._begin_hiding(child)
            else:
                self.greet(child)

    def ended(self, child: Child) -> None:
        """Let go of a child that is gone."""
        with self._lock:
            if self._child is child:
                self._cancel()
                self._child, self._state = None, "ended"

    def hide(self) -> None:
        """Tell the child that nobody sees it."""
        with self._lock:
            if not self._is_hidden:
                self._is_hidden = True
                self.hidden_at = self._deadlines.now()
                if self._child is not None:
                    self._begin_hiding(self._child)

    def show(self) -> None:
        """Let the child go on and tell it that it is seen."""
        with self._lock:
            if self._is_hidden:
                self._is_hidden = False
                self.hidden_at = None
                self._cancel()
                if self._child is not None:
                    self._go_on(self._child)
                    self._state = "shown"
                    self.greet(self._child)
                    self._child.send({"type": wire.SHOW}, is_watched=True)

    def with_seen(self, do: Callable[[Child], None]) -> None:
        """Call ``do`` with the child if it is seen; it is not hidden meanwhile."""
        with self._lock:
            if self._child is not None and self._state == "shown":
                do(self._child)

    def wake(self) -> None:
        """Let a paused child go on for a while, since it is about to be told something."""
        with self._lock:
            if self._child is not None and self._state == "paused":
                self._go_on(self._child)
                self._state = "hidden"
                self._later(limits.PAUSE_AFTER_S, self._child, self._pause)

    def unload(self) -> None:
        """End a child that nobody sees, once it has saved what it keeps; one that is seen goes on."""
        with self._lock:
            child = self._child
            if child is not None and self._is_hidden:
                self._cancel()
                self._state = "ended"
                self._child = None
                child.end("unloaded")

    def _begin_hiding(self, child: Child) -> None:
        self._state = "hidden"
        child.send({"type": wire.HIDE}, is_watched=True)
        self._later(limits.PAUSE_AFTER_S, child, self._pause)
        self._due.append(self._deadlines.after(limits.UNLOAD_AFTER_S, self.unload))

    def _pause(self, child: Child) -> None:
        """Pause a child that has nothing left to answer; ask again soon if it has."""
        with self._lock:
            if self._child is not child or self._state != "hidden":
                return
            if child.is_busy:
                self._later(limits.PAUSE_AGAIN_S, child, self._pause)
            elif child.pause():
                self._state = "paused"

    def _go_on(self, child: Child) -> None:
        if self._state == "paused":
            child.resume()

    def _later(self, seconds: float, child: Child, do: Callable[[Child], None]) -> None:
        self._due = [due for due in self._due if due.function is not None]
        self._due.append(self._deadlines.after(seconds, lambda: do(child)))

    def _cancel(self) -> None:
        for due in self._due:
            due.cancel()
        self._due.clear()
