"""The running application: paints a window at once, then opens the person's data behind it."""

import getpass
import importlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.data_folder import FolderLock, default_data_folder
from app.shell.error_texts import text_of
from app.shell.garbage import GarbageCollection
from app.shell.relay import Relay
from app.shell.settings.preferences import Preferences
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tasks import Tasks
from app.shell.window import ShellViewModel

if TYPE_CHECKING:
    from app.shell.assembly import Assembly

VERSION = "0.1.0"
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
    def package(self) -> Path | None:
        """A `.ma` file to ask about once the window is ready."""
        ...

    @property
    def until_first_frame(self) -> bool:
        """Whether to say "painted" and end as soon as the window has painted (for the benchmark)."""
        ...


def main(options: Options) -> int:
    """Run the application until its window is closed and return the exit status.

    Raises:
        Refused: ``data.in_use``, another Plaza runs on this data folder.
        Unavailable: ``data.unwritable``.
    """
    with FolderLock(options.data or default_data_folder()) as lock:
        qt = make_qt()
        application = Application(lock.folder, camera=options.camera, link=options.link, package=options.package)
        application.start()
        if options.until_first_frame:
            application.window.frameSwapped.connect(_tell_painted, Qt.ConnectionType.SingleShotConnection)
            application.window.frameSwapped.connect(qt.quit)
        status = qt.exec()
        application.close()
    return status


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
    """One window over one data folder. GUI thread.

    `start` paints; what takes long (importing the domain, opening databases) is then done on a worker, and `ready`
    or `failed` follows.
    """

    ready = Signal()
    failed = Signal(str)

    def __init__(
        self,
        data_folder: Path,
        *,
        camera: str | None = None,
        link: str | None = None,
        package: Path | None = None,
        bundled: Path | None = None,
    ) -> None:
        """``bundled`` holds the packages that come along; None means Plaza's own."""
        super().__init__()
        self._data_folder = data_folder
        self._camera = camera
        self._link = link
        self._package = package
        self._bundled = bundled
        self._garbage = GarbageCollection()
        self._events = EventBus()
        self._relay = Relay(self._events)
        self._tasks = Tasks(self._relay)
        self._preferences = Preferences(data_folder / "settings.json")
        self._view_model = ShellViewModel(self._preferences, VERSION)
        self._engine = QQmlApplicationEngine()
        self._assembly: Assembly | None = None
        self._is_closed = False

    @property
    def window(self) -> QQuickWindow:
        """The main window, once started."""
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        return window

    def start(self) -> None:
        """Show the window; everything else follows its first frame."""
        prepare_engine(self._engine)
        self._engine.setInitialProperties({"viewModel": self._view_model})
        self._engine.loadFromModule("app.shell", "Main")
        if not self._engine.rootObjects():
            raise RuntimeError("the window cannot be made; the lines above say why")
        self.window.frameSwapped.connect(self._after_first_frame, Qt.ConnectionType.SingleShotConnection)
        self.window.visibilityChanged.connect(self._tell_seen)

    def open_link(self, text: str) -> None:
        """Open a link that came from outside the window, once `ready`; the person sees first what it is."""
        assert self._assembly is not None
        self._assembly.open_link(text)

    def install_file(self, file: Path) -> None:
        """Ask the person about a package, once `ready`."""
        assert self._assembly is not None
        self._assembly.install_file(file)

    def close(self) -> None:
        """End every mini-app, answer every question with no, and close the data. Waits until that is done."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._assembly is not None:
            self._assembly.stop_asking()
        self._tasks.close()
        if self._assembly is not None:
            self._assembly.close()
        # The window goes before what it shows, or its bindings would look at nothing while they end.
        shiboken6.delete(self._engine)
        self._garbage.end()

    def _tell_seen(self, visibility: QWindow.Visibility) -> None:
        if self._assembly is not None:
            unseen = (QWindow.Visibility.Minimized, QWindow.Visibility.Hidden)
            self._assembly.set_window_seen(visibility not in unseen)

    def _after_first_frame(self) -> None:
        # Imported on a worker: SQLAlchemy alone takes longer than the whole start so far.
        self._tasks.run(lambda: importlib.import_module("app.shell.assembly"), self._assemble, self._fail)

    def _assemble(self, _imported: object) -> None:
        if self._is_closed:
            return
        from app.shell.assembly import Assembly

        self._assembly = Assembly(
            self._data_folder,
            engine=self._engine,
            view_model=self._view_model,
            events=self._events,
            relay=self._relay,
            tasks=self._tasks,
            camera=self._camera,
            bundled=self._bundled,
        )
        gui_thread_id = threading.get_ident()
        self._tasks.run(lambda: self._open(gui_thread_id), self._attach, self._fail)

    def _open(self, gui_thread_id: int) -> None:
        assert self._assembly is not None
        self._assembly.open(gui_thread_id, person_name())

    def _attach(self, _opened: None) -> None:
        if self._is_closed or self._assembly is None:
            return
        self._assembly.attach()
        self.ready.emit()
        if self._link is not None:
            self.open_link(self._link)
        if self._package is not None:
            self.install_file(self._package)

    def _fail(self, error: PlazaError) -> None:
        sentence = text_of(error)
        print(sentence, file=sys.stderr)
        self._view_model.fail(sentence)
        self.failed.emit(sentence)


def person_name(find: Callable[[], str] = getpass.getuser) -> str:
    """Return what to call the person of a new profile, after the name they signed in to the system with."""
    try:
        name = find()
    except (OSError, KeyError):
        name = ""
    return "Lin" if name in ("", "root") else name[:1].upper() + name[1:40]


def _tell_painted() -> None:
    print("painted", flush=True)
