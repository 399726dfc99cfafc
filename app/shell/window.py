"""The window's own view-model: the section shown, the view-models of the screens, what is toasted."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

from PySide6.QtCore import Property, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.shell import first_keys, second_click  # noqa: F401 - QML finds their types once these are imported
from app.shell.lock.lock import LockViewModel
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel

if TYPE_CHECKING:
    from app.account_messages import AccountMessages
    from app.core.catalog.service import Catalog
    from app.core.official.comments import Comments
    from app.core.official.figures import Figures
    from app.core.official.liking import Liking
    from app.core.official.service import Official
    from app.core.people.contacts import Contacts
    from app.core.people.service import People
    from app.core.workspace.panel import MiniAppPanel
    from app.shell.chat.chats import ChatsViewModel
    from app.shell.chat.desk import ChatDesk
    from app.shell.context import ShellContext
    from app.shell.discover.catalogues import CataloguesDesk
    from app.shell.discover.discover import DiscoverViewModel
    from app.shell.install.versions import VersionsDesk
    from app.shell.official.accounts import AccountsViewModel
    from app.shell.people.departure import DepartureDesk
    from app.shell.people.own_picture import FaceDesk
    from app.shell.people.people import PeopleViewModel
    from app.shell.people.profiles import ProfilesViewModel
    from app.shell.tabs.model import TabsModel
    from app.shell.wallet.desk import WalletDesk
    from app.shell.wallet.wallet import WalletViewModel

QML_IMPORT_NAME = "app.shell"
QML_IMPORT_MAJOR_VERSION = 1
Said = Annotated[str, "ShellViewModel"]

TITLES: Mapping[str, Said] = {
    "chats": "Chats",
    "people": "People",
    "articles": "Articles",
    "miniapps": "Mini-apps",
    "wallet": "Wallet",
    "settings": "Settings",
}
ICONS = {
    "chats": "message-circle",
    "people": "users",
    "articles": "newspaper",
    "miniapps": "layout-grid",
    "wallet": "wallet",
    "settings": "settings",
}
SECTIONS = tuple(TITLES)


def _lock_of(window: "ShellViewModel") -> LockViewModel:
    return window.own_lock


@dataclass(frozen=True, slots=True)
class ShellServices:
    """The services the screens use."""

    contacts: "Contacts"
    chat: "ChatDesk"
    official: "Official"
    catalog: "Catalog"
    wallet: "WalletDesk"
    versions: "VersionsDesk | None" = None
    people: "People | None" = None
    profiles: "ProfilesViewModel | None" = None
    departures: "DepartureDesk | None" = None
    faces: "FaceDesk | None" = None
    catalogues: "CataloguesDesk | None" = None
    figures: "Figures | None" = None
    messages: "AccountMessages | None" = None
    panel: "MiniAppPanel | None" = None
    liking: "Liking | None" = None
    comments: "Comments | None" = None


@QmlElement
class ShellViewModel(QObject):
    """What Main.qml shows. It is made before the first frame with nothing but the person's choices.

    The order at the start::

        view_model = ShellViewModel(Preferences(data / "settings.json"), version="0.1.0")
        engine.setInitialProperties({"viewModel": view_model})
        engine.load(Main.qml)                                  # paints the rail and an empty list
        …after the first frame, services built on a worker…
        view_model.show_first(chats)                           # where the list can be had before the rest
        view_model.attach(ShellServices(…), ShellContext(…), tabs=tabs, prompts=prompts)

    ``context.open_link`` opens what is clicked, ``scanWanted`` asks for the scanner.
    Articles open in tabs of their own. Delete the engine before this object: bindings must not outlive what they show.
    """

    sectionChanged = Signal()
    attached = Signal()
    listed = Signal()
    meChanged = Signal()
    homeChanged = Signal()
    failureChanged = Signal()
    openingWanted = Signal()
    toasted = Signal(str, str)
    scanWanted = Signal()
    scansWanted = Signal()
    codeWanted = Signal(str)
    ownerWanted = Signal(str)
    filesDropped = Signal(list)
    pictureScanWanted = Signal(QImage)
    screenScanWanted = Signal()
    noticesReady = Signal(QObject)
    quickReady = Signal(QObject)
    commandWanted = Signal(str)
    aboutWanted = Signal(str)
    callsWanted = Signal()
    languageChosen = Signal(str)
    moneyWanted = Signal(str, str)
    closing = Signal()

    def __init__(self, preferences: Preferences, version: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section = "chats"
        self._failure_text = ""
        self._settings = SettingsViewModel(preferences, version, self)
        self._settings.toasted.connect(self.toasted)
        self._settings.callsWanted.connect(self.callsWanted)
        self._settings.languageChosen.connect(self.languageChosen)
        self._settings.scansWanted.connect(self.scansWanted)
        self._settings.departureWanted.connect(self.openMe)
        self.own_lock = self._settings.own_lock
        """Whether the window is locked, and what opens it."""
        self.own_lock.toasted.connect(self.toasted)
        self._services: ShellServices | None = None
        self._context: ShellContext | None = None
        self._chats: ChatsViewModel | None = None
        self._people: PeopleViewModel | None = None
        self._accounts: AccountsViewModel | None = None
        self._discover: DiscoverViewModel | None = None
        self._wallet: WalletViewModel | None = None
        self._tabs: TabsModel | None = None
        self._was_led = False  # the person chose a section before there were tabs
        self._prompts: QObject | None = None
        self._article_tabs: dict[str, str] = {}

    def show_first(self, chats: "ChatsViewModel | None") -> None:
        """Show a list of chats before `attach`, which keeps it; None takes it away again."""
        self._chats = chats
        self.attached.emit()

    def attach(
        self,
        services: ShellServices,
        context: "ShellContext",
        *,
        tabs: "TabsModel",
        prompts: QObject | None = None,
    ) -> None:
        """Build the screens' view-models over ``services`` and let the window load its screens. Once."""
        from app.shell.chat.chats import ChatsViewModel  # after the first frame: it brings half the core along
        from app.shell.discover.discover import DiscoverViewModel
        from app.shell.install.versions import VersionsViewModel
        from app.shell.official.accounts import AccountsViewModel
        from app.shell.wallet.wallet import WalletViewModel

        self._services, self._context = services, context
        self._tabs, self._prompts = tabs, prompts
        if self._was_led:
            tabs.select_home(is_list_wanted=True)
        self._settings.attach(context.tasks)
        is_listed = self._chats is not None
        self._chats = self._chats or ChatsViewModel(services.chat, context, self)
        self._people = _people_of(self, services, context)
        self._accounts = AccountsViewModel(services.official, services.catalog, context, self, services.messages)
        versions = None if services.versions is None else VersionsViewModel(services.versions, context, self)
        self._discover = DiscoverViewModel(
            services.catalog, context, self, versions=versions, desk=services.catalogues, panel=services.panel
        )
        self._wallet = WalletViewModel(services.wallet, context, self)
        for giver in (self._chats, self._people, self._accounts, self._discover, self._wallet):
            giver.codeWanted.connect(self.codeWanted)
        for screen in (self._chats, self._people, self._accounts, self._discover, self._wallet):
            screen.toasted.connect(self.toasted)
        for chooser in (self._chats, self._people, self._accounts, self._discover):
            chooser.selectedChanged.connect(self.homeChanged)
        self._chats.articleWanted.connect(self.openArticle)
        self._chats.accountWanted.connect(self.openAccount)
        self._chats.scanWanted.connect(self.openScan)
        self._chats.pictureScanWanted.connect(self.pictureScanWanted)
        self._chats.moneyWanted.connect(self.moneyWanted)
        self._wallet.moneyWanted.connect(self.moneyWanted)
        self._people.messageWanted.connect(self._chats.openDirect)
        self._people.messageWanted.connect(lambda _: self.open("chats"))
        self._accounts.articleWanted.connect(self.openArticle)
        self._accounts.ownerWanted.connect(self.ownerWanted)
        self._accounts.conversationWanted.connect(self._chats.openOfficial)
        self._accounts.conversationWanted.connect(lambda _: self.open("chats"))
        self._discover.accountWanted.connect(self.openAccount)
        self._discover.aboutWanted.connect(self.aboutWanted)
        self._discover.fileChosen.connect(lambda url: self.filesDropped.emit([url]))
        tabs.reopened.wake_with("article", self.openArticle)
        _let_figures_open(self._accounts, services, context, tabs)
        _let_favourites_open(self, services, context, tabs)
        # The chats are what a start is waited for: the rest is read and made ready after them.
        self.listed.connect(self._people.load, Qt.ConnectionType.SingleShotConnection)
        self._chats.stateChanged.connect(self.listed)
        if is_listed:
            context.relay.post(self._chats.complete)
            context.relay.post(self.listed.emit)
        else:
            self._chats.load()
        self.attached.emit()
        self.meChanged.emit()
        self.homeChanged.emit()

    lock = Property(QObject, _lock_of, constant=True)

    def fail(self, sentence: str) -> None:
        """Show, instead of the screens, why there are none."""
        self._failure_text = sentence
        self.failureChanged.emit()

    @Property(str, notify=failureChanged)
    def failureText(self) -> str:
        """Return why there are no screens; empty while there is hope."""
        return self._failure_text

    @Property(bool, notify=attached)
    def isReady(self) -> bool:
        """Tell whether the screens can be loaded."""
        return self._context is not None

    @Property(str, notify=sectionChanged)
    def section(self) -> str:
        """Return which part of Plaza the list column shows."""
        return self._section

    @Property(QObject, constant=True)
    def settings(self) -> QObject:
        """Return the choices about the window."""
        return self._settings

    @Property(QObject, notify=attached)
    def chats(self) -> QObject | None:
        """Return the conversations."""
        return self._chats

    @Property(QObject, notify=attached)
    def people(self) -> QObject | None:
        """Return the contacts."""
        return self._people

    @Property(QObject, notify=attached)
    def accounts(self) -> QObject | None:
        """Return the official accounts."""
        return self._accounts

    @Property(QObject, notify=attached)
    def discover(self) -> QObject | None:
        """Return the mini-apps."""
        return self._discover

    @Property(QObject, notify=attached)
    def wallet(self) -> QObject | None:
        """Return the wallet."""
        return self._wallet

    @Property(QObject, notify=attached)
    def tabs(self) -> QObject | None:
        """Return the tabs."""
        return self._tabs

    @Property(QObject, notify=attached)
    def prompts(self) -> QObject | None:
        """Return what asks the person over the whole window."""
        return self._prompts

    @Property("QVariantMap", notify=meChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def me(self) -> dict[str, str]:
        """Return the person's own ``name``, ``avatarColor`` and ``picture``."""
        if self._context is None:
            return {"name": "", "avatarColor": "", "picture": ""}
        from app.shell.faces import picture_url

        user = self._context.user
        return {"name": user.name, "avatarColor": user.color, "picture": picture_url(user.picture)}

    @Property("QVariantMap", notify=homeChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def home(self) -> dict[str, str]:
        """Return ``title`` and ``icon`` of the first tab, which shows what is selected in the section."""
        title = self._selected_title()
        return {"title": title or self.tr(TITLES[self._section]), "icon": ICONS[self._section]}

    @Slot(str)
    @Slot(str, bool)
    def open(self, section: str, is_list_wanted: bool = False) -> None:
        """Show a section: its list in the column, its selection in the first tab.

        ``is_list_wanted``: where there is room for one of them only, its list. Of the settings also one of their own
        sections, after a stroke; of the articles also ``favourites``.
        """
        section, _, part = section.partition("/")
        if section not in SECTIONS:
            return
        if section == "settings" and part:
            self._settings.all_sections.choose(part)
        self._was_led = True
        if self._tabs is not None:
            self._tabs.select_home(is_list_wanted=is_list_wanted)
        if part == "favourites" and self._accounts is not None:
            self._accounts.favouritesWanted.emit()
        if section == self._section:
            return
        self._section = section
        screens = {
            "people": self._people,
            "articles": self._accounts,
            "miniapps": self._discover,
            "wallet": self._wallet,
        }
        screen = screens.get(section)
        if screen is not None:
            screen.load()
        self.sectionChanged.emit()
        self.homeChanged.emit()

    @Slot()
    def openMe(self) -> None:
        """Show the person's own profile."""
        self.open("people")
        if self._people is not None:
            self._people.selectMe()

    @Slot()
    def openScan(self) -> None:
        """Ask for the scanner."""
        self.scanWanted.emit()

    @Slot(list)
    def dropFiles(self, urls: list[QUrl]) -> None:
        """Ask for files that were dropped on the window to be scanned, or for one to be installed."""
        self.filesDropped.emit(urls)

    @Slot(str)
    def openPerson(self, user_id: str) -> None:
        """Show a person's profile."""
        self.open("people")
        if self._people is not None:
            self._people.select(user_id)

    @Slot(str)
    def openAccount(self, account_id: str) -> None:
        """Show an official account's profile."""
        self.open("articles")
        if self._accounts is not None:
            self._accounts.select(account_id)

    @Slot(str)
    def openArticle(self, article_id: str) -> None:
        """Read an article in a tab of its own; one that is open already is shown again."""
        if self._services is None or self._context is None or self._tabs is None:
            return
        if article_id in self._article_tabs:
            self._tabs.select(self._article_tabs[article_id])
            return
        from app.core.kernel.ids import ArticleId
        from app.shell.official.article import ArticleViewModel
        from app.shell.official.foot import FootDesk

        services, tabs = self._services, self._tabs
        liking, comments = services.liking, services.comments
        foot = None if liking is None or comments is None else FootDesk(liking, comments, services.chat)
        article = ArticleViewModel(
            ArticleId(article_id), services.official, services.catalog, self._context, self, services.figures, foot
        )
        article.toasted.connect(self.toasted)

        def closed() -> None:
            self._article_tabs.pop(article_id, None)
            article.close()
            article.deleteLater()

        tab_id = tabs.open("article", self.tr("Article"), "newspaper", article, closed, subject=article_id)
        self._article_tabs[article_id] = tab_id
        article.changed.connect(lambda: tabs.rename(tab_id, str(article.property("title")) or self.tr("Article")))

    def _selected_title(self) -> str:
        if self._section == "chats":
            conversation = self._chats.property("conversation") if self._chats is not None else None
            return str(conversation.property("title")) if conversation is not None else ""
        screens = {"people": self._people, "articles": self._accounts, "miniapps": self._discover}
        screen = screens.get(self._section)
        return str(screen.property("selected")["name"]) if screen is not None else ""


def _let_figures_open(
    accounts: "AccountsViewModel", services: ShellServices, context: "ShellContext", tabs: "TabsModel"
) -> None:
    """Show the figures of an official account to its owner, in a tab of their own."""
    from app.core.kernel.ids import OfficialAccountId
    from app.shell.official.figures import FiguresViewModel
    from app.shell.tabs.screens import ScreenTabs

    figures, screens = services.figures, ScreenTabs(tabs)
    if figures is None:
        return

    def open_figures(account_id: str) -> None:
        key = OfficialAccountId(account_id)
        make = partial(FiguresViewModel, key, figures, services.official, context)
        screens.open("figures", account_id, "chart-line", make)

    accounts.figuresWanted.connect(open_figures)
    tabs.reopened.wake_with("figures", open_figures)


def _let_favourites_open(
    window: ShellViewModel, services: ShellServices, context: "ShellContext", tabs: "TabsModel"
) -> None:
    """Show the articles that the person keeps, in a tab of their own."""
    from app.shell.official.favourites import FavouritesViewModel
    from app.shell.tabs.screens import ScreenTabs

    liking, screens = services.liking, ScreenTabs(tabs)
    accounts = window.property("accounts")
    if liking is None or accounts is None:
        return

    def make() -> FavouritesViewModel:
        made = FavouritesViewModel(liking, context)
        made.toasted.connect(window.toasted)
        made.articleWanted.connect(window.openArticle)
        return made

    def open_favourites(_subject: str = "") -> None:
        screens.open("favourites", None, "bookmark", make)

    accounts.favouritesWanted.connect(open_favourites)
    tabs.reopened.wake_with("favourites", open_favourites)


def _people_of(window: ShellViewModel, services: "ShellServices", context: "ShellContext") -> "PeopleViewModel":
    """Return the screen of people, the person's own profile with it."""
    from app.shell.people.departure import DepartureViewModel
    from app.shell.people.own_picture import OwnPictureViewModel
    from app.shell.people.own_profile import OwnProfileViewModel
    from app.shell.people.people import PeopleViewModel

    own = None if services.people is None else OwnProfileViewModel(services.people, context, window)
    if own is not None:
        own.renewed.connect(window.meChanged)
        own.renewed.connect(lambda: window.own_lock.renew(context.user))
    picture = None if services.faces is None else OwnPictureViewModel(services.faces, context, window)
    departure = None if services.departures is None else DepartureViewModel(services.departures, context, window)
    if departure is not None:
        departure.walletWanted.connect(lambda: window.open("wallet"))
    people = PeopleViewModel(
        services.contacts,
        context,
        window,
        profiles=services.profiles,
        own=own,
        picture=picture,
        departure=departure,
    )
    window._settings.departureWanted.connect(people.beginDeparture)  # once their own profile is shown
    return people
