"""From a code in view to its trust card, and on to the painted store, against a limit and a bare PySide6 window."""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtGui import QGuiApplication

from app.cli.tour.driver import Driver, run_until
from app.scanner.making import make_picture
from app.shell.application import Application, make_qt
from app.shell.scan.preview import ScanPreview
from benchmarks.figures import Figure
from benchmarks.start import bare_window, painted_after_ms

ROUNDS = 5
READY_MS = 60_000
STORE = "plaza://miniapp/plaza.store/pages/home"
FIRST_PAGE = "Add Wool coat to cart"
IN_VIEW_MS_MAX = 150.0
BLANK_FRAMES, CODE_FRAMES, FPS = 75, 75, 25
"""The camera's film: an empty desk while the decoder gets ready, then the code."""


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
        folder = Path(scratch) / "data"
        folder.mkdir()
        application = Application(folder, camera=str(_film(Path(scratch))))
        ready: list[bool] = []
        application.ready.connect(lambda: ready.append(True))
        application.start()
        if not run_until(lambda: bool(ready), READY_MS):
            raise RuntimeError("Plaza did not start")
        driver = Driver(application.window, Path(scratch))
        seen_ms = [_until_card_ms(application, driver) for _ in range(ROUNDS)]
        for _ in range(ROUNDS):
            hits_ms.append(_until_painted(application, driver, "trustCard", lambda: application.open_link(STORE)))
            yes = driver.middle_of(driver.see("trustOpen"))
            pages_ms.append(_until_painted(application, driver, FIRST_PAGE, partial(driver.click_at, yes)))
            driver.click("capsuleClose")
            driver.see_gone(FIRST_PAGE)
            peers_ms.append(painted_after_ms(bare))
        application.close()
    peer, peer_ms = "starting a bare PySide6 QML window", statistics.median(peers_ms)
    limit = "the limit for it"
    return [
        Figure("code in view → trust card painted", statistics.median(seen_ms), limit, IN_VIEW_MS_MAX, 1.0),
        Figure("code read → trust card painted", statistics.median(hits_ms), peer, peer_ms, None),
        Figure("yes → first page of the store painted", statistics.median(pages_ms), peer, peer_ms, None),
    ]


def _film(folder: Path) -> Path:
    """Write the film that the camera shows: 720p, first without a code, then with one."""
    place = folder / "camera.avi"
    writer = cv2.VideoWriter(str(place), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (1280, 720))
    desk = np.full((720, 1280), 96, np.uint8)
    code = make_picture(STORE, size_px=400)
    held = desk.copy()
    held[160:560, 440:840] = code
    for picture in (*[desk] * BLANK_FRAMES, *[held] * CODE_FRAMES):
        writer.write(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    writer.release()
    return place


def _until_card_ms(application: Application, driver: Driver) -> float:
    """Scan the film and return the milliseconds from its first frame with the code to the painted trust card."""
    in_view_at: list[float] = []
    painted_at: list[float] = []

    def look() -> None:
        if not painted_at and driver.find("trustCard") is not None:
            painted_at.append(time.monotonic())

    application.window.frameSwapped.connect(look)
    driver.click("railScan")
    preview = driver.see("scanPreview")
    assert isinstance(preview, ScanPreview)
    scan = preview.watched
    assert scan is not None

    def note() -> None:
        # The code's white border, where the desk was grey.
        if not in_view_at and scan.frame is not None and scan.frame.gray[165, 445] > 200:
            in_view_at.append(scan.frame.at)

    scan.frameChanged.connect(note)
    if not run_until(lambda: bool(painted_at), READY_MS):
        raise RuntimeError("no trust card was painted")
    scan.frameChanged.disconnect(note)
    application.window.frameSwapped.disconnect(look)
    driver.see("trustOpen")
    driver.click("trustCancel")
    driver.see_gone("trustCard")
    driver.click("scanClose")
    driver.see_gone("scanPreview")
    return (painted_at[0] - in_view_at[0]) * 1000


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
