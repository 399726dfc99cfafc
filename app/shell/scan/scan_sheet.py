"""The scanner as a mini-app's question: the code that the person shows goes to that mini-app alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.links import is_pay_code
from app.host.bridge.prompts import ScannedCode, ScanPrompt
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS
from app.shell.scan.scan import ScanViewModel
from app.shell.sheets import SheetViewModel

if TYPE_CHECKING:
    from app.scanner.model import FoundCode

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1

MakeScan = Callable[["Callable[[FoundCode], None]"], ScanViewModel]
"""Makes a scanner that tells its argument of each code."""


@dataclass(frozen=True, slots=True)
class ScanDesk:
    """What scanning takes."""

    make_scan: MakeScan
    find_icon: FindIcon = no_icon


@QmlElement
class ScanSheetViewModel(SheetViewModel[ScannedCode | None]):
    """A scanner whose first code is the answer. Pay codes are none: they are for wallets. GUI thread."""

    kind = "scan"
    changed = Signal()

    def __init__(
        self, prompt: ScanPrompt, desk: ScanDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, None, rest_ms=rest_ms, parent=parent)
        self._notice = ""
        self._early: FoundCode | None = None
        self._scan = desk.make_scan(self._on_found)
        self._scan.setParent(self)
        self._scan.offered.takes_text = False  # what was copied may be anybody's secret; a mini-app gets what is shown
        self._scan.closeRequested.connect(self.cancel)
        self.guard.woke.connect(self._on_woke)

    @Property(ScanViewModel, constant=True)
    def scan(self) -> ScanViewModel:
        """The scanner."""
        return self._scan

    @Property(str, notify=changed)
    def notice(self) -> str:
        """Why the code shown last was not taken; empty if there is nothing to say."""
        return self._notice

    @Slot()
    def cancel(self) -> None:
        """Leave without a code."""
        if self.guard.is_awake:
            self._finish(None)

    def _on_found(self, code: "FoundCode") -> None:
        if not self.guard.is_awake:
            self._early = code
        elif is_pay_code(code.text):
            self._notice = self.tr("That is a pay code; it is for wallets. Hold another code in view.")
            self.changed.emit()
            self._scan.resume()
        else:
            self._finish(ScannedCode(code.text, code.format))

    def _on_woke(self) -> None:
        early, self._early = self._early, None
        if early is not None:
            self._on_found(early)

    def _finish(self, answer: ScannedCode | None) -> None:
        self._scan.stop()
        super()._finish(answer)
