"""What a window needs once it is known whose it is: the parts of the shell that stand on the services."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from app.bootstrap import Services
from app.core.kernel.ids import MiniAppId
from app.core.links import MiniAppLink
from app.core.payments.events import MarkChanged
from app.core.people.model import User
from app.core.people.service import PeopleSeenBy
from app.data_folder import FACES
from app.host import archive
from app.host.bridge.prompts import OpenPrompt
from app.host.catalogues.service import Offered
from app.scanner.child import Decoder
from app.scanner.model import FoundCode
from app.shell.about.screens import Screens
from app.shell.between.chat_money import ChatMoney
from app.shell.between.collected import CollectedDesk, CollectedServices
from app.shell.between.giving import GivingDesk
from app.shell.between.money_sheets import MoneyServices, MoneySheets
from app.shell.chat import conversation  # noqa: F401 - imported here, off the GUI thread, which opens the first one
from app.shell.chat.account_menu import AccountDesk
from app.shell.chat.chat_files import ChatFiles
from app.shell.chat.chats import ChatsViewModel
from app.shell.chat.desk import ChatDesk
from app.shell.chat.emoji import EmojiMemory
from app.shell.chats_first import ShownFirst, desk_over
from app.shell.codes.code_sheet import CodeDesk
from app.shell.context import OpenLink, Scene, ShellContext
from app.shell.crossing import Crossing
from app.shell.desks import sheets_for
from app.shell.discover.catalogues import CataloguesDesk
from app.shell.error_texts import text_of
from app.shell.foundation import Foundation
from app.shell.install.installing import Installing
from app.shell.install.versions import VersionsDesk
from app.shell.language import retell
from app.shell.link_facts import facts_of
from app.shell.navigator import Destinations, Navigator, finder_of, keep_up, open_file, open_in_system, show_in_folder
from app.shell.notices.notices import NoticesViewModel
from app.shell.owner.opening import let_write
from app.shell.people.own_desks import own_desks
from app.shell.people.profiles import ProfilesViewModel
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.quick.gathering import desk_of
from app.shell.quick.opening import QuickOpening
from app.shell.quick.quick import QuickViewModel
from app.shell.relay import Relay
from app.shell.scan import preview  # noqa: F401 - QML finds its type once this is imported
from app.shell.scan.history import HistoryDesk
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.system_screens import screens_of_system
from app.shell.scan.ways import Equipment
from app.shell.scanning import Scanning
from app.shell.settings.settings import SettingsViewModel
from app.shell.sharing import Sharing
from app.shell.system_keys.choosing import keys_of_system
from app.shell.tabs.keeping import TabKeeping
from app.shell.tabs.miniapp import Drawing
from app.shell.tabs.model import TabsModel
from app.shell.tabs.window_places import WindowPlaces
from app.shell.tasks import Tasks
from app.shell.telling import outside_of, tell_messages
from app.shell.wallet.desk import WalletDesk
from app.shell.wallet.marks import MarkViewModel
from app.shell.wallet.pay_desk import PayDesk
from app.shell.wallet.pin_desk import PinDesk
from app.shell.wallet.security import SecurityDesk
from app.shell.wallet.wallet import WalletViewModel
from app.shell.window import ShellServices, ShellViewModel


class Assembly:
    """Joins the services and one person's window. GUI thread; the window waits until all of it is still."""

    def __init__(
        self,
        foundation: Foundation,
        user: User,
        view_model: ShellViewModel,
        *,
        profiles: ProfilesViewModel | None,
        relay: Relay,
        tasks: Tasks,
        come_to_front: Callable[[str], None],
        first: ShownFirst | None = None,
    ) -> None:
        """``relay`` and ``tasks`` end with the window, which ``come_to_front`` shows by the system's leave.

        ``first`` is what the window shows already.
        """
        self._first = first
        self._foundation = foundation
        self._user = user
        self._view_model = view_model
        self._profiles = profiles
        self._relay = relay
        self._tasks = tasks
        self._decoding = foundation.decoding
        self._icons = foundation.icons
        self._cards = foundation.cards
        # What asks while the window goes is answered: by the relay that stays.
        self._prompts = ShellPrompts(foundation.relay)
        self.show_sheet = self._prompts.show
        """Puts a sheet of the shell's own to the person."""
        self._tabs = TabsModel()
        self._installing: Installing | None = None
        self._navigator: Navigator | None = None
        self._screens = screens_of_system(QGuiApplication.platformName(), os.environ, relay)
        self._scanning: Scanning | None = None
        self._keeping: TabKeeping | None = None
        self._outside = outside_of(foundation, view_model, profiles, come_to_front)

    def attach(self) -> None:
        """Give the window its screens."""
        foundation, services, user = self._foundation, self._foundation.services, self._user
        view_model, tasks, relay = self._view_model, self._tasks, self._relay
        foundation.prompts.join(user.user_id, self._prompts)
        drawing = Drawing(foundation.components, foundation.pictures, tasks, relay, self._icons.find)

        def open_link(text: str, scene: Scene, source: str, /) -> None:
            navigator.open_link(text, scene, source)

        def install(offered: Offered, link: MiniAppLink) -> None:
            installing.fetch(offered, link)

        versions = VersionsDesk(services.installer, services.sessions, foundation.close_miniapp)
        context = self._context(services, user, open_link)
        screens = Screens(services, context, versions, view_model.toasted.emit)
        to = _destinations(services, user, view_model, screens, install)
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
        installing = self._installing = Installing(
            services.installer,
            services.sessions,
            services.catalogues,
            self._icons,
            tasks=tasks,
            prompts=self._prompts,
            open_link=navigator.open_link,
            toast=view_model.toasted.emit,
        )
        view_model.filesDropped.connect(self._take_files)
        keep_up(relay, navigator)
        view_model.attach(
            ShellServices(
                services.contacts,
                _chat_desk(services, user, foundation, self._first, self._settings().emoji),
                services.official,
                services.catalog,
                self._wallet_desk(services, user),
                versions,
                services.people,
                profiles=self._profiles,
                catalogues=CataloguesDesk(services.catalogues, services.installer.history, install),
                **_of_accounts(services),
                **own_desks(services, foundation),
            ),
            context,
            tabs=self._tabs,
            prompts=self._prompts,
        )
        self._tell_notices(services, user, navigator)
        tell_messages(services, context, self._outside, view_model, partial(_open_conversation, view_model))
        opening = QuickOpening(navigator.open, self._tabs, view_model)
        navigator.miniapps.given_up = opening.forget
        quick = desk_of(services, user, self._icons.find)
        view_model.quickReady.emit(QuickViewModel(quick, tasks, opening.open, view_model, view_model.listed))
        for package in services.broken_packages:
            view_model.toasted.emit(text_of(package), "danger")
        self._keep_tabs(services, user)
        view_model.listed.connect(lambda: foundation.get_ready(relay, tasks))

    def open_link(self, text: str, answered: Callable[[bool], None]) -> None:
        """Open a link that came from the command line; the person sees first what it is, and says yes or no to it."""
        assert self._navigator is not None
        self._navigator.open_text(text, "command", answered)

    def install_file(self, file: Path) -> None:
        """Ask about a package that came from the command line."""
        assert self._installing is not None
        self._installing.offer(file)

    def set_window_seen(self, is_seen: bool, *, is_locked: bool = False) -> None:
        """Tell whether the window can be seen; while it is locked nothing is shown or asked, and no camera looks on.

        Without services there is nothing to tell it.
        """
        if self._navigator is not None:
            self._navigator.set_window_seen(is_seen and not is_locked, is_locked=is_locked)
            if is_locked:
                self._navigator.close_scan()
        self._prompts.hold(is_locked)
        if is_locked:
            self._outside.withdraw_all()

    def retell(self) -> None:
        """Have everything that is open say anew, in the language that is spoken now, what it says."""
        for tab in self._tabs.tabs:
            if tab.view is not None:
                retell(tab.view)
        retell(self._tabs)
        retell(self._prompts)

    @property
    def navigator(self) -> Navigator | None:
        """What opens anything in this window, once it has its screens."""
        return self._navigator

    def hear_screen_keys(self) -> None:
        """Hear the keys that scan the screen in this window, unless another one does: the system gives them once."""
        if self._scanning is not None and self._foundation.screen_keys_of is None:
            self._foundation.screen_keys_of = self._user.user_id
            keys = keys_of_system(QGuiApplication.platformName(), os.environ)
            self._settings().screen_keys.attach(keys, self._relay)

    def stop_asking(self) -> None:
        """Close the tabs and answer every open question with no, so that nobody waits for the person any more."""
        self._settings().screen_keys.release()
        self._settings().back_ups.back()
        if self._foundation.screen_keys_of == self._user.user_id:
            self._foundation.screen_keys_of = None
        self._prompts.close_all()
        self._outside.withdraw_all()
        if self._keeping is not None:
            self._keeping.stop()
        self._tabs.close_all()
        if self._navigator is not None:
            self._navigator.close_all()

    def finish(self) -> None:
        """Wait until the newest of what is to be kept is written; once no worker works any more for this window."""
        if self._keeping is not None:
            self._keeping.finish()
        chats = self._view_model.property("chats")
        if isinstance(chats, ChatsViewModel):
            chats.posting.finish()

    def let_go(self) -> None:
        """Delete what the window showed, once that is gone."""
        self._prompts.deleteLater()
        self._tabs.deleteLater()

    def _context(self, services: Services, user: User, open_link: OpenLink) -> ShellContext:
        if self._first is None:
            faces = self._foundation.data_folder / FACES
            context = ShellContext(user, self._tasks, self._relay, open_link, services.clock, faces=faces)
        else:
            context = self._first.context
        context.user, context.open_link = user, open_link
        context.find_icon, context.find_picture = self._icons.find, self._cards.find
        context.open_file, context.show_in_folder = open_file, partial(show_in_folder, self._tasks)
        return context

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
        self._tabs.reopened.wake_with("history", lambda _subject: scanning.open_history())
        settings = self._settings()
        settings.screen_keys.pressed.connect(self._scan_from_elsewhere)
        self.hear_screen_keys()
        settings.outside_links.attach(self._foundation.link_handler, self._tasks)
        settings.back_ups.attach(self._foundation.data_folder, self._tasks, self._relay)
        settings.back_ups.endWanted.connect(QGuiApplication.quit)
        codes = CodeDesk(context.user.user_id, services.chat, self._tasks, view_model.toasted.emit, context.faces)
        self._sharing = Sharing(finder, codes, self._prompts, self._icons.find)  # the signal does not keep it
        view_model.codeWanted.connect(self._sharing.share)

    def _scan_from_elsewhere(self) -> None:
        """Scan the screen, another program being in front; a question that stands open is answered first."""
        if self._prompts.property("current") is None and not self._view_model.own_lock.is_locked:
            self._view_model.screenScanWanted.emit()

    def _let_give(self, services: Services, context: ShellContext) -> None:
        """Let the person give and take money, and write for the official accounts that are theirs."""
        let_write(services, self._decoding.queue, context, self._view_model, self._tabs)
        seen = PeopleSeenBy(services.people, context.user.user_id)
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
            seen,
            desk,
            self._open_security,
        )
        sheets = MoneySheets(given, self._prompts, context, self._view_model.toasted.emit, parent=self._view_model)
        self._view_model.moneyWanted.connect(sheets.open)
        collected = CollectedServices(
            services.collecting, seen, services.orders, services.catalog, services.repeats, desk
        )
        CollectedDesk(collected, self._prompts, context, self._view_model.toasted.emit, parent=self._view_model)

    def _tell_notices(self, services: Services, user: User, navigator: Navigator) -> None:
        notices = NoticesViewModel(
            user.user_id,
            services.sessions,
            services.notices,
            tasks=self._tasks,
            relay=self._relay,
            open_page=navigator.open,
            find_icon=self._icons.find,
            parent=self._view_model,
        )
        notices.outside = self._outside

        def mark(miniapp_id: str) -> None:
            tab = self._tabs.find_about("miniapp", miniapp_id)
            if tab is not None:
                self._tabs.mark(tab.tab_id)

        notices.noticed.connect(mark)
        self._view_model.noticesReady.emit(notices)

    def _keep_tabs(self, services: Services, user: User) -> None:
        """Bring back the tabs that were open, and keep those that are."""
        places = self._tabs.places = WindowPlaces(user.user_id, services.workspace, self._tasks, self._tabs)
        self._keeping = TabKeeping(
            self._tabs,
            user.user_id,
            workspace=services.workspace,
            catalog=services.catalog,
            find_icon=self._icons.find,
            tasks=self._tasks,
            places=places,
        )
        self._keeping.restore()

    def _take_files(self, urls: list[QUrl]) -> None:
        assert self._scanning is not None
        url = urls[0]
        if url.isLocalFile() and url.fileName().lower().endswith(archive.SUFFIX):
            self.install_file(Path(url.toLocalFile()))
            return
        self._scanning.open_files(urls)

    def _settings(self) -> SettingsViewModel:
        settings = self._view_model.property("settings")
        assert isinstance(settings, SettingsViewModel)
        return settings

    def _new_scan(self, on_found: Callable[[FoundCode], None]) -> ScanViewModel:
        scan = ScanViewModel(
            relay=self._relay,
            decoders=lambda: Decoder(self._foundation.start_decoder),
            spawn=self._foundation.start_decoder,
            on_found=on_found,
            camera=self._foundation.camera,
            equipment=Equipment(self._foundation.hardware.cameras, self._screens, self._settings()),
        )
        scan.offered.settingsWanted.connect(open_in_system)
        return scan


