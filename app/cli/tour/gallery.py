"""Pictures of every screen, in every look that Plaza can have: a new profile and a folder for each."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from app.cli.tour.bare import REFUSALS, Bare
from app.cli.tour.desk import WORD_OF_THE_LOCK
from app.cli.tour.driver import Driver, TourFailed, run_until
from app.cli.tour.every import Every
from app.cli.tour.film import film_code
from app.cli.tour.stand_ins import LateMicrophone, RefusingCameras
from app.data_folder import FolderLock
from app.shell.application import Application
from app.shell.demo_mark import DEMO_MARK
from app.shell.hardware import Hardware
from app.shell.language import DIRECTION

START_DEADLINE_MS = 60_000
SIZES = ((1100, 720), (700, 500))
STORE = "plaza://miniapp/plaza.store/pages/home"
RUNNER = "Leo Martins"
NEWER_MESSAGE = json.dumps({"kind": "hologram", "of": "a coat"})
REPORT = """Plaza 0.1.0, Python 3.11.9, Linux
Fatal Python error: Segmentation fault

Current thread (most recent call first):
  File "app/shell/scan/preview.py", line 58 in updatePaintNode
  File "app/shell/application.py", line 102 in main
"""
"""What is known of an end that was none."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the window looks: what the person set, and its size in pixels."""

    mode: str
    language: str
    zoom_percent: int
    size: tuple[int, int]
    is_turned: bool = False
    """Whether it is read from right to left."""

    @property
    def name(self) -> str:
        """Return what the folder of its pictures is called."""
        direction = "-rtl" if self.is_turned else ""
        return f"{self.mode}-{self.language}-{self.zoom_percent}-{self.size[0]}x{self.size[1]}{direction}"


def all_looks() -> Iterator[Looks]:
    """Yield light and dark, in both languages, as it is and enlarged, in a usual and in a small window; one turned."""
    for mode, language, zoom_percent, size in product(("light", "dark"), ("en", "zh_CN"), (100, 150), SIZES):
        yield Looks(mode, language, zoom_percent, size)
    yield Looks("light", "en", 100, SIZES[0], is_turned=True)


def hang(profiles: Path, looks: Looks, out: Path, told: Callable[[int], object] = lambda _: None) -> int:
    """Take a picture of every screen as ``looks`` says into ``out`` and return how many there are.

    ``profiles`` gets a folder with the profile; ``told`` hears after each how many pictures there are.

    Raises:
        TourFailed: Plaza did not start, or a screen could not be reached.
    """
    scratch = profiles / looks.name
    hanging = _Hanging(looks, scratch, out, told)
    with hanging.started(hardware=Hardware(microphone=LateMicrophone())) as hands:
        Every(hands, hands.picture).go()
    _write_as_a_newer_plaza(scratch / "plaza.db")
    film = scratch / "camera.avi"
    film_code(film, STORE)
    with hanging.started("starting-again", camera=film, report=REPORT) as hands:
        _come_back(hands)
    for database in scratch.glob("plaza.db*"):
        database.write_bytes(b"This was a database once.")
    with hanging.started("starting-without-data") as hands:
        hands.see("failure")
        hands.settle()
        hands.picture("data-cannot-be-opened")
    return _hang_bare(looks, scratch / "bare", out, told, hanging.pictures)


def _hang_bare(looks: Looks, scratch: Path, out: Path, told: Callable[[int], object], pictures: int) -> int:
    """Take the pictures of a Plaza in which there is nothing; return how many there are then, of ``pictures`` before.

    Raises:
        TourFailed: Plaza did not start, or a screen could not be reached.
    """
    hanging = _Hanging(looks, scratch, out, told, pictures)
    (scratch / DEMO_MARK).touch()  # as if the first person here had their demo world, and had thrown it all away
    no_packages = scratch / "no-packages"
    no_packages.mkdir()
    cameras = RefusingCameras(*REFUSALS)
    with hanging.started(bundled=no_packages, hardware=Hardware(cameras=cameras)) as hands:
        Bare(hands, hands.picture).go()
    return hanging.pictures


