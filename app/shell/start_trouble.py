"""What is seen where Plaza cannot have its data folder: why, what to do about it, and a way to try again."""

import sys
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.data_folder import FolderLock
from app.shell.error_texts import text_of
from app.shell.garbage import GarbageCollection
from app.shell.language import Language
from app.shell.person_window import PersonWindow
from app.shell.relay import Relay
from app.shell.settings.preferences import Preferences
from app.shell.style.setup import prepare_engine
from app.shell.tasks import Tasks


class StartTrouble(QObject):
    """A window of nobody's that says why there is no data. GUI thread; `close` ends it.

    ``over`` tells that trying again has led somewhere: ``lock`` holds the folder then; without it another Plaza has
    the folder by now and has taken what was asked.
    """

    over = Signal()

    def __init__(
        self,
        qt: QGuiApplication,
        folder: Path,
        trouble: PlazaError,
        take: Callable[[], FolderLock | None],
        version: str,
    ) -> None:
        """``take`` takes the lock of ``folder``, or hands over and returns None; it may raise another trouble."""
        super().__init__()
        self.lock: FolderLock | None = None
        self.is_over = False
        self._take = take
        self._garbage = GarbageCollection()
        self._relay = Relay(EventBus())
        self._tasks = Tasks(self._relay)
        preferences = Preferences(folder / "settings.json")
        self._language = Language(qt)
        self._language.choose(preferences.choices.language)
        self._engine = QQmlApplicationEngine()
        prepare_engine(self._engine)
        self.window = PersonWindow(self._engine, self._relay, self._tasks, preferences, version)
        self.window.view_model.openingWanted.connect(self._try)
        self._garbage.settle()
        self._tell(trouble)

    def close(self) -> None:
        """Put the window away. Waits for a try that is under way."""
        self._tasks.close()
        self.window.end()
        self._relay.end()
        # The window goes before what it shows, or its bindings would look at nothing while they end.
        shiboken6.delete(self._engine)
        self._language.end()
        self._garbage.end()

    def _try(self) -> None:
        self.window.view_model.fail("")
        self._tasks.run(self._take, self._taken, self._tell)

    def _taken(self, lock: FolderLock | None) -> None:
        self.lock, self.is_over = lock, True
        self.over.emit()

    def _tell(self, trouble: PlazaError) -> None:
        sentence = text_of(trouble)
        print(sentence, file=sys.stderr)
        self.window.view_model.fail(sentence)
