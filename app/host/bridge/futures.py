"""Futures that become what other futures bring."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec

P = ParamSpec("P")


def pass_on(done: "Future[Any]", to: "Future[Any]") -> None:
    """Give the outcome of ``done`` to ``to``: its result, its error, or that it was cancelled."""
    if done.cancelled():
        to.cancel()
        return
    error = done.exception()
    if error is not None:
        to.set_exception(error)
    else:
        to.set_result(done.result())


def submit(workers: Executor, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> "Future[object]":
    """Run ``work`` on a worker; the future is cancelled if the workers have gone home.

    Where ``work`` returns a future itself, its outcome is the outcome.
    """
    outcome: Future[object] = Future()
    try:
        begun = workers.submit(work, *args, **kwargs)
    except RuntimeError:  # a child that is ending may still ask
        outcome.cancel()
        return outcome
    begun.add_done_callback(lambda done: _follow(done, outcome))
    return outcome


def _follow(done: "Future[object]", outcome: "Future[object]") -> None:
    if not done.cancelled() and done.exception() is None:
        result = done.result()
        if isinstance(result, Future):
            result.add_done_callback(lambda last: pass_on(last, outcome))
            return
    pass_on(done, outcome)
