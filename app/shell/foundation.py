"""What the windows of all people stand on: the services of one data folder, its decoders, and what draws."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine

from app import demo_world
from app.bootstrap import BUNDLED, RESOURCES, Services, open_rest
from app.core.database import forbid_thread
from app.core.kernel.clock import Clock, SystemClock
from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, SessionId, UserId
from app.core.people.model import User
from app.data_folder import default_data_folder
from app.demo_people import DemoPeople
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.decoding.service import Decoding
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.spawn import Spawner
from app.shell.chat.card_pictures import CardPictures
from app.shell.clipboard import ShellClipboard
from app.shell.components.pictures import DECODER, Pictures
from app.shell.components.renderer import NodeComponents
from app.shell.demo_mark import marked, write_mark
from app.shell.hardware import Hardware
from app.shell.install.icons import Icons
from app.shell.links.handler import handler_of_system
from app.shell.prompts import ShellPrompts
from app.shell.relay import Relay
from app.shell.system_notices.choosing import notices_of_system
from app.shell.system_notices.ports import SystemNotices
from app.shell.tasks import Tasks
from app.shell.tray.tray import TrayViewModel
from app.talk import Talk, open_talk

PROGRAM = Path(__file__).resolve().parents[2] / "main.py"
Answer = TypeVar("Answer")


class PromptsByPerson:
    """The host's port to all windows: asks the person whose session it is, in their own window. Any thread."""

    def __init__(self) -> None:
        self.find_person: Callable[[SessionId], UserId | None] = lambda _: None
        self._of: dict[UserId, ShellPrompts] = {}

    def join(self, user_id: UserId, prompts: ShellPrompts) -> None:
        """Ask a person through ``prompts`` from now on."""
        self._of[user_id] = prompts

    def leave(self, user_id: UserId) -> None:
        """Ask a person nothing more: their window is gone."""
        self._of.pop(user_id, None)

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        """Show the payment sheet to who has the session."""
        prompts = self._prompts_of(request.session_id)
        return _done(PaymentAnswer("cancelled")) if prompts is None else prompts.confirm_payment(request)

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        """Show the permission sheet to who has the session."""
        withdrawn: PermissionAnswer = "withdrawn"
        prompts = self._prompts_of(request.session_id)
        return _done(withdrawn) if prompts is None else prompts.ask_permission(request)

    def ask(self, request: MiniAppPrompt[Answer]) -> "Future[Answer]":
        """Show the sheet of this kind to who has the session."""
        prompts = self._prompts_of(request.session_id)
        return _done(request.unanswered) if prompts is None else prompts.ask(request)

    def _prompts_of(self, session_id: SessionId) -> ShellPrompts | None:
        user_id = self.find_person(session_id)
        return None if user_id is None else self._of.get(user_id)


