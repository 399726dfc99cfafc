"""`run`: an author's mini-app in the real window, on a profile that is thrown away; what is saved shows at once."""

import os
import signal
import sys
import tempfile
from pathlib import Path

from app.bootstrap import BUNDLED
from app.cli import check, code, log
from app.cli.folder_eyes import FolderEyes
from app.cli.pack import unpack
from app.core.kernel.ring import NO_RING
from app.data_folder import FolderLock
from app.host.package import Package, PackageBroken
from app.shell.application import Application, make_qt
from app.shell.authoring import Authoring


def main(folder: Path, camera: str | None) -> int:
    """Show the mini-app in ``folder`` until its window is closed; return 1 if it has problems to begin with."""
    package = check.checked(folder, sys.stderr)
    if package is None:
        return 1
    log.show()
    os.environ.update(NO_RING)
    # What a child was writing as it was ended may still be there.
    with tempfile.TemporaryDirectory(prefix="plaza-run-", ignore_cleanup_errors=True) as scratch:
        data, bundled = Path(scratch) / "data", Path(scratch) / "bundled"
        _bring_along(package, bundled)
        with FolderLock(data):
            qt = make_qt()
            signal.signal(signal.SIGINT, lambda *_: qt.quit())  # Python hears of it at the next look for garbage
            shown = Shown(folder, package, Application(data, camera=camera, bundled=bundled))
            shown.start()
            print(
                f"{folder} runs on a profile of its own, with play money. Save a file, and it shows at once.",
                flush=True,
            )
            status = qt.exec()
            shown.end()
    return status


class Shown:
    """A mini-app in a window of its author's, and what becomes of its folder meanwhile. GUI thread."""

    def __init__(self, folder: Path, package: Package, application: Application) -> None:
        self._folder = folder
        self._package = package
        self.application = application
        self._author: Authoring | None = None
        self._eyes = FolderEyes(folder, self._on_change)
        application.ready.connect(self._on_ready)

    def start(self) -> None:
        """Show the window; the mini-app opens in it as soon as that can be."""
        self.application.start()

    def end(self) -> None:
        """Look at the folder no more and close the window."""
        self._eyes.stop()
        self.application.close()

    def _on_ready(self) -> None:
        self._author = Authoring(self.application.foundation, self.application.windows)
        self._author.show(self._package.manifest.miniapp_id)
        self._eyes.start()

    def _on_change(self) -> None:
        """Take what the author saved, or say what is wrong with it; on the thread that looks at the folder."""
        assert self._author is not None
        try:
            package = Package.read(self._folder)
            problems = code.problems(package)
            if problems:
                raise PackageBroken(self._folder, problems)
        except PackageBroken as error:
            check.tell(error, self._folder, sys.stderr)
            self._author.say(str(error.problems[0]))
            return
        if package.manifest.miniapp_id != self._package.manifest.miniapp_id:
            self._author.say(f"app_id is another now: run {self._folder.name} anew.")
        elif package.sha256 != self._package.sha256:
            self._package = package
            self._author.renew(package)


def _bring_along(package: Package, bundled: Path) -> None:
    """Put the author's mini-app beside those that come with Plaza."""
    unpack(package, bundled)
    for place in sorted(BUNDLED.glob("*/manifest.json")):
        other = Package.read(place.parent)
        if other.manifest.miniapp_id != package.manifest.miniapp_id:
            unpack(other, bundled)
