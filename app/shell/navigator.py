"""The one door: everything that is opened, from a scan, a card, a list or an outside link, is opened here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import CouponId, MiniAppId, OfficialAccountId, UserId
from app.core.links import (
    CouponLink,
    FormText,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
    parse,
    parse_code,
)
from app.core.links import text_of as link_text
from app.core.official.model import OfficialAccount
from app.core.payments.model import Coupon, HeldCoupon
from app.core.payments.receive_codes import ReceiveCode
from app.core.people.model import User
from app.host.session import LaunchReason, Scene
from app.host.shelf import Shelved
from app.host.window_facts import WindowFacts
from app.shell.about.about import AboutViewModel
from app.shell.about.calls import CallsViewModel
from app.shell.error_texts import text_of
from app.shell.faces import icon_name
from app.shell.install.exposure import facts_of_exposure
from app.shell.link_facts import Finder, facts_of
from app.shell.plain_words import one_line
from app.shell.prompts import ShellPrompts
from app.shell.scan.history import HistoryViewModel
from app.shell.tabs.miniapp import Drawing, MiniAppViewModel
from app.shell.tabs.model import TabsModel
from app.shell.tabs.running import Session, SessionView
from app.shell.tabs.screens import ScreenTabs
from app.shell.tasks import Tasks

# Where nobody has clicked on anything in the shell: the person sees first what it is.
ASKED_FIRST: frozenset[Scene] = frozenset({"scan", "link", "command"})
Known = tuple[Listing, tuple[str, ...]]
_ALWAYS_ASKED = (WebLink, FormText, PlainText, PayLink, CouponLink)


class Catalog(Protocol):
    """Knows the published mini-apps."""

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return one; Refused ``catalog.unknown``."""


class People(Protocol):
    """Knows the people."""

    def get(self, user_id: UserId) -> User:
        """Return one; Refused if nobody is known by this id."""


class Official(Protocol):
    """Knows the official accounts."""

    def get(self, account_id: OfficialAccountId) -> OfficialAccount:
        """Return one; Refused if there is none."""


class Coupons(Protocol):
    """Knows the coupons and hands them out."""

    def held(self, coupon_id: CouponId, user_id: UserId) -> HeldCoupon:
        """Return one, and how often a person has it; Refused ``coupons.unknown``."""

    def claim(self, coupon_id: CouponId, user_id: UserId) -> Coupon:
        """Let a person take one."""


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

    def gaps_to_trust(self, miniapp_id: MiniAppId) -> tuple[str, ...]:
        """Return what of the sandbox is missing here and has to be said yes to before one starts."""

    def trust(self, miniapp_id: MiniAppId) -> None:
        """Keep that yes."""


class ReceiveCodes(Protocol):
    """Knows the codes that people show to be given money."""

    def find(self, token: str, giver_id: UserId) -> ReceiveCode:
        """Return one; Refused ``receive.…`` if nothing can be given to it."""


class Shelf(Protocol):
    """Knows the mini-apps that can be installed."""

    def find(self, miniapp_id: MiniAppId) -> Shelved | None:
        """Return the package of one, if there is one; on workers."""


class Places(Protocol):
    """The window's own screens."""

    def openPerson(self, user_id: str) -> None:
        """Show a person's profile."""

    def openAccount(self, account_id: str) -> None:
        """Show an official account's profile."""


class Screens(Protocol):
    """Makes the screens about mini-apps."""

    def about(self, miniapp_id: MiniAppId) -> AboutViewModel:
        """Return the screen about one."""

    def calls(self, miniapp_id: MiniAppId | None) -> CallsViewModel:
        """Return the screen of what one did, or all."""


