"""Opening a mini-app, from the tap to its page's first tree: forked off a warm server, or started by itself."""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.bootstrap import Services, open_services
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId
from app.core.people.model import User
from app.host.bridge.prompts import (
    Answer,
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.runtime.spawn import Spawner
from app.host.sessions import LaunchReason, PageRef
from app.host.tree.ops import Op
from benchmarks.figures import Figure

ROUNDS = 31
WARM_UP = 4
PATIENCE_S = 30.0
SMALL = MiniAppId("plaza.counter")
BARE_PYTHON = (sys.executable, "-I", "-S", "-c", "pass")


def run() -> list[Figure]:
    """Open one small mini-app both ways and run a bare Python, in turn; figures are medians."""
    warm_ms: list[float] = []
    alone_ms: list[float] = []
    bare_ms: list[float] = []
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch, ExitStack() as open_services_:
        warm = open_services_.enter_context(_running(Path(scratch, "warm"), is_warm=True))
        alone = open_services_.enter_context(_running(Path(scratch, "alone"), is_warm=False))
        for round_number in range(ROUNDS + WARM_UP):
            elapsed_ms = (_opened_after_ms(*warm), _opened_after_ms(*alone), _bare_python_ms())
            if round_number >= WARM_UP:
                for times_ms, each_ms in zip((warm_ms, alone_ms, bare_ms), elapsed_ms, strict=True):
                    times_ms.append(each_ms)
    warmly, by_itself, bare = (statistics.median(times_ms) for times_ms in (warm_ms, alone_ms, bare_ms))
    python = "bare `python -I -S -c pass`, from start to end"
    return [
        Figure("tap to first tree of a small page, warm pool", warmly, python, bare, aim=2.0),
        Figure("tap to first tree of a small page, warm pool", warmly, "the same without the pool", by_itself, aim=0.4),
        Figure("tap to first tree of a small page, without the pool", by_itself, python, bare),
    ]


class FirstTree:
    """A session's view that sees its page's first tree arrive, and the end."""

    def __init__(self) -> None:
        self.arrived = threading.Event()
        self.ended = threading.Event()
        self.ops: list[Op] = []

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Let it be."""

    def page_updated(
        self,
        page_id: int,  # noqa: ARG002
        revision: int,  # noqa: ARG002
        ops: list[Op],
        painted: Callable[[], None],
    ) -> None:
        """Know that it is there."""
        self.ops = ops
        self.arrived.set()
        painted()

    def page_failed(self, page_id: int, summary: str, details: str) -> None:  # noqa: ARG002
        """Fail."""
        raise RuntimeError(summary)

    def session_ended(self, reason: str, details: str) -> None:  # noqa: ARG002
        """Know that it is over."""
        self.ended.set()

    def strained(self) -> None:
        """Let it be."""

    def toast(self, text: str) -> None:
        """Let it be."""


class NobodyToAsk:
    """A person who is not there."""

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":  # noqa: ARG002
        """Answer with no."""
        answer: Future[PaymentAnswer] = Future()
        answer.set_result(PaymentAnswer("cancelled"))
        return answer

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":  # noqa: ARG002
        """Answer nothing."""
        answer: Future[PermissionAnswer] = Future()
        answer.set_result("withdrawn")
        return answer

    def ask(self, request: MiniAppPrompt[Answer]) -> "Future[Answer]":
        """Answer nothing."""
        answer: Future[Answer] = Future()
        answer.set_result(request.unanswered)
        return answer


@contextmanager
def _running(data_folder: Path, *, is_warm: bool) -> Iterator[tuple[Services, User]]:
    data_folder.mkdir()
    spawner = Spawner()
    services = open_services(data_folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner)
    try:
        if is_warm:
            services.sessions.warm()
            if not services.sessions.pool.wait_warm(PATIENCE_S):
                raise RuntimeError("there is no fork server on this system")
        yield services, services.people.create_profile("Lin")
    finally:
        services.close()
        spawner.close()


def _opened_after_ms(services: Services, user: User) -> float:
    """Open the mini-app, and return the milliseconds until its page's first tree is checked; then close it."""
    view = FirstTree()
    begun = time.perf_counter()
    session = services.sessions.open(
        SMALL, user_id=user.user_id, page="", query={}, reason=LaunchReason("list"), view=view
    )
    if not view.arrived.wait(PATIENCE_S):
        raise RuntimeError("the page did not come")
    elapsed_ms = (time.perf_counter() - begun) * 1_000
    session.close()
    view.ended.wait(PATIENCE_S)
    return elapsed_ms


def _bare_python_ms() -> float:
    begun = time.perf_counter()
    subprocess.run(BARE_PYTHON, env={}, check=True)
    return (time.perf_counter() - begun) * 1_000
