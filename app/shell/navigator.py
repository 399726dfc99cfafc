"""The one door: everything that is opened, from a scan, a card, a list or an outside link, is opened here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.chat.invitations import Invitation
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, CouponId, MiniAppId, OfficialAccountId, UserId
from app.core.links import (
    CouponLink,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
    address_of,
    parse,
    parse_code,
)
from app.core.official.model import OfficialAccount
from app.core.payments.model import Coupon, HeldCoupon
from app.core.payments.receive_codes import ReceiveCode
from app.core.people.model import User
from app.host.catalogues.service import Offered
from app.host.launch_reasons import LaunchReason, Scene
from app.scanner.model import TextIs
from app.shell.about.about import AboutViewModel
from app.shell.about.calls import CallsViewModel
from app.shell.error_texts import text_of
from app.shell.file_manager import shown_by_desktop
from app.shell.inside import ArticlePlace, ChatPlace, CommandPlace, Inside, SectionPlace
from app.shell.link_facts import Finder, facts_of, is_product, led_to
from app.shell.miniapps import Catalog, Catalogues, MiniApps, Panel, Sessions
from app.shell.outside_facts import facts_of_reading
from app.shell.prompts import ShellPrompts
from app.shell.relay import Relay
from app.shell.scan.history import HistoryViewModel
from app.shell.tabs.miniapp import Drawing
from app.shell.tabs.model import TabsModel
from app.shell.tabs.screens import ScreenTabs
from app.shell.tasks import Tasks

# Where nobody has clicked on anything in the shell: the person sees first what it is.
ASKED_FIRST: frozenset[Scene] = frozenset({"scan", "link", "command"})
_ALWAYS_ASKED = (WebLink, FormText, PlainText, PayLink, CouponLink, GroupLink)


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


class ReceiveCodes(Protocol):
    """Knows the codes that people show to be given money."""

    def find(self, token: str, giver_id: UserId) -> ReceiveCode:
        """Return one; Refused ``receive.…`` if nothing can be given to it."""


class Invitations(Protocol):
    """Knows the codes that let people into groups."""

    def find(self, token: str, user_id: UserId) -> Invitation:
        """Return what one leads to; Refused ``chat.invitation_unknown``."""

    def join(self, token: str, user_id: UserId) -> ConversationId:
        """Let a person in; Refused ``chat.invitation_…``."""


class Places(Protocol):
    """The window's own screens."""

    def openPerson(self, user_id: str) -> None:
        """Show a person's profile."""

    def openAccount(self, account_id: str) -> None:
        """Show an official account's profile."""

    def openArticle(self, article_id: str) -> None:
        """Read an article."""

    def open(self, section: str) -> None:
        """Show a part of Plaza."""


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
    catalogues: Catalogues
    install: Callable[[Offered, MiniAppLink], None]
    """Fetches a package, asks about it, and opens the page of the link once it is installed."""
    invitations: Invitations
    open_conversation: Callable[[str], None]
    perform: Callable[[str], None]
    """Does what a command of the table of shortcuts does."""
    panel: Panel


def open_in_browser(url: str) -> None:
    """Show a page of the web in the system's browser."""
    QDesktopServices.openUrl(QUrl(url))


def open_in_system(address: str) -> None:
    """Show a place of the system's own settings, by an address that Plaza itself wrote."""
    QDesktopServices.openUrl(QUrl(address))


