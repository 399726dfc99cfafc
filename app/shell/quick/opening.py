"""Opening what the quick switcher found: by the one door, and beside the chat where that is wanted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Slot

from app.core.kernel.ids import MiniAppId
from app.core.links import Link, MiniAppLink
from app.host.launch_reasons import LaunchReason
from app.shell.inside import Inside
from app.shell.tabs.model import TabsModel

OpenPlace = Callable[[Link | Inside, LaunchReason], None]


class QuickOpening(QObject):
    """Opens. GUI thread. A mini-app's tab comes once it was looked up: only then can it go beside the chat."""

    def __init__(self, open_place: OpenPlace, tabs: TabsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_place = open_place
        self._tabs = tabs
        self._goes_beside: MiniAppId | None = None
        # Queued: a tab that is just being opened is not put elsewhere before it stands.
        tabs.currentChanged.connect(self._put_beside, Qt.ConnectionType.QueuedConnection)

    def open(self, place: Link | Inside, is_beside: bool) -> None:
        """Open ``place``; a mini-app ``is_beside`` the chat if that is wanted, all else where it always is."""
        self._goes_beside = place.miniapp_id if is_beside and isinstance(place, MiniAppLink) else None
        self._open_place(place, LaunchReason("search", ""))
        self._put_beside()

    def forget(self, miniapp_id: MiniAppId) -> None:
        """Put a mini-app nowhere that does not open now: however it is opened later, that is another wish."""
        if self._goes_beside == miniapp_id:
            self._goes_beside = None

    @Slot()
    def _put_beside(self) -> None:
        if self._goes_beside is None:
            return
        tab = self._tabs.find_about("miniapp", self._goes_beside)
        if tab is not None and tab.view is not None:
            self._goes_beside = None
            self._tabs.put(tab.tab_id, "beside")
