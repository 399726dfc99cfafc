"""The sheet at a till: the pay code that somebody shows is scanned, or typed; who asked never sees it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.links import PayLink, is_pay_number, parse
from app.host.bridge.prompts import PayCodePrompt
from app.shell.guard import REST_MS
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.scan_sheet import ScanDesk
from app.shell.sheets import SheetViewModel

if TYPE_CHECKING:
    from app.scanner.model import FoundCode

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TakeCodeSheetViewModel(SheetViewModel[str | None]):
    """A scanner, and a line to type into, for pay codes only. GUI thread.

    Whether a code counts is not judged here: that is told, as one and the same, when it is collected from.
    """

    kind = "takeCode"
    changed = Signal()

    def __init__(
        self, prompt: PayCodePrompt, desk: ScanDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, None, rest_ms=rest_ms, parent=parent)
        self._notice = ""
        self._early: FoundCode | None = None
        self._scan = desk.make_scan(self._on_found)
        self._scan.setParent(self)
        self._scan.closeRequested.connect(self.cancel)
        self.guard.woke.connect(self._on_woke)

    @Property(ScanViewModel, constant=True)
    def scan(self) -> ScanViewModel:
        """The scanner."""
        return self._scan

    @Property(str, notify=changed)
    def notice(self) -> str:
        """Why what was shown or typed last was not taken; empty if there is nothing to say."""
        return self._notice

    @Slot(str)
    def take(self, text: str) -> None:
        """Take the number that was typed, or that a reader of bars typed."""
        if self.guard.is_awake:
            self._take(text, self.tr("That is no pay code: it has 24 digits and begins with 75292."))

    @Slot()
    def cancel(self) -> None:
        """Leave without a code."""
        if self.guard.is_awake:
            self._finish(None)

    def _on_found(self, code: "FoundCode") -> None:
        if not self.guard.is_awake:
            self._early = code
        elif not self._take(code.text, self.tr("That is no pay code. Have the payer open Pay in their wallet.")):
            self._scan.resume()

    def _take(self, text: str, otherwise: str) -> bool:
        link = parse(text)
        if isinstance(link, PayLink) and is_pay_number(link.token):
            self._finish(link.token)
            return True
        self._notice = otherwise
        self.changed.emit()
        return False

    def _on_woke(self) -> None:
        early, self._early = self._early, None
        if early is not None:
            self._on_found(early)

    def _finish(self, answer: str | None) -> None:
        self._scan.stop()
        super()._finish(answer)
