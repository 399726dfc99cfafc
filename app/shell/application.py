"""The running application: paints a window at once, then opens the person's data behind it."""

import getpass
import importlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.clock import Clock, SystemClock
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.events import EventBus
from app.data_folder import FolderLock, default_data_folder, restored_beside, unpacked_beside
from app.shell.crashes.marks import RunMark
from app.shell.ending import finish_sending
from app.shell.error_texts import text_of
from app.shell.garbage import GarbageCollection
from app.shell.hardware import Hardware
from app.shell.language import Language
from app.shell.person_window import PersonWindow
from app.shell.relay import Relay
from app.shell.request import Request
from app.shell.settings.preferences import Preferences
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tasks import Tasks
from app.shell.windows import Windows

if TYPE_CHECKING:
    from app.core.people.model import User
    from app.shell.foundation import Foundation
    from app.shell.hand_over import Door
    from app.shell.staying import Staying
    from app.shell.until import Moment
    from app.talk import FirstLook, Talk

VERSION = "0.1.0"
ASKED_MAX = 4
"""How many links from outside may wait for the person's answer. A web page can open them without end."""
PAINT_WAIT_MS = 300
"""For how long the rest of a start lets the list of chats be painted: it never is where the window is out of sight."""
log = logging.getLogger(__name__)


class Options(Protocol):
    """How the application was asked to start."""

    @property
    def data(self) -> Path | None:
        """The data folder; None is the system's usual place."""
        ...

    @property
    def camera(self) -> str | None:
        """A file, folder or address to use as the camera."""
        ...

    @property
    def link(self) -> str | None:
        """A link to open once the window is ready."""
        ...

    @property
    def person(self) -> str | None:
        """The name or id of who is to have the window."""
        ...

    @property
    def package(self) -> Path | None:
        """A `.ma` file to ask about once the window is ready."""
        ...

    @property
    def until(self) -> "Moment | None":
        """When to end by itself (for the benchmarks)."""
        ...


def main(options: Options) -> int:
    """Run the application until its window is closed and return the exit status.

    Where another Plaza runs on this data folder, hand over to that what is asked, and return 0 once it has it. A folder
    that cannot be had is told in a window, where the person may try again; 1 if they close it instead.

    Raises:
        Refused: ``hand_over.busy``, the other one takes no more now, and says so in its window.
    """
    asked, folder = _request_of(options), options.data or default_data_folder()

    def take() -> FolderLock | None:
        _take_restored(folder)
        return _lock(folder, asked)

    qt: QGuiApplication | None = None
    try:
        lock = take()
    except PlazaError as error:
        if error.code == "hand_over.busy":
            raise
        qt = make_qt()
        lock, status = _wait_for_folder(qt, folder, error, take)
        if lock is None:
            return status
    if lock is None:
        return 0
    with lock:
        qt = qt or make_qt()
        mark = RunMark(lock.folder, VERSION)
        application = Application(lock.folder, camera=options.camera, asked=asked, report=mark.report)
        application.start()
        if options.until is not None:
            from app.shell.until import end_at  # nobody but a benchmark asks for it

            end_at(options.until, application.windows.first, qt)
        status = qt.exec()
        while finish_sending(application.windows.everyone):
            status = qt.exec()
        application.close()
        mark.end()
    _take_restored(folder)
    return status


def _wait_for_folder(
    qt: QGuiApplication, folder: Path, error: PlazaError, take: Callable[[], FolderLock | None]
) -> tuple[FolderLock | None, int]:
    """Tell why the folder cannot be had, until it can or the person gives up; return its lock, or how that ended."""
    from app.shell.start_trouble import StartTrouble  # nobody else needs it

    trouble = StartTrouble(qt, folder, error, take, VERSION)
    trouble.over.connect(qt.quit)
    qt.exec()
    trouble.close()
    return trouble.lock, 0 if trouble.is_over else 1


def _take_restored(folder: Path) -> None:
    """Put a back-up that waits in the place of the folder, which nobody uses now."""
    if restored_beside(folder).exists() or unpacked_beside(folder).exists():
        from app.back_up import take_restored  # a start is spared what it brings along

        take_restored(folder)


def _request_of(options: Options) -> Request:
    """Return what was asked, so that another process can do it as well as this one."""
    package = None if options.package is None else str(options.package.absolute())
    return Request(options.link, package, os.environ.pop("XDG_ACTIVATION_TOKEN", ""), options.person)


def _lock(folder: Path, asked: Request) -> FolderLock | None:
    """Take the lock of ``folder``, or have the process that holds it do what is asked and return None."""
    try:
        return FolderLock(folder)
    except Refused:
        from app.shell.hand_over import lock_or_hand_over  # a first start is spared what it brings along

        return lock_or_hand_over(folder, asked)


