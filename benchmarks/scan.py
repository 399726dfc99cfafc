"""From a code's text to the painted store, against starting a bare PySide6 window of its own for it."""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver, run_until
from app.shell.application import Application, make_qt
from benchmarks.figures import Figure
from benchmarks.start import bare_window, painted_after_ms

ROUNDS = 5
READY_MS = 60_000
STORE = "plaza://miniapp/plaza.store/pages/home"
FIRST_PAGE = "Add Wool coat to cart"


def run() -> list[Figure]:
    """Open the store's link as a scan does, several times, each time with new child processes; figures are medians.

    The person's part is left out: the trust card ignores all input in its first half second, and its yes is given at
    the first moment that counts. A page is painted when the frame that shows its products has been.
    """
    instance = QGuiApplication.instance() or make_qt()
    assert isinstance(instance, QGuiApplication)
    hits_ms: list[float] = []
    pages_ms: list[float] = []
    peers_ms: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        bare = bare_window(Path(scratch))
        application = Application(Path(scratch) / "data")
        ready: list[bool] = []
        application.ready.connect(lambda: ready.append(True))
        application.start()
        if not run_until(lambda: bool(ready), READY_MS):
            raise RuntimeError("Plaza did not start")
        driver = Driver(application.window, Path(scratch))
        for _ in range(ROUNDS):
            hits_ms.append(_until_painted(application, driver, "trustCard", lambda: application.open_link(STORE)))
            yes = driver.middle_of(driver.see("trustOpen"))
            pages_ms.append(_until_painted(application, driver, FIRST_PAGE, partial(driver.click_at, yes)))
            driver.click("capsuleClose")
            driver.see_gone(FIRST_PAGE)
            peers_ms.append(painted_after_ms(bare))
        application.close()
    peer, peer_ms = "starting a bare PySide6 QML window", statistics.median(peers_ms)
    return [
        Figure("code read → trust card painted", statistics.median(hits_ms), peer, peer_ms, None),
        Figure("yes → first page of the store painted", statistics.median(pages_ms), peer, peer_ms, None),
    ]


def _until_painted(application: Application, driver: Driver, name: str, act: Callable[[], None]) -> float:
    """Do ``act`` and return the milliseconds until a frame with the item called ``name`` was painted."""
    painted_at: list[float] = []

    def look() -> None:
        if not painted_at and driver.find(name) is not None:
            painted_at.append(time.perf_counter())

    application.window.frameSwapped.connect(look)
    begun = time.perf_counter()
    act()
    if not run_until(lambda: bool(painted_at), READY_MS):
        raise RuntimeError(f"{name} was not painted")
    application.window.frameSwapped.disconnect(look)
    return (painted_at[0] - begun) * 1000