@dataclass(frozen=True, slots=True)
class Destinations:
    """What there is to open, and who opens it for whom."""

    user_id: UserId
    catalog: Catalog
    people: People
    official: Official
    coupons: Coupons
    receive_codes: ReceiveCodes
    sessions: Sessions
    places: Places
    screens: Screens
    open_money: Callable[[str, str], None]
    """Opens a sheet about money and says about what: see ``MoneySheets.open``."""
    share: Callable[[str], None]
    """Shows the code of a link, to be given away."""
    shelf: Shelf
    install: Callable[[Path, MiniAppLink], None]
    """Asks about a package, and opens the page of the link once it is installed."""


def open_in_browser(url: str) -> None:
    """Show a page of the web in the system's browser."""
    QDesktopServices.openUrl(QUrl(url))


def finder_of(to: Destinations) -> Finder:
    """Return what looks up what links name, for the person whose destinations these are."""
    return Finder(to.user_id, to.catalog, to.people, to.official, to.coupons, to.receive_codes, to.shelf)


def _look_up(to: Destinations, miniapp_id: MiniAppId) -> Known | Path:
    """Return a listed mini-app with what is missing to hold it back, or the package to install it from. On a worker."""
    try:
        return to.catalog.get(miniapp_id), to.sessions.gaps_to_trust(miniapp_id)
    except Refused as error:
        shelved = to.shelf.find(miniapp_id) if error.code == "catalog.unknown" else None
        if shelved is None:
            raise
        if shelved.file is None:
            raise Refused("catalog.withdrawn", miniapp_id=miniapp_id) from error
        return shelved.file


def _take_coupon(to: Destinations, coupon_id: CouponId, tasks: Tasks, toast: Callable[[str, str], None]) -> None:
    taken = QCoreApplication.translate("Navigator", "The coupon is yours. Choose it when you pay.")
    tasks.run(
        lambda: to.coupons.claim(coupon_id, to.user_id),
        lambda _coupon: toast(taken, "success"),
        lambda error: toast(text_of(error), "danger"),
    )