def make_qt() -> QGuiApplication:
    """Make the process's one Qt application, drawn by the processor where there is no graphics card."""
    # A painted item in the threaded loop waits for Python's lock while a grab waits for the painter: both for ever.
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    if sys.platform == "linux" and not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    qt = QGuiApplication(sys.argv[:1])
    qt.setApplicationName("Plaza")
    qt.setApplicationVersion(VERSION)
    qt.setDesktopFileName("plaza")
    prepare_application(qt)
    return qt


class Application(QObject):
    """The windows over one data folder. GUI thread.

    `start` paints one; what takes long (importing the domain, opening databases) is then done on a worker, and `ready`
    or `failed` follows.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(
        self,
        data_folder: Path,
        *,
        camera: str | None = None,
        asked: Request | None = None,
        bundled: Path | None = None,
        report: str = "",
    ) -> None:
        """``asked`` is done once `ready`; ``bundled`` holds the packages that come along, None means Plaza's own.

        ``report`` is what is known of a run before that did not end well.
        """
        super().__init__()
        self._data_folder = data_folder
        self._camera = camera
        self._bundled = bundled
        self._garbage = GarbageCollection()
        self._events = EventBus()
        self._relay = Relay(self._events)
        self._tasks = Tasks(self._relay)
        self._preferences = Preferences(data_folder / "settings.json")
        self._language = _language_of(self._preferences)
        self._engine = QQmlApplicationEngine()
        self.windows = Windows(self._engine, self._relay, self._tasks, self._preferences, VERSION, self._do)
        self.windows.entered = self._on_entered
        self.windows.failed = self._on_failed
        self.windows.opening_wanted = self._open
        self._talk: Talk | None = None
        self._is_rest_wanted = False
        self._foundation: Foundation | None = None
        self.staying: Staying | None = None
        """Whether Plaza goes on without a window; there once it is ready."""
        self._wanted = asked.person if asked is not None else None
        self._asked = [] if asked is None else [replace(asked, person=None)]
        self._report = report
        self.clock: Clock = SystemClock()
        """What time it is; another one is given before `start`."""
        self.hardware = Hardware()
        """What Plaza sees and hears with; other things are given before `start`."""
        self._unanswered = 0
        self._is_ready = False
        self._door: Door | None = None
        self._is_closed = False

    @property
    def window(self) -> QQuickWindow:
        """The first window, once started."""
        return self.windows.first.window

    @property
    def foundation(self) -> "Foundation":
        """What the windows stand on, once `ready`."""
        assert self._foundation is not None
        return self._foundation

    def start(self) -> None:
        """Show the window; everything else follows its first frame."""
        self._language.changed.connect(self._retell)
        self._preferences.listen(lambda: self._language.choose(self._preferences.choices.language))
        prepare_engine(self._engine, data=self._data_folder)
        first = self.windows.add()
        first.window.frameSwapped.connect(self._after_first_frame, Qt.ConnectionType.SingleShotConnection)

    def open_link(self, text: str) -> None:
        """Open a link that came from outside the window, once `ready`; the person sees first what it is."""
        self._do(self.windows.first, Request(text))

    def install_file(self, file: Path) -> None:
        """Ask the person about a package, once `ready`."""
        self._do(self.windows.first, Request(package=str(file)))

    def take(self, asked: Request) -> bool:
        """Come to the front and do what a later start was asked; return False where too much waits for an answer."""
        front = self.windows.front
        (front or self.windows.first).come_to_the_front(asked.activation)
        waiting = len(self._asked) + (0 if front is None else len(front.asked))
        if asked.link is not None and self._unanswered + waiting >= ASKED_MAX:
            self.windows.toast(text_of(Refused("hand_over.busy")), "danger")
            return False
        if asked.person is not None and self._foundation is not None and self._is_ready:
            self._find_person(asked, asked.person)
        elif front is not None:
            self._do(front, asked)
        elif len(self._asked) < ASKED_MAX:
            self._asked.append(asked)
        return True

    def close(self) -> None:
        """End every mini-app, answer every question with no, and close the data. Waits until that is done."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._door is not None:
            self._door.close()
        if self.staying is not None:
            self.staying.end()
        self.windows.stop()
        self._tasks.close()
        self.windows.finish()
        if self._foundation is not None:
            self._foundation.close()
        elif self._talk is not None:
            self._talk.plaza.close()
        self.windows.end()
        self._relay.end()
        # The windows go before what they show, or their bindings would look at nothing while they end.
        shiboken6.delete(self._engine)
        self._language.end()
        self._garbage.end()

    def _do(self, window: PersonWindow, asked: Request) -> None:
        assert window.assembly is not None
        if window.lock.is_locked:
            window.asked.append(asked)  # done once the person is back
            return
        if asked.link is not None:
            self._unanswered += 1
            window.assembly.open_link(asked.link, self._on_answered)
        if asked.package is not None:
            window.assembly.install_file(Path(asked.package))

    def _on_answered(self, _is_yes: bool) -> None:
        self._unanswered -= 1

    def _find_person(self, asked: Request, name: str) -> None:
        """Do what was asked in the window of a person, who has one then."""
        assert self._foundation is not None
        people = self._foundation.services.people
        self._tasks.run(
            lambda: people.find_here(name),
            lambda user: self.windows.want(user.user_id, replace(asked, person=None)),
            lambda error: self.windows.toast(text_of(error), "danger"),
        )

    def _open_door(self) -> None:
        from app.shell.hand_over import Door

        try:
            self._door = Door(self._data_folder, self.take)
        except PlazaError as error:
            log.warning("%s", text_of(error))

    def _retell(self) -> None:
        self.windows.retell()
        self._engine.retranslate()

    def _after_first_frame(self) -> None:
        self._open_door()
        if self._wanted is None:
            self._tasks.run(self._look, self._on_looked, lambda _: self._import_rest())
        else:
            self._import_rest()

    def _look(self) -> "FirstLook | None":
        """Find the chats. On a worker: to import SQLAlchemy alone takes longer than the whole start so far."""
        from app.shell.chats_first import look

        found = look(self._data_folder, self._events, self.clock)
        self._talk = None if found is None else found.talk
        return found

    def _on_looked(self, found: "FirstLook | None") -> None:
        """Show the chats, if they were found, and let them be painted before what takes as long again."""
        if self._is_closed or found is None:
            self._import_rest()
            return
        self.windows.first.show_first(found)
        self.window.frameSwapped.connect(self._import_rest, Qt.ConnectionType.SingleShotConnection)
        QTimer.singleShot(PAINT_WAIT_MS, self._import_rest)

    def _import_rest(self) -> None:
        """Import all that is not imported yet, on a worker."""
        if not self._is_rest_wanted:
            self._is_rest_wanted = True
            self._tasks.run(lambda: importlib.import_module("app.shell.assembly"), self._found, self._fail)

    def _found(self, _imported: object) -> None:
        if self._is_closed:
            return
        self._garbage.settle()
        from app.shell.foundation import Foundation

        self._foundation = Foundation(
            self._data_folder,
            engine=self._engine,
            events=self._events,
            relay=self._relay,
            tasks=self._tasks,
            toast=self.windows.toast,
            camera=self._camera,
            bundled=self._bundled,
        )
        self._foundation.clock, self._foundation.talk = self.clock, self._talk
        self._foundation.hardware = self.hardware
        self._open()

    def _open(self) -> None:
        """Open the data, for the first time or after it could not be."""
        foundation, gui_thread_id = self._foundation, threading.get_ident()
        if foundation is not None and not self._is_ready:
            self.windows.fail("")
            self._tasks.run(lambda: foundation.open(gui_thread_id, person_name()), self._opened, self._fail)

    def _opened(self, here: "list[User]") -> None:
        if self._is_closed or self._foundation is None:
            return
        self.windows.begin(self._foundation, here, self._wanted)

    def _on_entered(self) -> None:
        """Do what was asked before, once somebody is there; the first time, all is ready."""
        if not self._is_ready:
            self._is_ready = True
            self._begin_staying()
            self.ready.emit()
        front = self.windows.front
        if front is not None:
            self._offer_report(front)
            asked, self._asked = self._asked, []
            for each in asked:
                self.take(each)

    def _begin_staying(self) -> None:
        """Show the icon among those of the system, where there is a place for it."""
        from app.shell.staying import Staying  # after the first frame
        from app.shell.tray.system_tray import place_of_system, tray_of_system

        assert self._foundation is not None
        self.staying = Staying(self._foundation.tray, self.windows, self._preferences, self._tasks)
        place = place_of_system(QGuiApplication.platformName())
        if place is not None:
            self.staying.begin(place, lambda view_model: tray_of_system(self._engine, view_model, place))

    def _offer_report(self, window: PersonWindow) -> None:
        """Show the first person who is there what is known of an end that was none, once."""
        report, self._report = self._report, ""
        if report and window.assembly is not None:
            from app.shell.crashes.crash_sheet import CrashSheetViewModel

            said = window.view_model.toasted.emit
            window.assembly.show_sheet(CrashSheetViewModel(report, window.tasks, said, parent=window.view_model))

    def _fail(self, error: PlazaError) -> None:
        self._on_failed(text_of(error))

    def _on_failed(self, sentence: str) -> None:
        told = " ".join(filter(None, (sentence, self.windows.first.forget_first())))
        print(told, file=sys.stderr)
        self.windows.fail(told)
        self.failed.emit(told)


def person_name(find: Callable[[], str] = getpass.getuser) -> str:
    """Return what to call the person of a new profile, after the name they signed in to the system with."""
    try:
        name = find()
    except (OSError, KeyError):
        name = ""
    return "Lin" if name in ("", "root") else name[:1].upper() + name[1:40]


def _language_of(preferences: Preferences) -> Language:
    """Return the application's language, as the person chose it."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    language = Language(app)
    language.choose(preferences.choices.language)
    return language
