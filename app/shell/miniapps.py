"""The mini-apps that run: found, shown in their tabs, hidden with them, ended."""

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.host.catalogues.service import Disputed, Offered, Withdrawn
from app.host.launch_reasons import LaunchReason
from app.host.product_search import ProductSearch
from app.host.window_facts import WindowFacts
from app.shell.error_texts import text_of
from app.shell.faces import icon_name
from app.shell.install.exposure import facts_of_exposure
from app.shell.plain_words import one_line
from app.shell.prompts import ShellPrompts
from app.shell.tabs.miniapp import Drawing, MiniAppViewModel
from app.shell.tabs.model import TabsModel
from app.shell.tabs.running import Session, SessionView

log = logging.getLogger(__name__)
Known = tuple[Listing, tuple[str, ...]]


class Catalog(Protocol):
    """Knows the published mini-apps."""

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return one; Refused ``catalog.unknown``."""


class Sessions(Protocol):
    """Opens mini-apps; on workers."""

    def open(
        self,
        miniapp_id: MiniAppId,
        *,
        user_id: UserId,
        page: str,
        query: Mapping[str, str],
        reason: LaunchReason,
        view: SessionView,
        window: WindowFacts,
    ) -> Session:
        """Start one and return its session."""

    def product_searches(self) -> tuple[ProductSearch, ...]:
        """Return the mini-app that finds what is sold by its number, if one does."""

    def gaps_to_trust(self, miniapp_id: MiniAppId) -> tuple[str, ...]:
        """Return what of the sandbox is missing here and has to be said yes to before one starts."""

    def trust(self, miniapp_id: MiniAppId) -> None:
        """Keep that yes."""


class Catalogues(Protocol):
    """Know the mini-apps that can be installed."""

    def find(self, miniapp_id: MiniAppId) -> Offered | Withdrawn | Disputed | None:
        """Return what they have of one; on workers."""


class Panel(Protocol):
    """Keeps which mini-apps a person opened last; on workers."""

    def note_opened(self, user_id: UserId, miniapp_id: MiniAppId) -> None:
        """Record that a person opened one now."""


class Source(Protocol):
    """Where mini-apps come from, for whom, and what is done with them beside their tabs."""

    @property
    def user_id(self) -> UserId:
        """Who uses them."""

    @property
    def catalog(self) -> Catalog:
        """Which are listed."""

    @property
    def sessions(self) -> Sessions:
        """Who opens them."""

    @property
    def catalogues(self) -> Catalogues:
        """Which can be installed."""

    @property
    def panel(self) -> Panel:
        """Who keeps which were opened last."""

    @property
    def share(self) -> Callable[[str], None]:
        """Shows the code of a link, to be given away."""

    @property
    def install(self) -> Callable[[Offered, MiniAppLink], None]:
        """Fetches a package, asks about it, and opens the page of the link once it is installed."""


def look_up(source: Source, miniapp_id: MiniAppId) -> Known | Offered:
    """Return a listed mini-app with what is missing to hold it back, or from where to install it. On a worker."""
    try:
        return source.catalog.get(miniapp_id), source.sessions.gaps_to_trust(miniapp_id)
    except Refused as error:
        found = source.catalogues.find(miniapp_id) if error.code == "catalog.unknown" else None
        if found is None:
            raise
        if isinstance(found, Withdrawn):
            raise Refused("catalog.withdrawn", miniapp_id=miniapp_id) from error
        if isinstance(found, Disputed):
            raise Refused("catalogue.disputed", names=", ".join(found.names)) from error
        return found


class MiniApps:
    """The mini-apps of one person that run or are shown, each once. GUI thread; the navigator's own.

    One whose tab is closed stays, hidden, until its session is over.
    """

    def __init__(
        self,
        source: Source,
        *,
        tabs: TabsModel,
        prompts: ShellPrompts,
        drawing: Drawing,
        toast: Callable[[str, str], None],
        open_about: Callable[[MiniAppId, bool], None],
    ) -> None:
        """``open_about`` shows what a mini-app is, and asks whether to clear what it keeps if the second is true."""
        self._source = source
        self._tabs = tabs
        self._prompts = prompts
        self._drawing = drawing
        self._toast = toast
        self._open_about = open_about
        self._views: dict[MiniAppId, MiniAppViewModel] = {}
        self._asking_trust: set[MiniAppId] = set()
        self._outdated: set[MiniAppViewModel] = set()
        self._is_window_seen = True
        self.given_up: Callable[[MiniAppId], None] = lambda _: None
        """Told which mini-app does not open, though it was to."""
        tabs.sightChanged.connect(self._tell_seen)

    @property
    def views(self) -> tuple[MiniAppViewModel, ...]:
        """Those that run or are shown."""
        return tuple(self._views.values())

    def open(self, link: MiniAppLink, reason: LaunchReason) -> None:
        """Show a mini-app, at a page if the link says which."""
        view = self._views.get(link.miniapp_id)
        if view is None:
            self._find(link, reason)
            return
        open_id = self._tabs.find(view)
        if open_id is None:
            self._open_tab(view)
        else:
            self._tabs.select(open_id)
        self._note_opened(link.miniapp_id)
        if link.page or link.query:
            view.running.navigate(link.page, dict(link.query), reason)

    def wake(self, miniapp_id: MiniAppId) -> None:
        """Give the tab that sleeps for a mini-app its view, with the pages it was left with."""
        view = self._views.get(miniapp_id)
        if view is None:
            self._find(MiniAppLink(miniapp_id), LaunchReason("restore"), shows=False)
        else:
            self._open_tab(view, shows=False)

    def set_window_seen(self, is_seen: bool, *, is_locked: bool = False) -> None:
        """Tell whether the window itself can be seen; while it is locked, no film has a window of its own either."""
        if is_locked:
            for view in self._views.values():
                view.films.bring_back()
        self._is_window_seen = is_seen
        self._tell_seen()

    def close(self, miniapp_id: MiniAppId) -> None:
        """Close a mini-app's tab, if it is open, and end it, also without a tab."""
        view = self._views.get(miniapp_id)
        if view is not None:
            self._end(view)

    def set_aside(self, miniapp_id: MiniAppId) -> Callable[[], None]:
        """End a mini-app but keep its tab; what is returned opens it there, as it is listed then, with its pages."""
        view = self._views.get(miniapp_id)
        if view is None:
            return lambda: None
        go_on = view.running.set_aside()

        def open_again() -> None:
            self._outdated.discard(view)
            go_on()

        return open_again

    def close_all(self) -> None:
        """End every mini-app, also those without a tab."""
        for view in self.views:
            self._forget(view)

    def renew(self, miniapp_id: MiniAppId) -> None:
        """Have a mini-app opened anew the next time: its listing changed. In a tab it goes on until that is closed."""
        view = self._views.get(miniapp_id)
        if view is None:
            return
        if self._tabs.find(view) is None:
            self._forget(view)
        else:
            self._outdated.add(view)

    def _find(self, link: MiniAppLink, reason: LaunchReason, *, shows: bool = True) -> None:
        """Look a mini-app up and show it; where this computer cannot hold it back, only once the person trusts it."""
        miniapp_id, run = link.miniapp_id, self._drawing.tasks.run

        def failed(error: PlazaError) -> None:
            self._toast(text_of(error), "danger")
            self._give_up(miniapp_id)

        def found(known: Known | Offered) -> None:
            if isinstance(known, Offered):
                self._give_up(miniapp_id)
                self._source.install(known, link)
                return
            listing, gaps = known
            if not gaps:
                self._show(listing, link, reason, shows=shows)
                return
            if miniapp_id in self._asking_trust:
                return
            self._asking_trust.add(miniapp_id)

            def answered(is_yes: bool) -> None:
                self._asking_trust.discard(miniapp_id)
                if is_yes:
                    run(
                        lambda: self._source.sessions.trust(miniapp_id),
                        lambda _: self._show(listing, link, reason, shows=shows),
                        failed,
                    )
                else:
                    self._give_up(miniapp_id)

            self._prompts.show_trust(facts_of_exposure(listing, gaps, self._drawing.find_icon(listing)), answered)

        run(lambda: look_up(self._source, miniapp_id), found, failed)

    def _show(self, listing: Listing, link: MiniAppLink, reason: LaunchReason, *, shows: bool) -> None:
        if listing.miniapp_id in self._views:
            # Asked for twice before the first answer came.
            self.open(link, reason)
            return
        view = self._views[listing.miniapp_id] = MiniAppViewModel(listing, self._drawing)
        view.closeWanted.connect(lambda: self._tabs.close(self._tabs.find(view) or ""))
        view.toasted.connect(self._toast)
        view.aboutWanted.connect(lambda: self._open_about(listing.miniapp_id, False))
        view.shareWanted.connect(lambda: self._source.share(link_text(_link_to(view))))
        view.clearWanted.connect(lambda: self._open_about(listing.miniapp_id, True))
        view.sessionOver.connect(lambda: self._over(view))
        view.films.awayChanged.connect(self._tell_seen)
        view.strain.endWanted.connect(lambda: self._end(view))
        self._open_tab(view, shows=shows)
        if shows:  # a tab that is brought back is not opened by anybody
            self._note_opened(listing.miniapp_id)
        source, query = self._source, dict(link.query)

        def open_session(session_view: SessionView, is_again: bool) -> Session:
            return source.sessions.open(
                listing.miniapp_id,
                user_id=source.user_id,
                page="" if is_again else link.page,
                query={} if is_again else query,
                reason=reason,
                view=session_view,
                window=view.window.facts,
            )

        view.start(open_session)

    def _open_tab(self, view: MiniAppViewModel, *, shows: bool = True) -> None:
        listing = view.listing
        icon = self._drawing.find_icon(listing) or icon_name(listing)
        name, closed = one_line(listing.name, 60), lambda: self._closed(view)
        self._tabs.open("miniapp", name, icon, view, closed, subject=listing.miniapp_id, shows=shows)

    def _note_opened(self, miniapp_id: MiniAppId) -> None:
        source = self._source

        def failed(error: PlazaError) -> None:
            log.warning("that %s was opened cannot be kept: %s", miniapp_id, error)

        self._drawing.tasks.run(lambda: source.panel.note_opened(source.user_id, miniapp_id), lambda _: None, failed)

    def _give_up(self, miniapp_id: MiniAppId) -> None:
        """Close the tab that slept for a mini-app which does not open."""
        tab = self._tabs.find_about("miniapp", miniapp_id)
        if tab is not None and tab.view is None:
            self._tabs.close(tab.tab_id)
        self.given_up(miniapp_id)

    def _closed(self, view: MiniAppViewModel) -> None:
        """Hide a mini-app whose tab is gone; one that has nothing to show is forgotten."""
        _stop_asking(self._prompts, view)
        view.leave_tab()
        if not view.is_showing or view in self._outdated:
            self._forget(view)

    def _over(self, view: MiniAppViewModel) -> None:
        """Take back what a mini-app that has ended was asking; forget one without a tab, whose pages come back."""
        _stop_asking(self._prompts, view)
        if self._tabs.find(view) is None:
            self._forget(view)

    def _end(self, view: MiniAppViewModel) -> None:
        """Close the tab of a mini-app and end it; its pages come back when it is opened anew."""
        self._tabs.close(self._tabs.find(view) or "")
        self._forget(view)

    def _forget(self, view: MiniAppViewModel) -> None:
        if self._views.get(view.listing.miniapp_id) is view:
            del self._views[view.listing.miniapp_id]
            self._outdated.discard(view)
            view.end()

    def _tell_seen(self) -> None:
        seen = {tab.view for tab in self._tabs.seen if self._is_window_seen or tab.place == "window"}
        for view in self.views:
            view.running.see(is_seen=view in seen or view.films.is_away)


def _link_to(view: MiniAppViewModel) -> MiniAppLink:
    """Return the link to the page that a mini-app shows, with what it was opened with."""
    path, kept = view.pages.path, None if view.session is None else view.session.memory.kept
    query = kept.stack[-1].query if kept is not None and kept.stack and kept.stack[-1].path == path else {}
    return MiniAppLink(view.listing.miniapp_id, path, tuple(query.items()))


def _stop_asking(prompts: ShellPrompts, view: MiniAppViewModel) -> None:
    session_id = getattr(view.session, "session_id", None)
    if session_id is not None:
        prompts.dismiss_session(session_id)
