"""What the window needs once it has painted: the services, and the parts of the shell that stand on them."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlEngine

from app import demo_world
from app.bootstrap import BUNDLED, RESOURCES, Services, open_services
from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.database import forbid_thread
from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.core.payments.events import MarkChanged
from app.core.people.model import User
from app.demo_people import DemoPeople
from app.host import archive
from app.host.bridge.prompts import OpenPrompt
from app.host.decoding.service import Decoding
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.scanner.child import Decoder
from app.scanner.model import FoundCode
from app.shell.about.screens import Screens
from app.shell.between.chat_money import ChatMoney
from app.shell.between.collected import CollectedDesk, CollectedServices
from app.shell.between.giving import GivingDesk
from app.shell.between.money_sheets import MoneyServices, MoneySheets
from app.shell.chat.card_pictures import CardPictures
from app.shell.clipboard import ShellClipboard
from app.shell.codes.code_sheet import CodeDesk
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents
from app.shell.context import OpenLink, Scene, ShellContext
from app.shell.crossing import Crossing
from app.shell.desks import sheets_for
from app.shell.error_texts import text_of
from app.shell.install.icons import Icons
from app.shell.install.installing import Installing
from app.shell.install.versions import VersionsDesk
from app.shell.link_facts import facts_of
from app.shell.navigator import Destinations, Navigator, finder_of
from app.shell.notices.notices import NoticesViewModel
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.relay import Relay
from app.shell.scan import preview  # noqa: F401 - QML finds its type once this is imported
from app.shell.scan.history import HistoryDesk
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.ways import Equipment
from app.shell.scanning import Scanning
from app.shell.settings.settings import SettingsViewModel
from app.shell.sharing import Sharing
from app.shell.tabs.miniapp import Drawing
from app.shell.tabs.model import TabsModel
from app.shell.tasks import Tasks
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.marks import MarkViewModel
from app.shell.wallet.pay_desk import PayDesk
from app.shell.wallet.pin_desk import PinDesk
from app.shell.wallet.security import SecurityDesk
from app.shell.wallet.wallet import WalletViewModel
from app.shell.window import ShellServices, ShellViewModel

DEMO_MARK = "demo-world"


class Assembly:
    """Joins services and window. Made and attached on the GUI thread, opened on a worker, closed when all is still."""

    def __init__(
        self,
        data_folder: Path,
        *,
        engine: QQmlEngine,
        view_model: ShellViewModel,
        events: EventBus,
        relay: Relay,
        tasks: Tasks,
        camera: str | None,
        bundled: Path | None,
    ) -> None:
        self._data_folder = data_folder
        self._engine = engine
        self._view_model = view_model
        self._events = events
        self._relay = relay
        self._tasks = tasks
        self._camera = camera
        self._bundled = bundled or BUNDLED
        self._spawner = Spawner()
        self._start_decoder = DecoderSpawner(self._spawner)
        self._decoding = Decoding(partial(self._start_decoder, DECODER))
        self._icons = Icons(data_folder / "icons", self._decoding)
        self._cards = CardPictures(data_folder / "cards", self._decoding)
        self._prompts = ShellPrompts(relay)
        self._tabs = TabsModel()
        self._services: Services | None = None
        self._allow_gui_thread: Callable[[], None] = lambda: None
        self._user: User | None = None
        self._installing: Installing | None = None
        self._navigator: Navigator | None = None
        self._scanning: Scanning | None = None

    def open(self, gui_thread_id: int, name: str) -> None:
        """Open the data folder; at the first start make a profile called ``name`` and fill its world.

        Raises:
            Refused: the data cannot be used by this version; it is left as it was.
            Unavailable: the disk is full or another process writes.
        """
        self._allow_gui_thread = forbid_thread(gui_thread_id)
        services = self._services = open_services(
            self._data_folder,
            events=self._events,
            prompts=self._prompts,
            spawner=self._spawner,
            bundled=self._bundled,
            clipboard=ShellClipboard(self._relay, self._view_model.toasted.emit),
        )
        services.sessions.warm()
        with suppress(PlazaError):  # whoever fills the world is told what is wrong with it
            people = demo_world.people_of(RESOURCES)
            DemoPeople(people, services.chat, services.packets, services.person_transfers).join(self._events)
        self._user = services.people.current() or services.people.create_profile(name)
        mark = self._data_folder / DEMO_MARK
        if not mark.exists():
            # Marked at the end: a fill that was cut short is finished at the next start.
            demo_world.fill(services, self._user, RESOURCES)
            mark.touch()
        for listing in services.catalog.all():
            with suppress(PlazaError):  # whoever opens it is told what is wrong with it
                self._icons.learn(listing, services.sessions.find_install(listing.miniapp_id))
        self._icons.clear()
        self._cards.clear()

    def attach(self) -> None:
        """Give the window its screens."""
        services, user = self._opened()
        view_model, tasks, relay = self._view_model, self._tasks, self._relay
        pictures = Pictures(self._decoding, tasks, relay)
        pictures.install(self._engine)
        drawing = Drawing(NodeComponents(self._engine), pictures, tasks, relay, self._icons.find)

        def open_link(text: str, scene: Scene, source: str, /) -> None:
            navigator.open_link(text, scene, source)

        def close_miniapp(miniapp_id: MiniAppId) -> None:
            navigator.close_miniapp(miniapp_id)

        versions = VersionsDesk(services.installer, services.sessions, close_miniapp)
        context = self._context(services, user, open_link)
        screens = Screens(services, context, versions, view_model.toasted.emit)
        to = _destinations(services, user, view_model, screens, self.install_file)
        navigator = self._navigator = Navigator(
            to,
            tabs=self._tabs,
            prompts=self._prompts,
            drawing=drawing,
            toast=view_model.toasted.emit,
        )
        self._let_ask(services, context, navigator)
        self._let_give(services, context)
        self._let_scan(services, context, to, navigator)
        view_model.aboutWanted.connect(lambda miniapp_id: navigator.open_about(MiniAppId(miniapp_id)))
        view_model.callsWanted.connect(lambda: navigator.open_calls(None))
        self._installing = Installing(
            services.installer,
            services.sessions,
            self._icons,
            tasks=tasks,
            prompts=self._prompts,
            open_link=navigator.open_link,
            toast=view_model.toasted.emit,
        )
        view_model.filesDropped.connect(self._take_files)
        relay.subscribe(ListingWithdrawn, lambda event: navigator.close_miniapp(event.miniapp_id))
        relay.subscribe(ListingPublished, lambda event: navigator.renew_miniapp(event.miniapp_id))
        view_model.attach(
            ShellServices(
                services.people,
                services.chat,
                services.official,
                services.catalog,
                self._wallet_desk(services, user),
                versions,
                ChatMoney(user.user_id, services.packets, services.person_transfers),
            ),
            context,
            tabs=self._tabs,
            prompts=self._prompts,
        )
        notices = NoticesViewModel(
            user.user_id,
            services.sessions,
            services.notices,
            tasks=tasks,
            relay=relay,
            open_page=navigator.open,
            find_icon=self._icons.find,
            parent=view_model,
        )
        view_model.noticesReady.emit(notices)
        for package in services.broken_packages:
            view_model.toasted.emit(text_of(package), "danger")
        relay.post(drawing.components.warm)

    def open_link(self, text: str) -> None:
        """Open a link that came from the command line; the person sees first what it is."""
        assert self._navigator is not None
        self._navigator.open_text(text, "command")

    def install_file(self, file: Path, link: MiniAppLink | None = None) -> None:
        """Ask about a package that came from the command line, or that ``link`` led to."""
        assert self._installing is not None
        self._installing.offer(file, link)

    def set_window_seen(self, is_seen: bool) -> None:
        """Tell whether the window can be seen; without services there is nothing to tell it."""
        if self._navigator is not None:
            self._navigator.set_window_seen(is_seen)

    def stop_asking(self) -> None:
        """Close the tabs and answer every open question with no, so that nobody waits for the person any more."""
        self._prompts.close_all()
        self._tabs.close_all()
        if self._navigator is not None:
            self._navigator.close_all()

    def close(self) -> None:
        """End the children and close the data."""
        if self._services is not None:
            self._services.close()
        self._decoding.close()
        self._spawner.close()
        self._allow_gui_thread()

    def _context(self, services: Services, user: User, open_link: OpenLink) -> ShellContext:
        return ShellContext(
            user,
            self._tasks,
            self._relay,
            open_link,
            services.clock,
            find_icon=self._icons.find,
            find_picture=self._cards.find,
        )

    def _pin_desk(self, services: Services, user: User) -> PinDesk:
        return PinDesk(user.user_id, services.pins, services.marks, self._tasks, services.clock)

    def _wallet_desk(self, services: Services, user: User) -> WalletDesk:
        prompts = self._prompts
        security = SecurityDesk(
            self._pin_desk(services, user),
            services.spending,
            services.catalog.all,
            prompts.show,
            is_asking=lambda: prompts.property("current") is not None,
            has_ring=services.has_ring,
        )
        return WalletDesk(
            services.wallet,
            services.orders,
            services.refunds,
            services.funding,
            services.coupons,
            services.payments.proof_of,
            security,
        )

    def _let_ask(self, services: Services, context: ShellContext, navigator: Navigator) -> None:
        """Let mini-apps ask the person."""
        toast = self._view_model.toasted.emit
        desk = PayDesk(
            self._pin_desk(services, context.user),
            services.payments,
            services.orders,
            services.wallet,
            services.coupons,
            services.spending,
            services.funding,
            services.repeats,
            self._open_security,
        )
        sheets = sheets_for(
            services, context, cards=self._cards, decoding=self._decoding, make_scan=self._new_scan, toast=toast
        )
        crossing = Crossing(self._tabs, navigator.open)
        self._prompts.use(
            PromptServices(desk, self._mark(desk.pin), self._icons.find, sheets, {OpenPrompt: crossing.take})
        )

    def _open_security(self) -> None:
        """Show where limits and freeze are changed."""
        self._view_model.open("wallet")
        wallet = self._view_model.property("wallet")
        assert isinstance(wallet, WalletViewModel)
        wallet.show("security")

    def _mark(self, desk: PinDesk) -> MarkViewModel:
        """Return the person's mark, kept up to date."""
        mark = MarkViewModel(self._view_model)

        def read() -> None:
            self._tasks.run(lambda: desk.marks.of(desk.user_id), mark.show)

        self._relay.subscribe(MarkChanged, lambda event: read() if event.user_id == desk.user_id else None)
        read()
        return mark

    def _let_scan(self, services: Services, context: ShellContext, to: Destinations, navigator: Navigator) -> None:
        """Let the person scan, and look at what was scanned."""
        view_model, finder = self._view_model, finder_of(to)
        desk = HistoryDesk(services.scans, finder.find, lambda link, found: facts_of(link, found, self._icons.find))
        scanning = self._scanning = Scanning(
            services.scans, desk, context, navigator, self._new_scan, view_model.toasted.emit
        )
        view_model.scanWanted.connect(scanning.open)
        view_model.pictureScanWanted.connect(scanning.open_picture)
        view_model.screenScanWanted.connect(scanning.open_screen)
        view_model.scansWanted.connect(scanning.open_history)
        codes = CodeDesk(context.user.user_id, services.chat, self._tasks, view_model.toasted.emit)
        view_model.codeWanted.connect(Sharing(finder, codes, self._prompts, self._icons.find).share)

    def _let_give(self, services: Services, context: ShellContext) -> None:
        """Let the person give and take money."""
        desk = GivingDesk(self._pin_desk(services, context.user), services.wallet)
        given = MoneyServices(
            services.packets,
            services.person_transfers,
            services.repeats,
            services.receive_codes,
            services.collecting,
            services.spending,
            services.funding,
            services.chat,
            services.people,
            desk,
            self._open_security,
        )
        sheets = MoneySheets(given, self._prompts, context, self._view_model.toasted.emit, parent=self._view_model)
        self._view_model.moneyWanted.connect(sheets.open)
        collected = CollectedServices(
            services.collecting, services.people, services.orders, services.catalog, services.repeats, desk
        )
        CollectedDesk(collected, self._prompts, context, self._view_model.toasted.emit, parent=self._view_model)

    def _opened(self) -> tuple[Services, User]:
        assert self._services is not None
        assert self._user is not None
        return self._services, self._user

    def _take_files(self, urls: list[QUrl]) -> None:
        assert self._scanning is not None
        url = urls[0]
        if url.isLocalFile() and url.fileName().lower().endswith(archive.SUFFIX):
            self.install_file(Path(url.toLocalFile()))
            return
        self._scanning.open_files(urls)

    def _new_scan(self, on_found: Callable[[FoundCode], None]) -> ScanViewModel:
        settings = self._view_model.property("settings")
        assert isinstance(settings, SettingsViewModel)
        return ScanViewModel(
            relay=self._relay,
            decoders=lambda: Decoder(self._start_decoder),
            spawn=self._start_decoder,
            on_found=on_found,
            camera=self._camera,
            equipment=Equipment(memory=settings),
        )


def _destinations(
    services: Services,
    user: User,
    window: ShellViewModel,
    screens: Screens,
    install: Callable[[Path, MiniAppLink], None],
) -> Destinations:
    catalog, people, official = services.catalog, services.people, services.official
    return Destinations(
        user.user_id,
        catalog,
        people,
        official,
        services.coupons,
        services.receive_codes,
        services.sessions,
        window,
        screens,
        window.moneyWanted.emit,
        window.codeWanted.emit,
        services.shelf,
        install,
    )
