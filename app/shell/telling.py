"""Joins what the system tells a person with the window that a click on it leads to."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from app.bootstrap import Services
from app.shell.context import ShellContext
from app.shell.foundation import Foundation
from app.shell.people.profiles import ProfilesViewModel
from app.shell.settings.settings import SettingsViewModel
from app.shell.system_notices.messages import MessageNotices
from app.shell.system_notices.told import PersonNotices, Surroundings
from app.shell.window import ShellViewModel


def is_in_front() -> bool:
    """Tell whether the person has a window of Plaza before them."""
    window = cast("QWindow | None", QGuiApplication.focusWindow())
    # Some systems leave the keyboard with a window that is hidden.
    return window is not None and window.visibility() not in (QWindow.Visibility.Hidden, QWindow.Visibility.Minimized)


def outside_of(
    foundation: Foundation,
    window: ShellViewModel,
    profiles: ProfilesViewModel | None,
    come_to_front: Callable[[str], None],
) -> PersonNotices:
    """Return the notices of a window's person: told while no window of Plaza is in front and theirs is not locked."""
    settings = window.property("settings")
    assert isinstance(settings, SettingsViewModel)
    settings.own_desktop.attach(can_tell=foundation.system_notices is not None)

    def recipient() -> str:
        is_one_of_many = profiles is not None and profiles.property("count") > 1
        return str(window.property("me")["name"]) if is_one_of_many else ""

    return PersonNotices(
        Surroundings(
            system=lambda: foundation.system_notices,
            how=settings.own_desktop.how_to_tell,
            is_wanted=lambda: not is_in_front() and not window.own_lock.is_locked,
            recipient=recipient,
            come_to_front=come_to_front,
        )
    )


def tell_messages(
    services: Services, context: ShellContext, notices: PersonNotices, parent: QObject, open_: Callable[[str], None]
) -> None:
    """Have the messages that come told; ``open_`` shows a conversation of the person's, or the list of all."""
    MessageNotices(
        context.user.user_id,
        notices,
        partial(services.chat.conversations, context.user.user_id),
        open_,
        tasks=context.tasks,
        relay=context.relay,
        parent=parent,
    )