class Navigator:
    """Opens links. What the person clicked opens at once; what came from outside shows a trust card first.

    GUI thread. Web pages are asked about always; text is only ever shown.
    """

    def __init__(
        self,
        to: Destinations,
        *,
        tabs: TabsModel,
        prompts: ShellPrompts,
        drawing: Drawing,
        toast: Callable[[str, str], None],
        open_web: Callable[[str], None] = open_in_browser,
    ) -> None:
        self._to = to
        self._tabs = tabs
        self._prompts = prompts
        self._drawing = drawing
        self._toast = toast
        self._open_web = open_web
        self._finder = finder_of(to)
        self._open_miniapps: dict[MiniAppId, MiniAppViewModel] = {}
        self._asking_trust: set[MiniAppId] = set()
        self._outdated: set[MiniAppViewModel] = set()
        self._scan: QObject | None = None
        self._screens = ScreenTabs(tabs)
        self._is_window_seen = True
        tabs.currentChanged.connect(self._tell_seen)

    def open_text(
        self, text: str, scene: Scene, answered: Callable[[bool], None] | None = None, *, symbology: str = ""
    ) -> None:
        """Open whatever link ``text`` is; see ``open``. A code's ``symbology`` tells what is sold from a number."""
        self.open(parse_code(text, symbology), LaunchReason(scene, ""), answered)

    def open_link(self, text: str, scene: Scene, source: str) -> None:
        """Open a link that was clicked in the shell; ``source`` says in which conversation, article or list."""
        self.open(parse(text), LaunchReason(scene, source))

    def open(self, link: Link, reason: LaunchReason, answered: Callable[[bool], None] | None = None) -> None:
        """Open ``link``, after a yes where one is needed; ``answered`` is told yes or no once that is clear."""
        told = answered or (lambda _is_yes: None)
        if reason.scene in ASKED_FIRST or isinstance(link, _ALWAYS_ASKED):
            self._ask(link, reason, told)
        else:
            told(True)
            self._go(link, reason)

    def set_window_seen(self, is_seen: bool) -> None:
        """Tell whether the window itself can be seen."""
        self._is_window_seen = is_seen
        self._tell_seen()

    def close_all(self) -> None:
        """End every mini-app, also those without a tab."""
        for view in list(self._open_miniapps.values()):
            self._forget(view)

    def open_scan(self, make: Callable[[], QObject]) -> None:
        """Show the scanner: its tab if it is open, otherwise a new one with what ``make`` makes."""
        open_id = self._tabs.find(self._scan) if self._scan is not None else None
        if open_id is not None:
            self._tabs.select(open_id)
            return
        view = self._scan = make()

        def closed() -> None:
            self._scan = None
            view.deleteLater()

        self._tabs.open("scan", view.tr("Scan"), "scan-qr-code", view, closed)

    def close_scan(self) -> None:
        """Close the scanner's tab, if it is open."""
        open_id = self._tabs.find(self._scan) if self._scan is not None else None
        if open_id is not None:
            self._tabs.close(open_id)

    def open_about(self, miniapp_id: MiniAppId, *, wants_clear: bool = False) -> None:
        """Show what a mini-app is, may do and keeps; ask whether to clear that, if ``wants_clear``."""

        def make() -> AboutViewModel:
            view = self._to.screens.about(miniapp_id)
            view.callsWanted.connect(lambda: self.open_calls(miniapp_id))
            return view

        about = self._screens.open("about", miniapp_id, "info", make)
        if wants_clear:
            about.want_clear()

    def open_calls(self, miniapp_id: MiniAppId | None) -> None:
        """Show what a mini-app did, or all."""
        self._screens.open("calls", miniapp_id, "history", lambda: self._to.screens.calls(miniapp_id))

    def open_history(self, make: Callable[[], HistoryViewModel]) -> None:
        """Show what was scanned: its tab if it is open, otherwise a new one with what ``make`` makes."""
        self._screens.open("history", None, "history", make)

    def close_miniapp(self, miniapp_id: MiniAppId) -> None:
        """Close a mini-app's tab, if it is open, and end it, also without a tab."""
        view = self._open_miniapps.get(miniapp_id)
        if view is not None:
            self._tabs.close(self._tabs.find(view) or "")
            self._forget(view)

    def renew_miniapp(self, miniapp_id: MiniAppId) -> None:
        """Have a mini-app opened anew the next time: its listing changed. In a tab it goes on until that is closed."""
        view = self._open_miniapps.get(miniapp_id)
        if view is None:
            return
        if self._tabs.find(view) is None:
            self._forget(view)
        else:
            self._outdated.add(view)

    def _ask(self, link: Link, reason: LaunchReason, told: Callable[[bool], None]) -> None:
        def found(what: object) -> None:
            def answered(is_yes: bool) -> None:
                told(is_yes)
                if is_yes:
                    self._go(link, reason)

            self._prompts.show_trust(facts_of(link, what, self._drawing.find_icon), answered)

        self._drawing.tasks.run(lambda: self._finder.find(link), found, lambda error: self._fail(error, told))

    def _fail(self, error: PlazaError, told: Callable[[bool], None]) -> None:
        self._toast(text_of(error), "danger")
        told(False)

    def _go(self, link: Link, reason: LaunchReason) -> None:
        if isinstance(link, MiniAppLink):
            self._open_miniapp(link, reason)
        elif isinstance(link, PersonLink):
            self._tabs.selectHome()
            self._to.places.openPerson(link.user_id)
        elif isinstance(link, OfficialAccountLink):
            self._tabs.selectHome()
            self._to.places.openAccount(link.account_id)
        elif isinstance(link, PayLink):
            self._to.open_money("payCode", link.token)
        elif isinstance(link, CouponLink):
            _take_coupon(self._to, CouponId(link.coupon_id), self._drawing.tasks, self._toast)
        elif isinstance(link, WebLink):
            self._open_web(link.url)

    def _open_miniapp(self, link: MiniAppLink, reason: LaunchReason) -> None:
        view = self._open_miniapps.get(link.miniapp_id)
        if view is None:
            self._find_miniapp(link, reason)
            return
        open_id = self._tabs.find(view)
        if open_id is None:
            self._open_tab(view)
        else:
            self._tabs.select(open_id)
        if link.page or link.query:
            view.running.navigate(link.page, dict(link.query))

    def _find_miniapp(self, link: MiniAppLink, reason: LaunchReason) -> None:
        """Look a mini-app up and show it; where this computer cannot hold it back, only once the person trusts it."""
        miniapp_id, run = link.miniapp_id, self._drawing.tasks.run

        def failed(error: PlazaError) -> None:
            self._toast(text_of(error), "danger")

        def found(known: Known | Path) -> None:
            if isinstance(known, Path):
                self._to.install(known, link)
                return
            listing, gaps = known
            if not gaps:
                self._show_miniapp(listing, link, reason)
                return
            if miniapp_id in self._asking_trust:
                return
            self._asking_trust.add(miniapp_id)

            def answered(is_yes: bool) -> None:
                self._asking_trust.discard(miniapp_id)
                if is_yes:
                    run(
                        lambda: self._to.sessions.trust(miniapp_id),
                        lambda _: self._show_miniapp(listing, link, reason),
                        failed,
                    )

            self._prompts.show_trust(facts_of_exposure(listing, gaps, self._drawing.find_icon(listing)), answered)

        run(lambda: _look_up(self._to, miniapp_id), found, failed)

    def _show_miniapp(self, listing: Listing, link: MiniAppLink, reason: LaunchReason) -> None:
        if listing.miniapp_id in self._open_miniapps:
            # Asked for twice before the first answer came.
            self._open_miniapp(link, reason)
            return
        view = self._open_miniapps[listing.miniapp_id] = MiniAppViewModel(listing, self._drawing)
        view.closeWanted.connect(lambda: self._tabs.close(self._tabs.find(view) or ""))
        view.toasted.connect(self._toast)
        view.aboutWanted.connect(lambda: self.open_about(listing.miniapp_id))
        view.shareWanted.connect(lambda: self._to.share(link_text(_link_to(view))))
        view.clearWanted.connect(lambda: self.open_about(listing.miniapp_id, wants_clear=True))
        view.sessionOver.connect(lambda: self._over(view))
        view.strain.endWanted.connect(lambda: self._end(view))
        self._open_tab(view)
        to, query = self._to, dict(link.query)

        def open_session(session_view: SessionView, is_again: bool) -> Session:
            return to.sessions.open(
                listing.miniapp_id,
                user_id=to.user_id,
                page="" if is_again else link.page,
                query={} if is_again else query,
                reason=reason,
                view=session_view,
                window=view.window.facts,
            )

        view.start(open_session)

    def _open_tab(self, view: MiniAppViewModel) -> None:
        listing = view.listing
        icon = self._drawing.find_icon(listing) or icon_name(listing)
        self._tabs.open("miniapp", one_line(listing.name, 60), icon, view, lambda: self._closed(view))

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
        if self._open_miniapps.get(view.listing.miniapp_id) is view:
            del self._open_miniapps[view.listing.miniapp_id]
            self._outdated.discard(view)
            view.end()

    def _tell_seen(self) -> None:
        for view in list(self._open_miniapps.values()):
            view.running.see(is_seen=self._is_window_seen and self._tabs.shown_view is view)


def _link_to(view: MiniAppViewModel) -> MiniAppLink:
    """Return the link to the page that a mini-app shows, with what it was opened with."""
    path, kept = view.pages.path, None if view.session is None else view.session.memory.kept
    query = kept.stack[-1].query if kept is not None and kept.stack and kept.stack[-1].path == path else {}
    return MiniAppLink(view.listing.miniapp_id, path, tuple(query.items()))


def _stop_asking(prompts: ShellPrompts, view: MiniAppViewModel) -> None:
    session_id = getattr(view.session, "session_id", None)
    if session_id is not None:
        prompts.dismiss_session(session_id)
