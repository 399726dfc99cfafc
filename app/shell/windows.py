"""The windows of the process, one for each person who uses it, and whose they become."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.shell.badge import Badge
from app.shell.error_texts import text_of
from app.shell.person_window import PersonWindow
from app.shell.relay import Relay
from app.shell.request import Request
from app.shell.settings.preferences import Preferences
from app.shell.tasks import Tasks

if TYPE_CHECKING:
    from app.core.people.model import PasswordState, User
    from app.shell.foundation import Foundation
    from app.shell.people.profiles import ProfilesViewModel


class Windows:
    """Opens windows, has people choose whose they are, and lets one go without the others. GUI thread.

    There is one at least; closing the last ends the program, which is Qt's to do.
    """

    def __init__(
        self,
        engine: QQmlApplicationEngine,
        relay: Relay,
        tasks: Tasks,
        preferences: Preferences,
        version: str,
        do: Callable[[PersonWindow, Request], None],
    ) -> None:
        """``do`` does what was asked in a window whose person is there."""
        self._engine = engine
        self._relay = relay
        self._tasks = tasks
        self._preferences = preferences
        self._version = version
        self._do = do
        self._all: list[PersonWindow] = []
        self._going: set[PersonWindow] = set()
        self.badge = Badge()
        """How many messages wait, on Plaza's icon."""
        self._departing: set[UserId] = set()
        """Whose profiles are being deleted."""
        self._foundation: Foundation | None = None
        self.failed: Callable[[str], None] = lambda _: None
        """Told why the first person cannot be let in."""
        self.opening_wanted: Callable[[], None] = lambda: None
        """Told that somebody wants the data opened again, after it could not be."""
        self.entered: Callable[[], None] = lambda: None
        """Told that a window shows somebody's screens, or asks whose it is."""
        self.changed: Callable[[], None] = lambda: None
        """Told that windows came or went or are somebody's now, or that another language is spoken."""
        self.keeps: Callable[[PersonWindow], bool] = lambda _: False
        """Asked, as a window is closed, whether it stays, unseen."""

    @property
    def first(self) -> PersonWindow:
        """The window that is there for longest."""
        return self._all[0]

    @property
    def everyone(self) -> Sequence[PersonWindow]:
        """All windows but those that are going, the oldest first."""
        return tuple(self._all)

    @property
    def front(self) -> PersonWindow | None:
        """The window that the person uses, or used last, among those that are somebody's."""
        usable = [each for each in self._all if each.assembly is not None]
        focused = QGuiApplication.focusWindow()
        return next((each for each in usable if each.window == focused), usable[-1] if usable else None)

    def add(self) -> PersonWindow:
        """Show one more window, which is nobody's yet."""
        made = PersonWindow(self._engine, self._relay, self._tasks, self._preferences, self._version)
        made.view_model.openingWanted.connect(self.opening_wanted)
        made.view_model.closing.connect(lambda: self._on_closing(made))
        made.lock.unlocked.connect(lambda: self._do_all(made) if made.assembly is not None else None)
        made.lock.othersWanted.connect(lambda: self._show_others(made))
        self._all.append(made)
        if self._foundation is not None:
            self._offer(made, self._foundation)
        return made

    def toast(self, text: str, tone: str) -> None:
        """Say something in the window in front."""
        (self.front or self.first).view_model.toasted.emit(text, tone)

    def begin(self, foundation: "Foundation", here: "list[User]", wanted: str | None) -> None:
        """Let in the person who is ``wanted`` (by name or id), or the only one; otherwise have them choose."""
        self._foundation = foundation
        foundation.close_miniapp = self._close_miniapp
        foundation.delete_profile = self._delete_profile
        first = self.first
        profiles = first.profiles or self._offer(first, foundation)
        found = [user for user in here if wanted in (user.user_id, user.name)]
        if wanted is not None and len(found) != 1:
            self.toast(text_of(Refused("people.nobody_here", name=wanted[:40])), "danger")
        only = found if len(found) == 1 else here if len(here) == 1 and wanted is None else []
        undone = first.forget_first(but=only[0].user_id if only else None)
        if undone:
            self.toast(undone, "danger")
        if only:
            self._enter(first, only[0].user_id)
        else:
            profiles.ask()
            self.entered()

    def want(self, user_id: UserId, asked: Request | None = None, window: PersonWindow | None = None) -> None:
        """Show a person's window: the one they have, ``window`` if that is nobody's, or a new one."""
        if user_id in self._departing:
            return
        known = next((each for each in self._all if each.user_id == user_id), None)
        target = known or (window if window is not None and window.user_id is None else self.add())
        if asked is not None:
            target.asked.append(asked)
        if known is None:
            self._enter(target, user_id)
            return
        known.come_to_the_front()
        if known.assembly is not None:
            self._do_all(known)
        self._settle()
        if window is not None and window.user_id is None and len(self._all) > 1:
            window.window.close()  # nobody's, and nobody is to be chosen in it any more

    def retell(self) -> None:
        """Have everything say anew, in the language that is spoken now, what it says."""
        for window in self._all:
            window.retell()
        self.changed()

    def finish(self) -> None:
        """Wait until what is to be kept of all windows is written; once no worker works any more."""
        for window in (*self._all, *self._going):
            window.finish()

    def stop(self) -> None:
        """End all mini-apps and answer all questions with no."""
        self.badge.clear()
        for window in self._all:
            window.stop()

    def end(self) -> None:
        """Have all windows hear of nothing more, those that are going too."""
        for window in (*self._all, *self._going):
            window.end()

    def fail(self, sentence: str) -> None:
        """Show everywhere why there is no data; nothing, while there is hope again."""
        for window in self._all:
            window.view_model.fail(sentence)

    def _offer(self, window: PersonWindow, foundation: "Foundation") -> "ProfilesViewModel":
        from app.shell.people.profiles import ProfilesViewModel  # after the first frame

        def has_window(user_id: UserId) -> bool:
            return user_id in self._departing or any(each.user_id == user_id for each in self._all)

        profiles = ProfilesViewModel(foundation.services.people, window.tasks, window.relay, has_window)
        profiles.wanted.connect(lambda user_id: self.want(UserId(user_id), window=window))
        window.offer(profiles)
        return profiles

    def _enter(self, window: PersonWindow, user_id: UserId) -> None:
        foundation = self._foundation
        assert foundation is not None
        window.user_id = user_id

        # Whoever comes in has not gone: what they said in a window that was closed over it does not count.
        foundation.services.departures.take_back(user_id)

        def find() -> "tuple[User, PasswordState]":
            user = foundation.welcome(foundation.services.people.get(user_id))
            return user, foundation.services.passwords.state(user_id)

        self._tasks.run(find, partial(self._found, window), partial(self._refused, window))

    def _found(self, window: PersonWindow, found: "tuple[User, PasswordState]") -> None:
        """Let the person in; where they have a password that is asked for at the start, once they have typed it."""
        from app.shell.lock.password import LockDesk  # after the first frame

        foundation, (user, state) = self._foundation, found
        if foundation is None or window not in self._all:
            return  # closed meanwhile
        services = foundation.services
        desk = LockDesk(user, services.passwords, window.tasks, services.clock)
        if not state.asks_at_start:
            window.lock.attach(desk, state)
            self._entered(window, user)
            return

        def enter() -> None:
            # Somebody else may have been asked for meanwhile.
            if window.assembly is None and window.user_id == user.user_id:
                self._entered(window, user)

        window.lock.unlocked.connect(enter, Qt.ConnectionType.SingleShotConnection)
        window.lock.attach(desk, state, is_locked=True)
        self._settle()
        self.entered()

    def _show_others(self, window: PersonWindow) -> None:
        """Have somebody else choose who they are: in this window if nobody is in it yet, or in another."""
        target = window
        if window.assembly is None:
            window.user_id = None
            window.lock.release()
        else:
            target = self.add()
        if target.profiles is not None:
            target.profiles.ask()
        self._settle()

    def _entered(self, window: PersonWindow, user: "User") -> None:
        if self._foundation is None or window not in self._all:
            return  # closed meanwhile
        window.enter(self._foundation, user)
        window.unread_changed = lambda count: self.badge.tell(window, count)
        self._settle()
        self.entered()
        self._do_all(window)
        departures = self._foundation.services.departures
        window.tasks.run(lambda: departures.refusal_of(user.user_id), partial(_tell_stayer, window))

    def _refused(self, window: PersonWindow, error: PlazaError) -> None:
        window.user_id = None
        if window not in self._all:
            return
        if len(self._all) == 1 and (window.profiles is None or not window.profiles.property("isChoosing")):
            self.failed(text_of(error))
        elif window.profiles is not None:
            window.profiles.ask()
            window.profiles.fail(error)

    def _do_all(self, window: PersonWindow) -> None:
        asked, window.asked = window.asked, []
        for each in asked:
            self._do(window, each)

    def _settle(self) -> None:
        """Show in all windows who has one now."""
        for window in self._all:
            if window.profiles is not None:
                if window.user_id is not None:
                    window.profiles.settle()
                window.profiles.refresh()
        self.changed()

    def _close_miniapp(self, miniapp_id: MiniAppId) -> None:
        for window in self._all:
            if window.assembly is not None and window.assembly.navigator is not None:
                window.assembly.navigator.close_miniapp(miniapp_id)

    def _delete_profile(self, user_id: UserId, password: str) -> None:
        """Have a person's window go, so that nothing more of theirs is written, and then delete their profile."""
        window = next((each for each in self._all if each.user_id == user_id), None)
        foundation = self._foundation
        if window is None or foundation is None or user_id in self._departing:
            return
        self._departing.add(user_id)
        if len(self._all) == 1:
            self.add()

        def delete() -> "User | None":
            foundation.services.departures.leave(user_id, password)
            return None if foundation.services.people.here() else foundation.begin_anew()

        def settle(fresh: "User | None", text: str, tone: str) -> None:
            """Let ``fresh``, the only one here, into the window that is nobody's; or ask there whose it is."""
            self._departing.discard(user_id)
            for each in self._all:
                if each.user_id is None and each.profiles is not None:
                    if fresh is None:
                        each.profiles.ask()
                    else:
                        self._enter(each, fresh.user_id)
            self._settle()
            self.toast(text, tone)

        def done(fresh: "User | None") -> None:
            settle(fresh, QCoreApplication.translate("Windows", "The profile is deleted."), "success")

        def failed(error: PlazaError) -> None:
            settle(None, text_of(error), "danger")

        self._let_go(window, lambda: self._tasks.run(delete, done, failed))

    def _on_closing(self, window: PersonWindow) -> None:
        # Asked of the only window too: what is answered decides whether the program ends with it.
        if window in self._all and not self.keeps(window) and len(self._all) > 1:
            self._let_go(window, lambda: None)

    def _let_go(self, window: PersonWindow, gone: Callable[[], None]) -> None:
        self._all.remove(window)
        self._going.add(window)
        window.unread_changed = lambda _: None
        self.badge.forget(window)

        def went() -> None:
            self._going.discard(window)
            gone()

        window.leave(went)
        for each in self._all:
            if each.assembly is not None:
                each.assembly.hear_screen_keys()
        self._settle()


def _tell_stayer(window: PersonWindow, refusal: PlazaError | None) -> None:
    """Tell a person who wanted to delete their profile as they ended Plaza, and finds it, why that could not be."""
    if refusal is not None:
        pattern = QCoreApplication.translate("Windows", "Your profile was not deleted when Plaza ended. {reason}")
        window.view_model.toasted.emit(pattern.format(reason=text_of(refusal)), "danger")
