"""Who is served when: pictures of all sessions, decoded by at most two children that come and go as needed."""

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.host.decoding.child import DecoderEnded, Limits, PictureChild
from app.host.decoding.wire import BYTES_MAX, Pixels, Shape
from app.host.runtime.deadlines import Deadlines
from app.host.runtime.process import Process

log = logging.getLogger(__name__)
CHILDREN_MAX = 2
STRIKES_MAX = 5
WAITING_MAX = 1_024
PATIENCE_S = 0.3
"""When a picture has waited for so long, a second child helps although all are one session's."""


def _always() -> bool:
    return True


@dataclass(eq=False, slots=True)
class Request:
    """One picture that is wanted, and the future of it; made by a queue."""

    queue: "PictureQueue"
    read: Callable[[], bytes]
    shape: Shape
    is_wanted: Callable[[], bool]
    answer: "Future[Pixels]" = field(default_factory=Future)
    since: float = field(default_factory=time.monotonic)


class PictureQueue:
    """The pictures of one session. Any thread may add to it.

    Sessions are served in turn. One whose pictures end decoders (a strike each) gets one child at a time, and after
    five strikes none: what it costs the others has an end.
    """

    def __init__(self, decoding: "Decoding") -> None:
        self._decoding = decoding
        # The rest belongs to ``Decoding``, under its lock.
        self.waiting: deque[Request] = deque()
        self.running = 0
        self.strikes = 0

    def add(self, read: Callable[[], bytes], shape: Shape, is_wanted: Callable[[], bool] = _always) -> "Future[Pixels]":
        """Return the future of the picture that ``read`` gives the file of, as ``shape``.

        Both functions are called on a decoding thread, when the picture's turn has come: the file is not kept before.
        A picture that then is not wanted any more is cancelled; so is the oldest when too many wait.
        The error is Refused (``picture.format``, ``picture.broken``, ``picture.pixels``, ``picture.bytes``, or what
        ``read`` refuses) or Unavailable (``picture.decoder_missing``, ``picture.closed``).
        """
        return self._decoding.take(Request(self, read, shape, is_wanted))


