"""What can be done with the bill on the screen: keep its receipt, open the mini-app it was paid in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.payments import proofs
from app.core.payments.model import Receipt, Refund
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import isolated, one_line
from app.shell.wallet.story import Story

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class BillActions(QObject):
    """Acts on the story that is shown when it is called. GUI thread."""

    toasted = Signal(str, str)

    def __init__(
        self,
        shown: Callable[[], Story | None],
        proof_of: Callable[[Receipt | Refund], str],
        context: ShellContext,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._proof_of = proof_of
        self._context = context

    @Slot()
    def openMiniapp(self) -> None:
        """Open the mini-app that the bill was paid in."""
        story = self._shown()
        if story is not None and story.link:
            self._context.open_link(story.link, "list", "wallet")

    @Slot(result=str)
    def receiptName(self) -> str:
        """Return what the file of its receipt could be called; empty where there is none."""
        proof = self._proof()
        if proof is None:
            return ""
        return f"receipt-{proof.receipt_id}.json" if isinstance(proof, Receipt) else f"refund-{proof.refund_id}.json"

    @Slot(QUrl)
    def saveReceipt(self, file: QUrl) -> None:
        """Write its signed receipt to a file, by which anybody can check it."""
        proof = self._proof()
        if proof is not None and file.isLocalFile():
            path = Path(file.toLocalFile())
            self._context.tasks.run(
                lambda: proofs.write(self._proof_of(proof), path), partial(self._saved, path.name), self._failed
            )

    def _proof(self) -> Receipt | Refund | None:
        story = self._shown()
        return None if story is None else story.proof

    def _saved(self, name: str, _none: None) -> None:
        told = self.tr("The receipt is in {file}. Anybody can check that your wallet signed it.")
        self.toasted.emit(told.format(file=isolated(one_line(name, 60))), "success")

    def _failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")
