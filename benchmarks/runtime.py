"""Opening a mini-app, from the tap to its page's first tree: forked, from a spare process, or started by itself."""

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
from app.host.launch_reasons import LaunchReason
from app.host.runtime import limits
from app.host.runtime.pool import Way
from app.host.runtime.spawn import Spawner
from app.host.sessions import PageRef
from app.host.tree.ops import Op
from benchmarks.figures import Figure

ROUNDS = 31
WARM_UP = 4
PATIENCE_S = 30.0
SMALL = MiniAppId("plaza.counter")
BARE_PYTHON = (sys.executable, "-I", "-S", "-c", "pass")


def run() -> list[Figure]:
    """Open one small mini-app each way and run a bare Python, in turn; figures are medians."""
    all_ms: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch, ExitStack() as open_services_:
        forking = open_services_.enter_context(_running(Path(scratch, "forking"), "fork server"))
        sparing = open_services_.enter_context(_running(Path(scratch, "sparing"), "spares"))
        alone = open_services_.enter_context(_running(Path(scratch, "alone"), None))
        for round_number in range(ROUNDS + WARM_UP):
            _wait_for_spares(sparing[0], limits.SPARES_IN_USE if round_number else limits.SPARES)
            each_ms = tuple(_opened_after_ms(*way) for way in (forking, sparing, alone))
            if round_number >= WARM_UP:
                all_ms.append((*each_ms, _bare_python_ms()))
    warmly, from_spare, by_itself, bare = (statistics.median(times_ms) for times_ms in zip(*all_ms, strict=True))
    python = "bare `python -I -S -c pass`, from start to end"
    return [
        Figure("tap to first tree of a small page, warm pool", warmly, python, bare, aim=2.0),
        Figure("tap to first tree of a small page, warm pool", warmly, "the same without the pool", by_itself, aim=0.4),
        Figure("tap to first tree of a small page, spare process", from_spare, python, bare, aim=2.0),
        Figure("tap to first tree of a small page, spare process", from_spare, "the same without the pool", by_itself),
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
def _running(data_folder: Path, way: Way | None) -> Iterator[tuple[Services, User]]:
    data_folder.mkdir()
    spawner = Spawner()
    services = open_services(data_folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner, way=way)
    try:
        if way is not None:
            services.sessions.warm()
            if not services.sessions.pool.wait_warm(PATIENCE_S):
                raise RuntimeError("nothing gets warm on this system")
        yield services, services.people.create_profile("Lin")
    finally:
        services.close()
        spawner.close()


def _wait_for_spares(services: Services, count: int) -> None:
    """Wait until ``count`` spares wait, so that none of them starts while times are taken."""
    until = time.monotonic() + PATIENCE_S
    while len(services.sessions.pool.spares.process_ids) < count:
        if time.monotonic() > until:
            raise RuntimeError("no spare process came")
        threading.Event().wait(0.01)


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
