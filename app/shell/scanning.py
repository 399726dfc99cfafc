"""Scanning in the window: the scanner's tab, what becomes of a code, and the history of codes."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QImage

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.links import is_pay_code, parse_code
from app.host.launch_reasons import LaunchReason
from app.scanner.meaning import link_of
from app.scanner.model import FoundCode, TextIs
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.navigator import Navigator
from app.shell.scan.history import HistoryDesk, HistoryViewModel, Scans
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.ways import OWN_SCREEN

MakeScan = Callable[[Callable[[FoundCode], None]], ScanViewModel]
"""Makes a scanner that tells its argument of each code."""


class Notes(Scans, Protocol):
    """The history, which takes scans too; on workers."""

    def note(self, user_id: UserId, text: str, symbology: str, *, is_guessed: bool) -> None:
        """Keep a scan, if the person wants that."""


class Scanning:
    """What the person scans for themselves: a trust card first, then the navigator opens it. GUI thread.

    A code for money is a secret while it lives, and what was typed or copied may be one: neither is noted. Nor are
    bytes that are no text, and parts of one, which would be taken for something else later.
    """

    def __init__(
        self,
        scans: Notes,
        desk: HistoryDesk,
        context: ShellContext,
        navigator: Navigator,
        make_scan: MakeScan,
        toast: Callable[[str, str], None],
    ) -> None:
        self._scans = scans
        self._desk = desk
        self._context = context
        self._navigator = navigator
        self._make_scan = make_scan
        self._toast = toast
        self._scan: ScanViewModel | None = None
        self._is_awaited = False

    def open(self) -> None:
        """Show the scanner."""
        self._navigator.open_scan(self._make)

    def open_files(self, files: list[QUrl]) -> None:
        """Scan files, one after the other."""
        self._open_waiting().offered.openFiles(files)

    def open_picture(self, picture: QImage) -> None:
        """Scan a picture of a chat."""
        name = QCoreApplication.translate("ScanScreen", "the picture")
        self._open_waiting().offered.open_picture(picture, name)

    def open_screen(self) -> None:
        """Scan the screen that the person looks at."""
        self._open_waiting().offered.captureScreen(OWN_SCREEN, False)

    def open_history(self) -> None:
        """Show what was scanned."""
        self._navigator.open_history(self._make_history)

    def _open_waiting(self) -> ScanViewModel:
        """Show the scanner, which leaves the camera alone: something else is about to be scanned."""
        self._is_awaited = True
        self.open()
        self._is_awaited = False
        assert self._scan is not None
        self._scan.is_awaited = True
        return self._scan

    def _make(self) -> QObject:
        def found(code: FoundCode) -> None:
            self._note(code)
            self._navigator.open(link_of(code), LaunchReason("scan", ""), answered, text_is=code.text_is)

        def answered(is_yes: bool) -> None:
            if is_yes:
                self._navigator.close_scan()
            else:
                scan.resume()

        scan = self._scan = self._make_scan(found)
        scan.is_awaited = self._is_awaited
        scan.closeRequested.connect(self._navigator.close_scan)
        scan.historyWanted.connect(self.open_history)
        return scan

    def _make_history(self) -> HistoryViewModel:
        made = HistoryViewModel(self._desk, self._context)
        made.toasted.connect(self._toast)
        made.openWanted.connect(self._open_again)
        return made

    def _open_again(self, text: str, symbology: str, is_guessed: bool) -> None:
        text_is: TextIs = "guessed" if is_guessed else "certain"
        self._navigator.open(parse_code(text, symbology), LaunchReason("scan", ""), text_is=text_is)

    def _note(self, code: FoundCode) -> None:
        if is_pay_code(code.text) or not code.format or code.text_is in ("bytes", "part"):
            return
        user_id, scans = self._context.user.user_id, self._scans

        def failed(error: PlazaError) -> None:
            self._toast(text_of(error), "danger")

        def note() -> None:
            scans.note(user_id, code.text, code.format, is_guessed=code.text_is == "guessed")

        self._context.tasks.run(note, lambda _none: None, failed)
