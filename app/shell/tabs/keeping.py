"""Keeping what is open: written after every change, brought back at the start, asleep until it is seen."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Protocol, get_args

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.core.workspace.model import Arrangement, OpenTab, WindowPlace
from app.shell.faces import FindIcon, icon_name
from app.shell.plain_words import one_line
from app.shell.tabs.model import TabsModel
from app.shell.tabs.rows import Kind, Place, Tab
from app.shell.tabs.window_places import WindowPlaces
from app.shell.tasks import Tasks

TITLE_LENGTH_MAX = 200
_NOT_KEPT: frozenset[Kind] = frozenset({"home", "scan"})
_KINDS: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind) if kind not in _NOT_KEPT}
_PLACES: Mapping[str, Place] = {place: place for place in get_args(Place)}
log = logging.getLogger(__name__)


class Workspace(Protocol):
    """Keeps what people have open; on workers."""

    def keep(self, user_id: UserId, arrangement: Arrangement) -> None:
        """Keep what is open now."""

    def of(self, user_id: UserId) -> Arrangement:
        """Return what was open."""

    def windows_of(self, user_id: UserId) -> dict[MiniAppId, WindowPlace]:
        """Return where the windows of mini-apps stood."""


class Catalog(Protocol):
    """Knows the published mini-apps; on workers."""

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return one; Refused ``catalog.unknown``."""


class TabKeeping:
    """Writes down one person's tabs, and brings them back. GUI thread.

    One write is under way at a time; what changes meanwhile is written after it, the newest alone. Nothing is written
    before what was kept has been read. A scanner is not kept: nobody wants a camera to start by itself.
    """

    def __init__(
        self,
        tabs: TabsModel,
        user_id: UserId,
        *,
        workspace: Workspace,
        catalog: Catalog,
        find_icon: FindIcon,
        tasks: Tasks,
        places: WindowPlaces | None = None,
    ) -> None:
        self._tabs = tabs
        self._user_id = user_id
        self._workspace = workspace
        self._catalog = catalog
        self._find_icon = find_icon
        self._tasks = tasks
        self._places = places
        self._kept: Arrangement | None = None
        self._wanted: Arrangement | None = None
        self._is_writing = False
        self._is_stopped = False

    def restore(self, done: Callable[[], None] = lambda: None) -> None:
        """Bring back what was open, then keep what is changed; call ``done`` then."""

        def read() -> tuple[Arrangement, dict[str, Listing], dict[MiniAppId, WindowPlace]]:
            arrangement = self._workspace.of(self._user_id)
            return arrangement, self._find_listings(arrangement), self._workspace.windows_of(self._user_id)

        def found(read: tuple[Arrangement, dict[str, Listing], dict[MiniAppId, WindowPlace]]) -> None:
            if self._is_stopped:
                return
            arrangement, listings, windows = read
            if self._places is not None:
                self._places.take(windows)
            self._bring_back(arrangement, listings)
            self._tabs.changed.connect(self._write)
            self._write()
            done()

        def failed(error: PlazaError) -> None:
            log.warning("what was open cannot be read: %s", error)
            done()

        self._tasks.run(read, found, failed)

    def stop(self) -> None:
        """Let what is closed from now on come back at the next start."""
        self._is_stopped = True

    def finish(self) -> None:
        """Wait until the newest is written. For the end, once no worker works any more."""
        if self._wanted is None or self._wanted == self._kept:
            return
        # A thread of its own, for this one must not touch the disk.
        writing = threading.Thread(target=self._write_last)
        writing.start()
        writing.join()

    def _find_listings(self, arrangement: Arrangement) -> dict[str, Listing]:
        found = {}
        for tab in arrangement.tabs:
            if tab.kind == "miniapp":
                try:
                    found[tab.subject] = self._catalog.get(MiniAppId(tab.subject))
                except Refused:
                    log.info("%s is gone: its tab does not come back", tab.subject)
        return found

    def _bring_back(self, arrangement: Arrangement, listings: Mapping[str, Listing]) -> None:
        was_untouched = len(self._tabs.tabs) == 1 and not self._tabs.was_led
        shown, place = "", 1
        for at, kept in enumerate(arrangement.tabs, 1):
            tab = self._tab_of(kept, listings.get(kept.subject))
            if tab is None or self._tabs.find_about(tab.kind, tab.subject) is not None:
                continue
            tab_id = self._tabs.put_back(tab, place)
            place += 1
            if at == arrangement.shown:
                shown = tab_id
        if was_untouched:
            self._tabs.select(shown)

    def _tab_of(self, kept: OpenTab, listing: Listing | None) -> Tab | None:
        kind = _KINDS.get(kept.kind)
        if kind is None or (kind == "miniapp" and listing is None):
            return None
        title, icon = one_line(kept.title, TITLE_LENGTH_MAX), kept.icon
        if kind == "miniapp" and listing is not None:
            title, icon = one_line(listing.name, 60), self._find_icon(listing) or icon_name(listing)
        place = _PLACES.get(kept.place, "strip") if kind == "miniapp" else "strip"
        return Tab("", kind, title, icon, subject=kept.subject, is_pinned=kept.is_pinned, place=place)

    def _arrangement(self) -> Arrangement:
        kept = [tab for tab in self._tabs.tabs if tab.kind not in _NOT_KEPT]
        shown = self._tabs.shown
        return Arrangement(tuple(map(_written, kept)), kept.index(shown) + 1 if shown in kept else 0)

    def _write(self) -> None:
        if not self._is_stopped:
            self._wanted = self._arrangement()
        if self._wanted is None or self._is_writing or self._wanted == self._kept:
            return
        self._is_writing = True
        wanted = self._wanted
        self._tasks.run(
            lambda: self._workspace.keep(self._user_id, wanted),
            lambda _: self._written(wanted),
            lambda error: self._failed(wanted, error),
        )

    def _written(self, arrangement: Arrangement) -> None:
        self._is_writing = False
        self._kept = arrangement
        if self._wanted != arrangement:
            self._write()

    def _failed(self, arrangement: Arrangement, error: PlazaError) -> None:
        # The next change, or the end, tries again.
        self._is_writing = False
        log.warning("what is open cannot be kept now: %s", error)
        if self._wanted != arrangement:
            self._write()

    def _write_last(self) -> None:
        assert self._wanted is not None
        try:
            self._workspace.keep(self._user_id, self._wanted)
        except PlazaError as error:
            log.warning("what is open could not be kept at the end: %s", error)


def _written(tab: Tab) -> OpenTab:
    icon = "" if tab.icon.startswith("file:") else tab.icon
    return OpenTab(tab.kind, tab.subject, one_line(tab.title, TITLE_LENGTH_MAX), icon, tab.is_pinned, tab.place)
