"""What the sheets on which mini-apps ask for something have in common: who asks, the rest, one answer."""

from concurrent.futures import Future
from typing import Generic, TypeVar

from PySide6.QtCore import Property, QObject, Signal

from app.core.catalog.model import Listing
from app.core.kernel.ids import SessionId
from app.shell.faces import FindIcon, color_of, icon_name
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line

Answer = TypeVar("Answer")


class SheetViewModel(QObject, Generic[Answer]):
    """A mini-app's question, which is deaf until it could be read. GUI thread.

    PySide crashes over a property that names a signal of its base class, so a sheet with more properties than these
    has a ``changed`` of its own.
    """

    awakeChanged = Signal()
    closed = Signal()

    def __init__(
        self,
        session_id: SessionId,
        listing: Listing,
        find_icon: FindIcon,
        unanswered: Answer,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        """``unanswered`` is the answer where the person is not heard."""
        super().__init__(parent)
        self.session_id = session_id
        self.answer: Future[Answer] = Future()
        self._face: dict[str, str | bool] = {
            "name": one_line(listing.name, 60),
            "publisher": one_line(listing.publisher_name, 60),
            "isVerified": listing.is_verified,
            "iconName": icon_name(listing),
            "iconSource": find_icon(listing),
            "color": color_of(listing.miniapp_id),
        }
        self._unanswered = unanswered
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.awakeChanged)
        self.guard.rested.connect(self.awakeChanged)
        self.guard.rest()

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def face(self) -> dict[str, str | bool]:
        """Who asks, as the catalogue knows it: ``name``, ``publisher``, ``isVerified``, ``iconName`` and so on."""
        return self._face

    @Property(bool, notify=awakeChanged)
    def isAwake(self) -> bool:
        """Whether an answer counts yet."""
        return self.guard.is_awake

    def withdraw(self) -> None:
        """Close, because the mini-app that asked is gone."""
        self.give_up()

    def give_up(self) -> None:
        """Close without an answer, because the shell is closing."""
        self._finish(self._unanswered)

    def _finish(self, answer: Answer) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)
            self.closed.emit()
