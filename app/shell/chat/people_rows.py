"""People to choose from: who is there, who is chosen, by what is typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.core.kernel.ids import UserId
from app.core.people.model import User
from app.shell.faces import picture_url
from app.shell.rows import RowsModel


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person to choose."""

    user_id: str
    title: str
    avatar_color: str
    picture: str
    is_chosen: bool


class ChosenPeople:
    """Some people, those of them who are chosen, and the rows that show both. GUI thread."""

    def __init__(self, parent: QObject) -> None:
        self._rows: RowsModel[PersonRow] = RowsModel(PersonRow, lambda row: row.user_id, parent)
        self._are_seen = False
        self._people: tuple[User, ...] = ()
        self._chosen: list[UserId] = []
        self._words = ""

    @property
    def rows(self) -> RowsModel[PersonRow]:
        """The rows, filled from the first time that somebody looks at them: a person may know a thousand others."""
        if not self._are_seen:
            self._are_seen = True
            self._show()
        return self._rows

    @property
    def chosen(self) -> list[User]:
        """Who is chosen, in the order of choosing."""
        by_id = {user.user_id: user for user in self._people}
        return [by_id[user_id] for user_id in self._chosen if user_id in by_id]

    def offer(self, people: Iterable[User]) -> None:
        """Have these people to choose from."""
        self._people = tuple(people)
        self._show()

    def toggle(self, user_id: str) -> None:
        """Choose somebody, or take that back."""
        wanted = UserId(user_id)
        if wanted in self._chosen:
            self._chosen.remove(wanted)
        elif any(user.user_id == wanted for user in self._people):
            self._chosen.append(wanted)
        self._show()

    def search(self, text: str) -> None:
        """Show whose name contains ``text``, and nobody else."""
        self._words = text.strip().casefold()
        self._show()

    def clear(self) -> None:
        """Choose nobody."""
        self._chosen.clear()
        self._show()

    def _show(self) -> None:
        if not self._are_seen:
            return
        self._rows.set_rows(
            [
                PersonRow(user.user_id, user.name, user.color, picture_url(user.picture), user.user_id in self._chosen)
                for user in self._people
                if self._words in user.name.casefold()
            ]
        )
