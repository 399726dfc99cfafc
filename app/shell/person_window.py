"""One window of the process: painted at once, one person's once it is known whose, and gone without harm to others."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.ids import UserId
from app.shell.language import retell
from app.shell.relay import Relay
from app.shell.request import Request
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel
from app.shell.tasks import Tasks
from app.shell.window import ShellViewModel

if TYPE_CHECKING:
    from app.core.people.model import User
    from app.shell.assembly import Assembly
    from app.shell.chat.sending import SendingViewModel
    from app.shell.chats_first import ShownFirst
    from app.shell.foundation import Foundation
    from app.shell.people.profiles import ProfilesViewModel
    from app.talk import FirstLook

RAISING = ("xcb", "windows", "cocoa")
"""Where a window can be put before others; elsewhere asking for it is only logged."""


class PersonWindow:
    """A window with a relay and tasks of its own, so that it can end while others go on. GUI thread.

    The order: made (it paints), `show_first` where the chats can be had before the rest, `offer` and `enter` once the
    data is open, `leave`, gone.
    """

    def __init__(
        self, engine: QQmlApplicationEngine, relay: Relay, tasks: Tasks, preferences: Preferences, version: str
    ) -> None:
        self.relay = relay.branch()
        self.tasks = tasks.branch(self.relay)
        self.view_model = ShellViewModel(preferences, version)
        self.user_id: UserId | None = None
        """Whose it is, or is about to be."""
        self.assembly: Assembly | None = None
        """There once the person's screens are."""
        self.profiles: ProfilesViewModel | None = None
        """Who else is here; there once the data is open."""
        self.asked: list[Request] = []
        """What is to be done once the person's screens are there."""
        self.unread_changed: Callable[[int], None] = lambda _: None
        """Told how many messages wait for the person."""
        self._foundation: Foundation | None = None
        self._first: ShownFirst | None = None
        count = len(engine.rootObjects())
        engine.setInitialProperties({"viewModel": self.view_model})
        engine.loadFromModule("app.shell", "Main")
        made = engine.rootObjects()
        if len(made) == count:
            raise RuntimeError("the window cannot be made; the lines above say why")
        window = made[-1]
        assert isinstance(window, QQuickWindow)
        self.window = window
        window.visibilityChanged.connect(self._tell_seen)
        self.lock = self.view_model.own_lock
        self.lock.lockedChanged.connect(self._on_locked)

    def offer(self, profiles: "ProfilesViewModel") -> None:
        """Let the person choose who they are; what is chosen is told by ``profiles``, which is this window's now."""
        self.profiles = profiles
        self.window.setProperty("profiles", profiles)

    def show_first(self, found: "FirstLook") -> None:
        """Show somebody's list of chats before `enter`, and hold until then what they do with it."""
        from app.shell.chats_first import chats_of

        self.tasks.hold()
        self._first = chats_of(
            found,
            tasks=self.tasks,
            relay=self.relay.branch(),
            emoji=self._settings().emoji,
            parent=self.view_model,
        )
        self.view_model.show_first(self._first.chats)

    def forget_first(self, but: UserId | None = None) -> str:
        """Take away what was shown before `enter`, unless it is ``but``'s: the rest of it could not be had.

        Return what to tell the person of that: nothing, unless something they did will not be done.
        """
        first = self._first
        if first is None or self.assembly is not None or first.context.user.user_id == but:
            return ""
        is_undone = first.chats.list_acts.is_under_way
        self._first = None
        first.context.relay.end()
        self.tasks.forget()
        self.view_model.show_first(None)
        first.chats.deleteLater()
        undone = QCoreApplication.translate("Windows", "What you have just done with a chat was not done.")
        return undone if is_undone else ""

    def enter(self, foundation: "Foundation", user: "User") -> None:
        """Give the window the screens of ``user``."""
        from app.shell.assembly import Assembly
        from app.shell.chat.chats import ChatsViewModel

        self._foundation, self.user_id = foundation, user.user_id
        self.assembly = Assembly(
            foundation,
            user,
            self.view_model,
            profiles=self.profiles,
            relay=self.relay,
            tasks=self.tasks,
            come_to_front=self.come_to_the_front,
            first=self._first,
        )
        self.assembly.attach()
        self.tasks.release()
        chats = self.view_model.property("chats")
        assert isinstance(chats, ChatsViewModel)
        chats.changed.connect(lambda: self.unread_changed(chats.unread_count))

    def come_to_the_front(self, activation: str = "") -> None:
        """Show the window, also where it is minimised or behind others, by the desktop's leave if it gave one."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt takes it from there, for Wayland's next request
        window = self.window
        window.setWindowStates(window.windowStates() & ~Qt.WindowState.WindowMinimized)
        window.show()
        if QGuiApplication.platformName() in RAISING:
            window.raise_()
        window.requestActivate()

    def retell(self) -> None:
        """Have everything in it say anew, in the language that is spoken now, what it says."""
        retell(self.view_model)
        if self.profiles is not None:
            retell(self.profiles)
        if self.assembly is not None:
            self.assembly.retell()

    @property
    def sending(self) -> "SendingViewModel | None":
        """The pictures and files chosen for the conversation on screen, if there is one."""
        conversation = self._conversation()
        return None if conversation is None else conversation.property("sending")

    def finish(self) -> None:
        """Wait until what is to be kept of it is written."""
        if self.assembly is not None:
            self.assembly.finish()

    def stop(self) -> None:
        """End the window's mini-apps and answer its questions with no. Harmless when repeated."""
        if self.assembly is not None:
            self.assembly.stop_asking()
        if self._foundation is not None and self.user_id is not None:
            self._foundation.prompts.leave(self.user_id)

    def leave(self, gone: Callable[[], None]) -> None:
        """Go, and call ``gone`` then: what is under way is waited for, off this thread; the others are not touched."""
        self.stop()
        self.window.hide()
        self.tasks.drain(lambda: self._go(gone))

    def end(self) -> None:
        """Hear of nothing more. What was posted is not done: the shell is closing, or the window is gone."""
        if self._first is not None:
            self._first.context.relay.end()
        self.relay.end()

    def _go(self, gone: Callable[[], None]) -> None:
        self.finish()
        self.end()
        self._settings().detach()
        # The window goes before what it shows, or its bindings would look at nothing while they end.
        shiboken6.delete(self.window)
        if self.assembly is not None:
            self.assembly.let_go()
        if self.profiles is not None:
            self.profiles.deleteLater()
        self.view_model.deleteLater()
        gone()

    def _conversation(self) -> QObject | None:
        chats = self.view_model.property("chats")
        return None if chats is None else chats.property("conversation")

    def _settings(self) -> SettingsViewModel:
        settings = self.view_model.property("settings")
        assert isinstance(settings, SettingsViewModel)
        return settings

    def _on_locked(self) -> None:
        if shiboken6.isValid(self.window):  # the lock is let go of after the window
            self._tell_seen(self.window.visibility())

    def _tell_seen(self, visibility: QWindow.Visibility) -> None:
        if not shiboken6.isValid(self.view_model):
            return  # a window that is destroyed is hidden once more
        is_seen = visibility not in (QWindow.Visibility.Minimized, QWindow.Visibility.Hidden)
        if self.assembly is not None:
            self.assembly.set_window_seen(is_seen, is_locked=self.lock.is_locked)
        conversation = self._conversation()
        if conversation is not None and (self.lock.is_locked or not is_seen):
            conversation.property("voice").leave_alone(is_locked=self.lock.is_locked)