def open_file(file: Path) -> bool:
    """Have the system open a copy of a file of a kind that programs only show; return False where none does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def show_in_folder(tasks: Tasks, file: Path) -> None:
    """Have the system show a file in its folder, chosen where it knows how to; nothing opens it."""

    def shown(is_shown: bool) -> None:
        if not is_shown:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))

    tasks.run(lambda: shown_by_desktop(file), shown)


def finder_of(to: Destinations) -> Finder:
    """Return what looks up what links name, for the person whose destinations these are."""
    return Finder(
        to.user_id, to.catalog, to.people, to.official, to.coupons, to.receive_codes, to.catalogues, to.invitations
    )


def _take_coupon(to: Destinations, coupon_id: CouponId, tasks: Tasks, toast: Callable[[str, str], None]) -> None:
    taken = QCoreApplication.translate("Navigator", "The coupon is yours. Choose it when you pay.")
    tasks.run(
        lambda: to.coupons.claim(coupon_id, to.user_id),
        lambda _coupon: toast(taken, "success"),
        lambda error: toast(text_of(error), "danger"),
    )


def _join_group(to: Destinations, token: str, tasks: Tasks, toast: Callable[[str, str], None]) -> None:
    def joined(conversation_id: ConversationId) -> None:
        to.open_conversation(conversation_id)

    tasks.run(lambda: to.invitations.join(token, to.user_id), joined, lambda error: toast(text_of(error), "danger"))


def _go_inside(to: Destinations, place: Inside) -> None:
    if isinstance(place, ChatPlace):
        to.open_conversation(place.conversation_id)
    elif isinstance(place, ArticlePlace):
        to.places.openArticle(place.article_id)
    elif isinstance(place, SectionPlace):
        to.places.open(place.section)
    elif isinstance(place, CommandPlace):
        to.perform(place.command)


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
        self._scan: QObject | None = None
        self._screens = ScreenTabs(tabs)
        self.miniapps = MiniApps(
            to,
            tabs=tabs,
            prompts=prompts,
            drawing=drawing,
            toast=toast,
            open_about=lambda miniapp_id, wants_clear: self.open_about(miniapp_id, wants_clear=wants_clear),
        )
        """Those that run or are shown."""
        tabs.reopened.wake_with("miniapp", lambda subject: self.miniapps.wake(MiniAppId(subject)))
        tabs.reopened.wake_with("about", lambda subject: self.open_about(MiniAppId(subject)))
        tabs.reopened.wake_with("calls", lambda subject: self.open_calls(MiniAppId(subject) if subject else None))

    def open_text(self, text: str, scene: Scene, answered: Callable[[bool], None] | None = None) -> None:
        """Open whatever link ``text`` is; see ``open``."""
        self.open(parse_code(text, ""), LaunchReason(scene, ""), answered)

    def open_link(self, text: str, scene: Scene, source: str) -> None:
        """Open a link that was clicked in the shell; ``source`` says in which conversation, article, menu or list."""
        self.open(parse(text), LaunchReason(scene, source))

    def open(
        self,
        link: Link | Inside,
        reason: LaunchReason,
        answered: Callable[[bool], None] | None = None,
        *,
        text_is: TextIs = "certain",
    ) -> None:
        """Open ``link``, after a yes where one is needed; ``answered`` is told yes or no once that is clear.

        A place inside the window is never asked about: no text from outside leads there.
        ``text_is``: how the text of a scanned code came about, which its card says.
        """
        told = answered or (lambda _is_yes: None)
        if isinstance(link, Inside):
            told(True)
            _go_inside(self._to, link)
        elif reason.scene in ASKED_FIRST or isinstance(link, _ALWAYS_ASKED):
            self._ask(link, reason, told, text_is)
        else:
            told(True)
            self._go(link, reason)

    def set_window_seen(self, is_seen: bool, *, is_locked: bool = False) -> None:
        """Tell whether the window itself can be seen, and whether it shows nothing until its person has come back."""
        self.miniapps.set_window_seen(is_seen, is_locked=is_locked)

    def close_all(self) -> None:
        """End every mini-app, also those without a tab."""
        self.miniapps.close_all()

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

        self._tabs.open("scan", QCoreApplication.translate("ScanScreen", "Scan"), "scan-qr-code", view, closed)

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
        self.miniapps.close(miniapp_id)

    def renew_miniapp(self, miniapp_id: MiniAppId) -> None:
        """Have a mini-app opened anew the next time: its listing changed. In a tab it goes on until that is closed."""
        self.miniapps.renew(miniapp_id)

    def _ask(self, link: Link, reason: LaunchReason, told: Callable[[bool], None], text_is: TextIs) -> None:
        def found(what: object) -> None:
            def answered(is_yes: bool, chosen: int) -> None:
                told(is_yes)
                if is_yes:
                    self._go(led_to(link, what, chosen), reason)

            facts = facts_of(link, what, self._drawing.find_icon)
            self._prompts.show_choice(facts_of_reading(facts, text_is), answered)

        self._drawing.tasks.run(lambda: self._found(link), found, lambda error: self._fail(error, told))

    def _found(self, link: Link) -> object:
        """Return what ``link`` names, or who finds it. On a worker."""
        return self._to.sessions.product_searches() if is_product(link) else self._finder.find(link)

    def _fail(self, error: PlazaError, told: Callable[[bool], None]) -> None:
        self._toast(text_of(error), "danger")
        told(False)

    def _go(self, link: Link, reason: LaunchReason) -> None:
        if isinstance(link, MiniAppLink):
            self.miniapps.open(link, reason)
        elif isinstance(link, PersonLink):
            self._tabs.select_home()
            self._to.places.openPerson(link.user_id)
        elif isinstance(link, OfficialAccountLink):
            self._tabs.select_home()
            self._to.places.openAccount(link.account_id)
        elif isinstance(link, PayLink):
            self._to.open_money("payCode", link.token)
        elif isinstance(link, CouponLink):
            _take_coupon(self._to, CouponId(link.coupon_id), self._drawing.tasks, self._toast)
        elif isinstance(link, GroupLink):
            self._tabs.select_home()
            _join_group(self._to, link.token, self._drawing.tasks, self._toast)
        elif isinstance(link, WebLink):
            self._open_web(address_of(link))


def keep_up(relay: Relay, navigator: Navigator) -> None:
    """Close a mini-app whose listing goes, and open one anew whose listing changed."""
    relay.subscribe(ListingWithdrawn, lambda event: navigator.close_miniapp(event.miniapp_id))
    relay.subscribe(ListingPublished, lambda event: navigator.renew_miniapp(event.miniapp_id))
