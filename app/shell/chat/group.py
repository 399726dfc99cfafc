"""One group: who is in it, and what the person may do there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.events import GroupChanged
from app.core.chat.invitations import Invitation
from app.core.chat.model import GroupMember
from app.core.kernel.ids import ConversationId, UserId
from app.core.links import GroupLink
from app.core.links import text_of as link_text
from app.core.people.events import PersonChanged
from app.core.people.model import User
from app.shell.chat.desk import ChatDesk
from app.shell.chat.people_rows import ChosenPeople
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.chat.groups import Groups

T = TypeVar("T")
QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member; the owner may remove others and make them the owner."""

    user_id: str
    title: str
    avatar_color: str
    picture: str
    is_owner: bool
    is_me: bool


@QmlElement
class GroupViewModel(QObject):
    """A group that the person is in. GUI thread.

    ``codeWanted`` asks for the code of a link to be shown, ``done`` tells that what was asked for is so.
    """

    changed = Signal()
    done = Signal()
    codeWanted = Signal(str)
    toasted = Signal(str, str)

    def __init__(self, conversation_id: ConversationId, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation_id = conversation_id
        self._desk = desk
        self._context = context
        self._rows: RowsModel[MemberRow] = RowsModel(MemberRow, lambda row: row.user_id, self)
        self._others = ChosenPeople(self)
        self.known: Sequence[GroupMember] = ()
        self._error_text = ""
        self._is_busy = False
        self._is_closed = False  # what workers still answer comes to nobody then
        self._reads = 0  # of several at a time, the one begun last knows best
        ends = [
            context.relay.subscribe(GroupChanged, self._on_group_changed),
            context.relay.subscribe(PersonChanged, lambda _: self._read()),
        ]
        self._ends = ends
        self._read()

    def close(self) -> None:
        """Hear of nothing more."""
        self._is_closed = True
        for end in self._ends:
            end()

    @Property(QObject, constant=True)
    def members(self) -> QObject:
        """Return who is in the group, the owner first."""
        return self._rows

    @Property(QObject, constant=True)
    def others(self) -> QObject:
        """Return the contacts who are not in it."""
        return self._others.rows

    @Property(int, notify=changed)
    def memberCount(self) -> int:
        """Return how many there are; 0 before that is known."""
        return len(self.known)

    @Property(int, notify=changed)
    def chosenCount(self) -> int:
        """Return how many are chosen to be added."""
        return len(self._others.chosen)

    @Property(bool, notify=changed)
    def isOwner(self) -> bool:
        """Return whether the group is the person's own."""
        mine = self._context.user.user_id
        return any(member.user.user_id == mine and member.role == "owner" for member in self.known)

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Return whether something is under way."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return what went wrong; empty if nothing did."""
        return self._error_text

    @Slot(str)
    def rename(self, title: str) -> None:
        """Give it another name."""
        groups, key, mine = self._mine()
        self._do(lambda: groups.rename(key, mine, title))

    @Slot(str)
    def searchOthers(self, text: str) -> None:
        """Show whose name contains ``text``."""
        self._others.search(text)

    @Slot(str)
    def toggle(self, user_id: str) -> None:
        """Choose somebody to be added, or not."""
        self._others.toggle(user_id)
        self.changed.emit()

    @Slot()
    def addChosen(self) -> None:
        """Add who is chosen."""
        groups, key, mine = self._mine()
        wanted = [user.user_id for user in self._others.chosen]
        if wanted:
            self._do(lambda: groups.add(key, mine, wanted))

    @Slot(str)
    def remove(self, user_id: str) -> None:
        """Send a member away."""
        groups, key, mine = self._mine()
        self._do(lambda: groups.remove(key, mine, UserId(user_id)))

    @Slot(str)
    def handOver(self, user_id: str) -> None:
        """Make another member the owner."""
        groups, key, mine = self._mine()
        self._do(lambda: groups.hand_over(key, mine, UserId(user_id)))

    @Slot()
    def leave(self) -> None:
        """Leave the group."""
        groups, key, mine = self._mine()
        self._do(lambda: groups.leave(key, mine))

    @Slot()
    def invite(self) -> None:
        """Show the code by which others join."""
        invitations, (_, key, mine) = self._desk.invitations, self._mine()

        def made(found: Invitation) -> None:
            self._settle("")
            self.done.emit()
            self.codeWanted.emit(link_text(GroupLink(found.token)))

        self._begin(lambda: invitations.make(key, mine), made)

    @Slot()
    def revoke(self) -> None:
        """End every code of the group."""
        invitations, (_, key, mine) = self._desk.invitations, self._mine()

        def revoked(count: int) -> None:
            self._settle("")
            text = self.tr("The codes of this group let nobody in any more.") if count else ""
            self.toasted.emit(text or self.tr("No code of this group lets anybody in."), "success")

        self._begin(lambda: invitations.revoke(key, mine), revoked)

    def _mine(self) -> tuple["Groups", ConversationId, UserId]:
        return self._desk.groups, self._conversation_id, self._context.user.user_id

    def _do(self, work: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            self._others.clear()
            self._settle("")
            self.done.emit()

        self._begin(work, done)

    def _begin(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._is_busy:
            return
        self._is_busy, self._error_text = True, ""
        self.changed.emit()
        self._context.tasks.run(
            work,
            lambda found: None if self._is_closed else done(found),
            lambda error: self._settle(text_of(error)),
        )

    def _settle(self, error_text: str) -> None:
        if self._is_closed:
            return
        self._is_busy, self._error_text = False, error_text
        self.changed.emit()

    def _on_group_changed(self, event: GroupChanged) -> None:
        if event.conversation_id == self._conversation_id and self._context.user.user_id in event.member_ids:
            self._read()

    def _read(self) -> None:
        (groups, key, mine), people = self._mine(), self._desk.people
        self._reads += 1
        begun = self._reads
        self._context.tasks.run(
            lambda: (groups.members(key, mine), people.contacts(mine)),
            lambda found: self._show(found) if begun == self._reads else None,
            lambda error: self._settle(text_of(error)),
        )

    def _show(self, found: tuple[list[GroupMember], list[User]]) -> None:
        if self._is_closed:
            return
        self.known, contacts = found
        mine = self._context.user.user_id
        self._rows.set_rows(
            [
                MemberRow(
                    one.user.user_id,
                    one.user.name,
                    one.user.color,
                    picture_url(one.user.picture),
                    one.role == "owner",
                    one.user.user_id == mine,
                )
                for one in self.known
            ]
        )
        here = {one.user.user_id for one in self.known}
        self._others.offer(user for user in contacts if user.user_id not in here)
        self.changed.emit()