class Foundation:
    """Made on the GUI thread, opened on a worker, closed when all windows are still."""

    def __init__(
        self,
        data_folder: Path,
        *,
        engine: QQmlEngine,
        events: EventBus,
        relay: Relay,
        tasks: Tasks,
        toast: Callable[[str, str], None],
        camera: str | None,
        bundled: Path | None,
    ) -> None:
        """``toast`` says something in the window that is in front."""
        self.camera = camera
        self.relay = relay
        self.tasks = tasks
        self.spawner = Spawner()
        self.start_decoder = DecoderSpawner(self.spawner)
        self.decoding = Decoding(partial(self.start_decoder, DECODER))
        self.icons = Icons(data_folder / "icons", self.decoding)
        self.cards = CardPictures(data_folder / "cards", self.decoding)
        self.prompts = PromptsByPerson()
        self.close_miniapp: Callable[[MiniAppId], None] = lambda _: None
        """Closes a mini-app in all windows; on the GUI thread."""
        self.delete_profile: Callable[[UserId, str], None] = lambda _user_id, _password: None
        """Has a person's window go, and then their profile, by their password; on the GUI thread."""
        self.pictures = Pictures(self.decoding, tasks, relay)
        self.pictures.install(engine)
        self.components = NodeComponents(engine)
        self.screen_keys_of: UserId | None = None
        """Whose window hears the keys that scan the screen: one of them, for they are the system's."""
        is_usual = data_folder.absolute() == default_data_folder().absolute()
        self.link_handler = handler_of_system(PROGRAM, None if is_usual else data_folder.absolute())
        """What makes this Plaza the program for links; None where the system has no way."""
        self.tray = TrayViewModel()
        """What Plaza's icon shows, where the system has a place for it."""
        platform = QGuiApplication.platformName()
        self.system_notices: SystemNotices | None = notices_of_system(platform, relay.post, self.tray)
        """What shows notices while the person works elsewhere; None where the system has no way."""
        self.data_folder = data_folder
        self.clock: Clock = SystemClock()
        """What time it is; another one is given before `open`."""
        self.hardware = Hardware()
        """What Plaza sees and hears with; other things are given before `open`."""
        self.talk: Talk | None = None
        """What of the data is open before `open`, which takes it; it ends with the services, or if there are none."""
        self._events = events
        self._toast = toast
        self._bundled = bundled or BUNDLED
        self._services: Services | None = None
        self._name = ""
        self._allow_gui_thread: Callable[[], None] = lambda: None

    @property
    def services(self) -> Services:
        """The services, once `open` is done."""
        assert self._services is not None
        return self._services

    def open(self, gui_thread_id: int, name: str) -> list[User]:
        """Open the data folder and return who has a profile in it; at the first start make one called ``name``.

        What could not be done may be asked for again.

        Raises:
            Refused: the data cannot be used by this version; it is left as it was.
            Unavailable: the disk is full or another process writes.
        """
        self._allow_gui_thread = forbid_thread(gui_thread_id)
        services = self._services or self._open_services()
        self._name = name
        here = services.people.here() or [self.begin_anew()]
        for listing in services.catalog.all():
            with suppress(PlazaError):  # whoever opens it is told what is wrong with it
                self.icons.learn(listing, services.sessions.find_install(listing.miniapp_id))
        self.icons.clear()
        self.cards.clear()
        return here

    def _open_services(self) -> Services:
        talk = self.talk or open_talk(self.data_folder, self._events, self.clock)
        self.talk = None
        services = self._services = open_rest(
            talk,
            prompts=self.prompts,
            spawner=self.spawner,
            bundled=self._bundled,
            clipboard=ShellClipboard(self.relay, self._toast),
        )
        self.prompts.find_person = services.sessions.person_of
        with suppress(PlazaError):  # whoever fills the world is told what is wrong with it
            people = demo_world.people_of(RESOURCES)
            acting = DemoPeople(people, services.chat, services.packets, services.person_transfers, services.contacts)
            acting.join(self._events)
        return services

    def begin_anew(self) -> User:
        """Make the first profile, for whoever sits here. On a worker.

        Raises:
            Unavailable: the disk is full.
        """
        return self.services.people.create_profile(self._name)

    def welcome(self, user: User) -> User:
        """Fill the world of ``user`` if it is empty yet, and return them. On a worker.

        Raises:
            Refused: ``demo.broken``.
            Unavailable: the disk is full.
        """
        kept = marked(self.data_folder)
        if kept == []:  # of a Plaza that knew one person
            kept = [each.user_id for each in self.services.people.here()[:1]]
        if kept is None or user.user_id not in kept:
            demo_world.fill(self.services, user, RESOURCES)
            # Marked at the end: a fill that was cut short is finished at the next start.
            write_mark(self.data_folder, [*(kept or ()), user.user_id])
        return user

    def get_ready(self, relay: Relay, tasks: Tasks) -> None:
        """Get ready for the first mini-app, once the chats are there: for what draws it, then for what it runs in.

        The latter is a process that imports for half as long as the start did, on a processor that the chats may need.
        On the GUI thread; harmless when repeated.
        """
        self.components.warm_in_turn(relay.post, lambda: tasks.run(self.services.sessions.warm, lambda _: None))

    def close(self) -> None:
        """End the children and close the data."""
        if self.system_notices is not None:
            self.system_notices.close()
        if self._services is not None:
            self._services.close()
        if self.talk is not None:
            self.talk.plaza.close()
        self.decoding.close()
        self.spawner.close()
        self._allow_gui_thread()


def _done(answer: Answer) -> "Future[Answer]":
    """Return the answer of nobody: the window is gone, or going."""
    future: Future[Answer] = Future()
    future.set_result(answer)
    return future
