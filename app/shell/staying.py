"""Plaza without a window: it goes on in the tray, where the system has one and the person wants that."""

import sys
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from app.shell.person_window import PersonWindow
from app.shell.plain_words import one_line
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel
from app.shell.shortcuts import shortcut_of, words_of
from app.shell.tasks import Tasks
from app.shell.tray.ports import Tray
from app.shell.tray.tray import TrayLine, TrayViewModel
from app.shell.windows import Windows

LOOK_MS = 10_000
"""How often it is looked, while there is no window, whether the icon is still there."""
TELL_MS = 700
"""How long after its window Plaza says that it goes on: not where it is about to end."""
COMMANDS = ("scan.screen", "window.lock", "window.quit")
"""What the menu offers of the one table of shortcuts."""


class Staying(QObject):
    """Decides, as a window is closed, whether Plaza goes on; never where nobody could find it again. GUI thread."""

    def __init__(self, view_model: TrayViewModel, windows: Windows, preferences: Preferences, tasks: Tasks) -> None:
        super().__init__()
        self.view_model = view_model
        self._windows = windows
        self._preferences = preferences
        self._tasks = tasks
        self._tray: Tray | None = None
        self._has_ended = False
        self._by_key: dict[str, PersonWindow] = {}
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.look)
        self._telling = QTimer(self, interval=TELL_MS, singleShot=True)
        self._telling.timeout.connect(self._tell)
        self.view_model.chosen.connect(self._on_chosen)

    def begin(self, find: Callable[[], bool], make: Callable[[TrayViewModel], Tray | None]) -> None:
        """Show the icon if ``find``, on a worker, finds a place for it, and ``make`` can put it there."""

        def found(is_there: bool) -> None:
            tray = make(self.view_model) if is_there and not self._has_ended else None
            if tray is not None:
                self.use(tray)

        self._tasks.run(find, found)

    def use(self, tray: Tray) -> None:
        """Go on in ``tray`` from now on."""
        self._tray = tray
        self._windows.keeps = self.keeps
        self._windows.changed = self.renew
        self._windows.badge.changed = self.view_model.count
        self.view_model.count(self._windows.badge.shown)
        if sys.platform == "darwin":  # a click in the Dock
            QGuiApplication.instance().applicationStateChanged.connect(self._on_state)
        self.renew()

    def end(self) -> None:
        """Take the icon away."""
        self._has_ended = True
        self._looking.stop()
        self._telling.stop()
        tray, self._tray = self._tray, None
        if tray is not None:
            self._windows.keeps = lambda _: False
            QGuiApplication.setQuitOnLastWindowClosed(True)
            tray.close()

    def renew(self) -> None:
        """Offer what there is now, in the language that is spoken now: windows come, go and become somebody's."""
        for each in self._windows.everyone:
            settings = each.view_model.property("settings")
            assert isinstance(settings, SettingsViewModel)
            settings.own_desktop.let_stay(self._tray is not None)
        somebodys = [each for each in self._windows.everyone if each.assembly is not None]
        several = somebodys if len(somebodys) > 1 else []
        self._by_key = {f"person:{each.user_id}": each for each in several}
        people = [TrayLine(key, self._name_of(each)) for key, each in self._by_key.items()]
        first = people or [TrayLine("open", self.tr("Open Plaza"))]
        commands = [TrayLine(command, words_of(shortcut_of(command))) for command in COMMANDS]
        self.view_model.offer([*first, TrayLine("line"), *commands[:-1], TrayLine("lastLine"), commands[-1]])
        self.view_model.retell()

    def keeps(self, closing: PersonWindow) -> bool:
        """Tell whether a window that is closed stays, unseen; so does the program, then.

        The last window does that the person can see: while another is there, closing one means to leave.
        """
        stays = self._tray is not None and self._preferences.choices.closes_to_tray
        others = [each for each in self._windows.everyone if each is not closing]
        is_kept = stays and closing.assembly is not None and not any(each.window.isVisible() for each in others)
        goes_on = is_kept or (stays and any(each.assembly is not None for each in others))
        QGuiApplication.setQuitOnLastWindowClosed(not goes_on)
        if is_kept:
            self._looking.start()
            self._telling.start()
        return is_kept

    def look(self) -> None:
        """Look whether the icon is still there, or else show the windows again: nobody could find them."""
        tray = self._tray
        if tray is None or any(each.window.isVisible() for each in self._windows.everyone):
            self._looking.stop()
            return
        self._tasks.run(tray.is_seen, lambda is_seen: None if is_seen else self._show_all())

    def _show_all(self) -> None:
        for each in self._windows.everyone:
            each.come_to_the_front()
        self._looking.stop()

    def _tell(self) -> None:
        """Say, once, that Plaza goes on."""
        choices = self._preferences.choices
        if not choices.knows_tray and not any(each.window.isVisible() for each in self._windows.everyone):
            self._preferences.choose(replace(choices, knows_tray=True))
            self._tasks.run(self._preferences.save, lambda _: None, lambda _: None)
            said = self.tr("Messages still reach you. Its icon opens it again or ends it; the settings have more.")
            self.view_model.said.emit(self.tr("Plaza goes on here"), said)

    def _on_chosen(self, key: str) -> None:
        window = self._by_key.get(key) or self._windows.front or self._windows.first
        if key == "window.quit":
            QGuiApplication.quit()
        elif key == "window.lock":
            self._lock(window)
        else:
            window.come_to_the_front()
            if key in COMMANDS:
                window.view_model.commandWanted.emit(key)

    def _lock(self, window: PersonWindow) -> None:
        """Lock all windows that can be; where none can, let the one in front say why."""
        able = [each for each in self._windows.everyone if each.lock.property("canLock")]
        for each in able:
            each.lock.lock()
        if not able:
            window.come_to_the_front()
            window.view_model.commandWanted.emit("window.lock")

    def _on_state(self, state: Qt.ApplicationState) -> None:
        seen = any(each.window.isVisible() for each in self._windows.everyone)
        if state == Qt.ApplicationState.ApplicationActive and not seen:
            self._on_chosen("")

    def _name_of(self, window: PersonWindow) -> str:
        name = one_line(str(window.view_model.property("me")["name"]), 60)
        # In menus an ampersand marks a letter.
        return self.tr("Open {person}'s window").replace("{person}", name.replace("&", "&&"))
