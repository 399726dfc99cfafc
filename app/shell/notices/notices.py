"""What mini-apps tell the person: the notice that is shown now, and the next one after it."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.links import MiniAppLink
from app.host.launch_reasons import LaunchReason
from app.host.notices.events import NoticeSent
from app.host.notices.model import PersonNotice
from app.shell.faces import FindIcon, color_of, icon_name
from app.shell.plain_words import one_line
from app.shell.relay import Relay
from app.shell.system_notices.told import PersonNotices, Telling
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.notices"
QML_IMPORT_MAJOR_VERSION = 1
log = logging.getLogger(__name__)

Open = Callable[[MiniAppLink, LaunchReason], None]
"""Opens a page of a mini-app: the shell's one door."""


class Untold(Protocol):
    """The notices that the person was not told yet; on workers."""

    def take_notice(self, user_id: UserId) -> tuple[PersonNotice, Listing] | None:
        """Return what the person is to be told next, and whose it is."""
        ...


class Told(Protocol):
    """Where it is kept that the person was told; on workers."""

    def told(self, notice_id: str) -> None:
        """Take it that the person was told."""
        ...


@QmlElement
class NoticesViewModel(QObject):
    """Shows what there is to tell, the oldest first; what was not shown to its end comes again at the next start.

    GUI thread. The notices wait in the database, however many there are: here is one at most.
    """

    changed = Signal()
    noticed = Signal(str)
    """Something is told of the mini-app with this id."""

    def __init__(
        self,
        user_id: UserId,
        untold: Untold,
        told: Told,
        *,
        tasks: Tasks,
        relay: Relay,
        open_page: Open,
        find_icon: FindIcon,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._user_id = user_id
        self._untold = untold
        self._told = told
        self._tasks = tasks
        self._open_page = open_page
        self._find_icon = find_icon
        self.outside: PersonNotices | None = None
        """Has the system tell it as well, while the person works elsewhere."""
        self._shown: tuple[PersonNotice, Listing] | None = None
        self._is_looking = False
        self._has_more = False
        relay.subscribe(NoticeSent, self._on_sent)
        self._look()

    @Property(bool, notify=changed)
    def isShown(self) -> bool:
        """Tell whether there is something to tell now."""
        return self._shown is not None

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def notice(self) -> dict[str, str]:
        """Return ``name``, ``iconName``, ``iconSource`` and ``color`` of whose it is; its ``title`` and ``text``."""
        if self._shown is None:
            return dict.fromkeys(("name", "iconName", "iconSource", "color", "title", "text"), "")
        notice, listing = self._shown
        return {
            "name": one_line(listing.name, 60),
            "iconName": icon_name(listing),
            "iconSource": self._find_icon(listing),
            "color": color_of(listing.miniapp_id),
            "title": one_line(notice.title, 80),
            "text": one_line(notice.text, 300),
        }

    @Slot()
    def open(self) -> None:
        """Open the page that the notice is about."""
        if self._shown is None:
            return
        self._open(self._shown[0])

    @Slot()
    def dismiss(self) -> None:
        """Take the notice away: the person was told."""
        if self._shown is None:
            return
        notice, _ = self._shown
        self._shown = None
        self.changed.emit()
        self._look(notice.notice_id)

    def _open(self, notice: PersonNotice) -> None:
        self._forget(notice)
        link = MiniAppLink(notice.miniapp_id, notice.page, tuple(notice.query.items()))
        self._open_page(link, LaunchReason("notice", notice.notice_id))

    def _forget(self, notice: PersonNotice) -> None:
        """Show a notice no more, should it be the one that is shown."""
        if self._shown is not None and self._shown[0] == notice:
            self.dismiss()

    def _tell_outside(self, notice: PersonNotice, listing: Listing) -> None:
        if self.outside is not None:
            key, said = f"{self._user_id}:notice:{notice.notice_id}", f"{notice.title} – {notice.text}"
            text = said if notice.text else notice.title
            hidden, open_ = self.tr("Notice"), partial(self._open, notice)
            # What the system keeps for the person needs no more telling here; what it does not waits for them.
            self.outside.tell(Telling(key, listing.name, text, hidden, open_, shown=partial(self._forget, notice)))

    def _on_sent(self, event: NoticeSent) -> None:
        if event.user_id == self._user_id:
            self._look()

    def _look(self, told_id: str = "") -> None:
        """Write down what was told, and look for the next."""
        if self._is_looking or self._shown is not None:
            self._has_more = True
            return
        self._is_looking, self._has_more = True, False

        def work() -> tuple[PersonNotice, Listing] | None:
            if told_id:
                self._told.told(told_id)
            return self._untold.take_notice(self._user_id)

        self._tasks.run(work, self._found, self._failed)

    def _found(self, found: tuple[PersonNotice, Listing] | None) -> None:
        self._is_looking = False
        if found is not None:
            self._shown = found
            self.changed.emit()
            self.noticed.emit(found[0].miniapp_id)
            self._tell_outside(*found)
        elif self._has_more:
            self._look()

    def _failed(self, error: PlazaError) -> None:
        # It is told at the next start, or when the next one comes.
        self._is_looking = False
        log.warning("the notices cannot be read or written now: %s", error)
