"""Asking the person by sheets: one open at a time in each session, and no answer is an answer."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TypeVar

from app.core.kernel.errors import Refused
from app.core.kernel.ids import SessionId
from app.host.bridge.futures import pass_on, submit
from app.host.bridge.prompts import MiniAppPrompt, Prompts

Answer = TypeVar("Answer")


class Asking:
    """Puts prompts to the person. Any thread; does not wait."""

    def __init__(self, prompts: Prompts, workers: Executor) -> None:
        self._prompts = prompts
        self._workers = workers
        self._open: set[SessionId] = set()
        self._lock = threading.Lock()

    def ask(self, prompt: MiniAppPrompt[Answer], tell: Callable[[Answer], object]) -> "Future[object]":
        """Return what ``tell`` makes of the person's answer, once there is one; it runs on a worker.

        Raises:
            Refused: ``prompt.busy``, this session asks the person for something just now.
        """
        session_id = prompt.session_id
        with self._lock:
            if session_id in self._open:
                raise Refused("prompt.busy")
            self._open.add(session_id)
        told: Future[object] = Future()

        def answered(asked: "Future[Answer]") -> None:
            self._end(session_id)
            if asked.cancelled():
                told.cancel()
            else:
                made = submit(self._workers, lambda: tell(asked.result()))
                made.add_done_callback(lambda done: pass_on(done, told))

        asked = None
        try:
            asked = self._prompts.ask(prompt)
        finally:
            if asked is None:
                self._end(session_id)
        asked.add_done_callback(answered)
        return told

    def _end(self, session_id: SessionId) -> None:
        with self._lock:
            self._open.discard(session_id)