class Decoding:
    """Decodes pictures in jailed children, started when needed and ended when idle. Any thread may use it."""

    def __init__(self, start: Callable[[], Process], limits: Limits | None = None) -> None:
        self._start = start
        self._limits = limits or Limits()
        self._deadlines = Deadlines()
        self._changed = threading.Condition()
        self._queues: OrderedDict[PictureQueue, None] = OrderedDict()
        """Those in which something waits; the next to be served first."""
        self._threads: list[threading.Thread] = []
        self._children: set[PictureChild] = set()
        # How many threads are about to have a child, have one and wait, have one and serve.
        self._starting = 0
        self._ready = 0
        self._serving = 0
        self._is_warming = False
        self._is_closed = False

    def queue(self) -> PictureQueue:
        """Return the queue of one more session."""
        return PictureQueue(self)

    def warm(self) -> None:
        """Have a child soon, so that the first picture need not wait for it. Harmless when repeated."""
        with self._changed:
            if not self._children and not self._starting:
                self._is_warming = True
                self._wake()

    def take(self, request: Request) -> "Future[Pixels]":
        """Queue a request and return its answer; called by queues."""
        queue = request.queue
        dropped = None
        with self._changed:
            if self._is_closed:
                request.answer.set_exception(Unavailable("picture.closed"))
            elif queue.strikes >= STRIKES_MAX:
                request.answer.set_exception(Refused("picture.broken"))
            else:
                if len(queue.waiting) >= WAITING_MAX:
                    dropped = queue.waiting.popleft()
                queue.waiting.append(request)
                self._queues.setdefault(queue)
                self._wake()
        if dropped is not None:
            dropped.answer.cancel()
        return request.answer

    def close(self) -> None:
        """End the children and what they are at; cancel what waits. Wait until they are gone."""
        with self._changed:
            self._is_closed = True
            waiting = [request for queue in self._queues for request in queue.waiting]
            self._queues.clear()
            for child in self._children:
                child.end_soon()
            self._changed.notify_all()
        for request in waiting:
            request.answer.cancel()
        for thread in self._threads:
            thread.join()
        self._deadlines.close()

    def _wake(self) -> None:
        """Have the threads look what there is to do; under the lock."""
        if not self._threads and not self._is_closed:
            names = [f"decoding {number + 1}" for number in range(CHILDREN_MAX)]
            self._threads = [threading.Thread(target=self._run, name=name, daemon=True) for name in names]
            for thread in self._threads:
                thread.start()
        self._changed.notify_all()

    # On the decoding threads, each of which has one child at most

    def _run(self) -> None:
        while self._wait_for_want():
            try:
                child: PictureChild | None = self._begin()
            except Unavailable as error:
                if not self._is_closed:
                    log.warning("there is no decoder of pictures: %s", error)
                    self._fail_one(error)
                continue
            while child is not None and (request := self._next()) is not None:
                child = self._serve(request, child)
            if child is not None:
                self._end(child)

    def _wait_for_want(self) -> bool:
        """Wait until one more child is wanted; false at the end. Whoever is told so counts as starting one."""
        with self._changed:
            while not self._is_closed:
                if self._is_warming or self._is_another_wanted():
                    self._is_warming = False
                    self._starting += 1
                    return True
                self._changed.wait(PATIENCE_S if self._queues else None)
            return False

    def _is_another_wanted(self) -> bool:
        """Tell whether what waits needs one more child; under the lock."""
        if not self._queues or self._ready or self._starting:
            return False
        if not self._serving or any(queue.running == 0 for queue in self._queues):
            return True
        return time.monotonic() - min(queue.waiting[0].since for queue in self._queues) > PATIENCE_S

    def _begin(self) -> PictureChild:
        """Start a child; it is not a starting one afterwards. Unavailable if it does not start."""
        try:
            child = PictureChild(self._start, self._deadlines, self._limits)
            with self._changed:
                self._children.add(child)
                if self._is_closed:
                    child.end_soon()
                self._changed.notify_all()
            try:
                child.wait_ready()
            except DecoderEnded as error:
                self._end(child)
                raise Unavailable("picture.decoder_missing", reason=str(error)) from error
        finally:
            with self._changed:
                self._starting -= 1
        return child

    def _next(self) -> Request | None:
        """Wait for the next request. None when the child has idled long enough, or at the end."""
        with self._changed:
            self._ready += 1
            try:
                while not self._is_closed:
                    if (request := self._pick()) is not None:
                        self._serving += 1
                        return request
                    if not self._changed.wait(self._limits.idle_s):
                        return None
            finally:
                self._ready -= 1
                # Who waits without a child looks again whether one is wanted now.
                self._changed.notify_all()
            return None

    def _pick(self) -> Request | None:
        """Take the next request of the next session that may have one; under the lock."""
        for queue in self._queues:
            if queue.strikes == 0 or queue.running == 0:
                request = queue.waiting.popleft()
                queue.running += 1
                if queue.waiting:
                    self._queues.move_to_end(queue)
                else:
                    del self._queues[queue]
                return request
        return None

    def _fail_one(self, error: Unavailable) -> None:
        """Answer a picture that no child can be had for, unless one that there is will do it."""
        with self._changed:
            request = None if self._ready or self._serving else self._pick()
            if request is not None:
                request.queue.running -= 1
        if request is not None and request.answer.set_running_or_notify_cancel():
            request.answer.set_exception(error)

    def _end(self, child: PictureChild) -> None:
        with self._changed:
            self._children.discard(child)
        child.close()

    def _serve(self, request: Request, child: PictureChild) -> PictureChild | None:
        """Answer one request; return the child if it is still there."""
        held: PictureChild | None = child
        try:
            if not request.is_wanted():
                request.answer.cancel()
            elif request.answer.set_running_or_notify_cancel():
                held = self._answer(request, child)
        finally:
            with self._changed:
                request.queue.running -= 1
                self._serving -= 1
                self._changed.notify_all()
        return held

    def _answer(self, request: Request, child: PictureChild) -> PictureChild | None:
        held: PictureChild | None = child
        try:
            data = request.read()
            if len(data) > BYTES_MAX:
                raise Refused("picture.bytes", bytes=len(data), bytes_max=BYTES_MAX)
            while True:
                if held is None:
                    with self._changed:
                        self._starting += 1
                    held = self._begin()
                is_first = held.served == 0
                try:
                    request.answer.set_result(held.decode(data, request.shape))
                    return held
                except DecoderEnded as error:
                    self._end(held)
                    held = None
                    if self._is_closed:
                        raise Unavailable("picture.closed") from error
                    if is_first:
                        self._strike(request.queue, error)
                    # Otherwise one decoded before may have been to blame: once more, in a child that has seen none.
        except PlazaError as error:
            request.answer.set_exception(error)
        except Exception as error:
            # One session's files must not end the thread that serves all.
            log.exception("a picture could not be read")
            request.answer.set_exception(Unavailable("internal", reason=type(error).__name__))
        return held

    def _strike(self, queue: PictureQueue, error: DecoderEnded) -> None:
        with self._changed:
            queue.strikes += 1
            waiting = list(queue.waiting) if queue.strikes == STRIKES_MAX else []
            if waiting:
                queue.waiting.clear()
                del self._queues[queue]
        log.warning("a picture ended its decoder: %s", error)
        for request in waiting:
            if request.answer.set_running_or_notify_cancel():
                request.answer.set_exception(Refused("picture.broken"))
        raise Refused("picture.broken")