def _chat_desk(
    services: Services, user: User, foundation: Foundation, first: ShownFirst | None, emoji: EmojiMemory
) -> ChatDesk:
    """Return what the chats stand on: where the list was shown ``first``, its own, with what it did without."""
    desk = desk_over(services, emoji) if first is None else first.desk
    queue, pictures = foundation.decoding.queue, foundation.pictures
    desk.money = ChatMoney(user.user_id, services.packets, services.person_transfers, services.wallet)
    desk.files = ChatFiles(services.attachments, services.unsent, queue, pictures, services.sessions)
    desk.accounts = AccountDesk(services.official, services.speaker)
    desk.microphone = foundation.hardware.microphone or desk.microphone
    return desk


def _of_accounts(services: Services) -> dict[str, Any]:
    names = ("figures", "messages", "panel", "liking", "comments")
    return {name: getattr(services, name) for name in names}


def _open_conversation(window: ShellViewModel, conversation_id: str) -> None:
    window.open("chats")
    chats = window.property("chats")
    assert isinstance(chats, ChatsViewModel)
    if conversation_id:
        chats.select(conversation_id)


def _destinations(
    services: Services,
    user: User,
    window: ShellViewModel,
    screens: Screens,
    install: Callable[[Offered, MiniAppLink], None],
) -> Destinations:
    return Destinations(
        user.user_id,
        services.catalog,
        PeopleSeenBy(services.people, user.user_id),
        services.official,
        services.coupons,
        services.receive_codes,
        services.sessions,
        window,
        screens,
        window.moneyWanted.emit,
        window.codeWanted.emit,
        services.catalogues,
        install,
        services.invitations,
        partial(_open_conversation, window),
        window.commandWanted.emit,
        services.panel,
    )