def _write_as_a_newer_plaza(database: Path) -> None:
    """Make of the newest message of `RUNNER`'s one of a kind that this Plaza does not know."""
    with closing(sqlite3.connect(database)) as plaza, plaza:
        plaza.execute(
            "UPDATE message SET content = ? WHERE content LIKE '%So that you run out of excuses%'", (NEWER_MESSAGE,)
        )


class _Hanging:
    """One look being taken: Plaza is started several times over one profile, and the pictures are counted on."""

    def __init__(
        self, looks: Looks, scratch: Path, out: Path, told: Callable[[int], object], pictures: int = 0
    ) -> None:
        """``scratch`` gets the profile; ``pictures`` are in ``out`` already."""
        self._looks = looks
        self._scratch = scratch
        self._out = out
        self._told = told
        self.pictures = pictures
        scratch.mkdir(parents=True)
        choices = {"mode": looks.mode, "language": looks.language, "zoom_percent": looks.zoom_percent, "is_still": True}
        (scratch / "settings.json").write_text(json.dumps(choices), encoding="utf-8")

    @contextmanager
    def started(
        self,
        name: str = "",
        *,
        camera: Path | None = None,
        bundled: Path | None = None,
        hardware: Hardware | None = None,
        report: str = "",
    ) -> Iterator[Driver]:
        """Have Plaza run; ``name`` is that of a picture of its start, after which it need not become ready.

        Raises:
            TourFailed: it neither became ready nor told why not.
        """
        looks = self._looks
        with FolderLock(self._scratch):
            with _direction(looks):
                film = None if camera is None else str(camera)
                application = Application(self._scratch, camera=film, bundled=bundled, report=report)
            application.hardware = hardware or Hardware()
            try:
                outcome: list[str] = []
                application.ready.connect(lambda: outcome.append("ready"))
                application.failed.connect(outcome.append)
                application.start()
                shrink(application, looks.size)
                hands = Driver(application.window, self._out, self.pictures, told=self._told)
                if name:
                    run_until(lambda: application.window.width() == looks.size[0] and not outcome, 200)
                    hands.picture(name)
                if not run_until(lambda: bool(outcome), START_DEADLINE_MS):
                    raise TourFailed("Plaza did not start: it took too long.")
                if outcome[0] != "ready" and not name:
                    raise TourFailed(f"Plaza did not start: {outcome[0]}")
                yield hands
                self.pictures = hands.pictures
            finally:
                application.close()


def _come_back(hands: Driver) -> None:
    """Start again after an end that was none, with a camera."""
    hands.see("profileChooser")
    hands.settle()
    hands.picture("who-is-it")
    hands.click_row("Lin")
    hands.click("lockPassword")
    hands.type_text(WORD_OF_THE_LOCK)
    hands.click("lockOpen")
    hands.see("crashClose")
    hands.settle()
    hands.picture("after-a-crash")
    hands.click("crashClose")
    hands.see_gone("crashClose")
    hands.click("railChats")
    hands.click_row(RUNNER)
    hands.see("unknownMessage")
    hands.settle()
    hands.picture("chat-with-a-message-of-a-newer-plaza")
    hands.click("railScan")
    hands.see("scanPreview")
    hands.picture("camera")
    hands.see("trustOpen")
    hands.settle()
    hands.picture("camera-found")
    hands.click("trustCancel")


@contextmanager
def _direction(looks: Looks) -> Iterator[None]:
    """Have Plaza read from right to left, if ``looks`` wants that, when it is made in here."""
    if looks.is_turned:
        os.environ[DIRECTION] = "rtl"
    try:
        yield
    finally:
        os.environ.pop(DIRECTION, None)


def shrink(application: Application, size: tuple[int, int]) -> None:
    """Give the window ``size`` in pixels, smaller than a person can draw it: as a small screen does."""
    window = application.window
    window.setMinimumWidth(size[0])
    window.setMinimumHeight(size[1])
    window.resize(*size)
