"""The real shell with one mini-app in it, on a profile made for one test and thrown away after it."""

import json
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickItem

from app.cli.pack import unpack
from app.cli.testing.moved_clock import MovedClock
from app.cli.testing.page import STAGE, MiniAppPage, NotSeen, PageHands
from app.cli.tour.driver import Driver, TourFailed, run_until
from app.cli.tour.film import film_code
from app.core.links import MiniAppLink, text_of
from app.data_folder import FolderLock
from app.host.package import Package
from app.shell.application import Application

START_DEADLINE_MS = 120_000
FILM_SECONDS = 2.0
LOOKS = {"language": "en", "is_still": True}
"""What the person of a test has set: nothing moves by itself."""


class Plaza:
    """A person's Plaza with demo people, play money and one mini-app. GUI thread; ``close`` at the end."""

    def __init__(self, package: Package, scratch: Path, patience_ms: int) -> None:
        """``scratch`` gets the profile, the camera's film and the pictures; a step may take ``patience_ms``."""
        self._package = package
        self._scratch = scratch
        self._patience_ms = patience_ms
        self._data = scratch / "data"
        self._film = scratch / "camera.avi"
        self._clock = MovedClock()
        self._bundled = scratch / "bundled"
        self._running: tuple[Application, FolderLock] | None = None
        self._data.mkdir()
        (self._data / "settings.json").write_text(json.dumps(LOOKS), encoding="utf-8")
        unpack(package, self._bundled)
        self._start()

    def open(self, page: str = "", **query: object) -> MiniAppPage:
        """Open the mini-app, at ``page`` with this ``query`` if given, as a link from outside does; return its page."""
        __tracebackhide__ = True
        pages = self._package.manifest.pages
        if page and page not in pages:
            raise NotSeen(f"“{page}” is no page of the manifest, which has {', '.join(pages)}.")
        texts = tuple((name, str(value)) for name, value in query.items())
        link = text_of(MiniAppLink(self._package.manifest.miniapp_id, page, texts))
        hands = PageHands(self._application.window, self._scratch, self.shell, self._patience_ms)
        # A first start has more to do than a step.
        opening = Driver(self._application.window, self._scratch, deadline_ms=START_DEADLINE_MS)
        try:
            self._application.open_link(link)
            opening.click("trustOpen")
            opening.see_gone("trustCard")
            # Where this computer cannot hold a stranger's program back, it is asked about once more.
            hands.wait("the page", lambda: any(map(opening.find, (STAGE, "trustOpen"))), START_DEADLINE_MS)
            if opening.find("trustOpen") is not None:
                opening.click("trustOpen")
                hands.wait("the page", lambda: opening.find(STAGE) is not None, START_DEADLINE_MS)
        except TourFailed as failure:
            raise NotSeen(str(failure)) from None
        return MiniAppPage(hands, self.shell)

    @property
    def shell(self) -> Driver:
        """Hands for the whole window: what lies around the page."""
        return Driver(self._application.window, self._scratch, deadline_ms=self._patience_ms)

    def hold_up(self, text: str) -> None:
        """Hold a printed code of ``text`` before the camera from now on."""
        film_code(self._film, text, seconds=FILM_SECONDS)

    def pick(self, *pictures: Path) -> None:
        """Pick these files on the sheet that asks for pictures, as in the system's dialog."""
        __tracebackhide__ = True
        shell = self.shell
        try:
            shell.wait("a sheet that asks for pictures", lambda: is_enabled(shell.find("mediaChoose")))
            prompts = self._application.windows.first.view_model.property("prompts")
            prompts.property("current").take([QUrl.fromLocalFile(str(picture)) for picture in pictures])
            shell.see_gone("mediaSheet")
        except TourFailed as failure:
            raise NotSeen(str(failure)) from None

    def move_clock(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Let Plaza's clock be this much later; what is due by then happens now. The child's is the computer's."""
        self._clock.move(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))
        self._application.foundation.services.look_at_the_clock()

    def restart(self) -> None:
        """End Plaza and start it again on the same profile."""
        self.close()
        self._start()

    def close(self) -> None:
        """End Plaza, if it runs."""
        if self._running is not None:
            (application, lock), self._running = self._running, None
            application.close()
            lock.close()

    @property
    def _application(self) -> Application:
        assert self._running is not None
        return self._running[0]

    def _start(self) -> None:
        lock = FolderLock(self._data)
        application = Application(self._data, camera=str(self._film), bundled=self._bundled)
        application.clock = self._clock
        self._running = application, lock
        outcome: list[str] = []
        application.ready.connect(lambda: outcome.append(""))
        application.failed.connect(outcome.append)
        application.start()
        if not run_until(lambda: bool(outcome), START_DEADLINE_MS) or outcome[0]:
            self.close()
            raise NotSeen(f"Plaza did not start: {outcome[0] if outcome else 'it took too long.'}")


def is_enabled(item: QQuickItem | None) -> bool:
    """Tell whether something is there and can be used."""
    return item is not None and item.isEnabled()
