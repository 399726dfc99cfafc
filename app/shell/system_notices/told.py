"""What the system tells one person for Plaza, and when: not while they look at Plaza, nor while it is locked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.shell.plain_words import one_line
from app.shell.system_notices.ports import Outcome, SystemNotice, SystemNotices

Said = Annotated[str, "SystemNotices"]
TITLE_MAX, TEXT_MAX = 80, 200
KEPT_MAX = 60
"""How many notices are remembered as shown, to be taken away."""
OPEN: Said = "Open"
TO_PERSON: Said = "{title} → {person}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is so at the moment of telling. GUI thread."""

    system: Callable[[], SystemNotices | None]
    """What shows notices here."""
    how: Callable[[], str]
    """What the person wants to be told: who and what ("full"), who alone ("names"), or nothing ("none")."""
    is_wanted: Callable[[], bool]
    """Whether the person works elsewhere, and their window is not locked."""
    recipient: Callable[[], str]
    """The person's name, where more than one is here; otherwise nothing."""
    come_to_front: Callable[[str], None]
    """Shows the person's window, by the leave that the system gave for it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing to tell; ``text`` gives way to ``hidden_text`` where the person does not want texts to be seen."""

    key: str
    title: str
    text: str
    hidden_text: str
    open: Callable[[], None]
    """Shows, in the person's window, what it is about."""
    failed: Callable[[], None] = lambda: None
    shown: Callable[[], None] = lambda: None
    is_quiet: bool = False


class PersonNotices:
    """The notices of one person. GUI thread."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._shown: dict[str, None] = {}

    @property
    def is_wanted(self) -> bool:
        """Whether anything would be told now."""
        around = self._around
        return around.system() is not None and around.how() != "none" and around.is_wanted()

    def has(self, key: str) -> bool:
        """Tell whether a notice may still be there."""
        return key in self._shown

    def tell(self, telling: Telling) -> bool:
        """Have the system show a notice, in place of the one with the same key; return False where none is wanted."""
        system, around = self._around.system(), self._around
        if system is None or not self.is_wanted:
            return False
        title, person = one_line(telling.title, TITLE_MAX), around.recipient()
        if person:
            title = _tr(TO_PERSON).replace("{person}", one_line(person, TITLE_MAX)).replace("{title}", title)
        text = one_line(telling.text if around.how() == "full" else telling.hidden_text, TEXT_MAX)

        def clicked(token: str) -> None:
            self._shown.pop(telling.key, None)
            around.come_to_front(token)
            telling.open()

        self._shown.pop(telling.key, None)
        self._shown[telling.key] = None
        if len(self._shown) > KEPT_MAX:
            self.withdraw(next(iter(self._shown)))
        notice = SystemNotice(telling.key, title, text, _tr(OPEN), telling.is_quiet)
        system.show(notice, Outcome(clicked, telling.failed, telling.shown))
        return True

    def withdraw(self, key: str) -> None:
        """Take a notice away."""
        system = self._around.system()
        if key in self._shown:
            del self._shown[key]
            if system is not None:
                system.withdraw(key)

    def withdraw_all(self) -> None:
        """Take all of the person's notices away: the window is locked, or gone."""
        for key in tuple(self._shown):
            self.withdraw(key)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SystemNotices", text)
