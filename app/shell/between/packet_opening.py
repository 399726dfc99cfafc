"""One red packet before the person: sealed until they open it, then who had which share."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import PacketId, UserId
from app.core.kernel.money import Money
from app.core.payments.events import PacketClaimed, PacketReturned
from app.core.payments.packet_model import PacketClaim, PacketView
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import isolated, one_line
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "sealed", "opening", "shown", "failed"]


class Packets(Protocol):
    """Knows red packets and hands out their shares; on workers."""

    def look(self, packet_ids: Collection[PacketId], viewer_id: UserId) -> Mapping[PacketId, PacketView]:
        """Return how they stand for one person."""

    def claim(self, packet_id: PacketId, user_id: UserId) -> PacketClaim:
        """Give a person their share."""


class People(Protocol):
    """Knows people; on workers."""

    def get(self, user_id: UserId) -> User:
        """Return one; Refused ``people.unknown``."""


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One share that somebody had."""

    user_id: str
    name: str
    face_name: str
    avatar_color: str
    picture: str
    amount_text: str
    time_text: str
    is_luckiest: bool


@dataclass(frozen=True, slots=True)
class PacketRead:
    """A packet and the people who are named on it."""

    view: PacketView
    people: Mapping[UserId, User]


def known_people(people: People, user_ids: Iterable[UserId]) -> dict[UserId, User]:
    """Return those of ``user_ids`` who are known here. On a worker."""
    found = {}
    for user_id in set(user_ids):
        try:
            found[user_id] = people.get(user_id)
        except Refused:
            continue
    return found


@QmlElement
class PacketOpeningViewModel(QObject):
    """A red packet on a sheet. GUI thread. What it gives is the wallet's word, never the message's."""

    kind = "packetOpening"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        packet_id: PacketId,
        packets: Packets,
        people: People,
        context: ShellContext,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._packet_id = packet_id
        self._packets = packets
        self._people = people
        self._context = context
        self.guard = Guard(rest_ms, self)
        self._state: State = "loading"
        self._error_text = ""
        self._can_retry = False
        self._is_gone = False  # what workers still answer comes to nobody then
        self._read: PacketRead | None = None
        self._rows: RowsModel[ShareRow] = RowsModel(ShareRow, lambda row: row.user_id, self)
        self._ends = [
            context.relay.subscribe(PacketClaimed, self._on_happened),
            context.relay.subscribe(PacketReturned, self._on_happened),
        ]
        self._look()

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Why it could not be opened, or be shown."""
        return self._error_text

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        """Whether what failed may go another time: a wallet that does not know it will not know it then either."""
        return self._can_retry

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def packet(self) -> dict[str, str | bool]:
        """What it says: ``senderName``, ``faceName``, ``senderColor``, ``senderPicture``, ``greeting``, ``isLucky``."""
        if self._read is None:
            names = ("senderName", "faceName", "senderColor", "senderPicture", "greeting")
            return {**dict.fromkeys(names, ""), "isLucky": False}
        packet = self._read.view.packet
        sender = self._read.people.get(packet.sender_id)
        return {
            "senderName": self._name(packet.sender_id),
            "faceName": "" if sender is None else sender.name,
            "senderColor": "" if sender is None else sender.color,
            "senderPicture": "" if sender is None else picture_url(sender.picture),
            "greeting": isolated(packet.greeting) or self.tr("Best wishes"),
            "isLucky": packet.split == "lucky",
        }

    @Property(str, notify=changed)
    def ownText(self) -> str:
        """What the person had of it; empty while nothing."""
        own = None if self._read is None else self._read.view.own
        return "" if own is None else own.amount.text()

    @Property(str, notify=changed)
    def noteText(self) -> str:
        """How it stands for the person, where they had nothing of it."""
        if self._read is None or self._read.view.own is not None:
            return ""
        view = self._read.view
        is_own = view.packet.sender_id == self._context.user.user_id
        notes = {
            "empty": self.tr("All of it was taken.") if is_own else self.tr("All shares are gone. You were too late."),
            "over": self._over_note(view),
            "waiting": self.tr("It waits to be opened. What nobody takes comes back to you after 24 hours."),
        }
        return notes.get(view.state, "")

    @Property(str, notify=changed)
    def summaryText(self) -> str:
        """How many shares are gone, and how much."""
        if self._read is None:
            return ""
        view = self._read.view
        given = Money(sum(claim.amount.amount_minor for claim in view.claims), view.packet.amount.currency)
        shares = self.tr("%1 of %2 opened").replace("%1", str(len(view.claims)))
        amounts = self.tr("%1 of %2").replace("%1", given.text()).replace("%2", view.packet.amount.text())
        return shares.replace("%2", str(view.packet.share_count)) + " · " + amounts

    @Property(QObject, constant=True)
    def shares(self) -> QObject:
        """Who had which share, the first first."""
        return self._rows

    @Slot()
    def open(self) -> None:
        """Open it."""
        if self._state != "sealed":  # at once: it takes nothing from the person, and they asked for it
            return
        packets, packet_id, user_id = self._packets, self._packet_id, self._context.user.user_id
        self._go("opening")
        self._context.tasks.run(
            lambda: packets.claim(packet_id, user_id), lambda _claim: self._look(), self._on_refused
        )

    @Slot()
    def look(self) -> None:
        """Show who had which share without opening it, or try again to."""
        if self._state == "sealed":
            self._go("shown")
        elif self._state == "failed":
            self._go("loading")
            self._look()

    @Slot()
    def close(self) -> None:
        """Put it away."""
        self.give_up()

    def withdraw(self) -> None:
        """Put it away."""
        self.give_up()

    def give_up(self) -> None:
        """Put it away; a share under way is still had."""
        for end in self._ends:
            end()
        self._ends.clear()
        self._is_gone = True
        self.closed.emit()

    def _over_note(self, view: PacketView) -> str:
        if view.packet.sender_id != self._context.user.user_id:
            return self.tr("It was not opened within 24 hours, so the rest went back.")
        back = "" if view.returned is None else view.returned.text()
        return (
            self.tr("It is over. %1 came back to your wallet.").replace("%1", back) if back else self.tr("It is over.")
        )

    def _look(self) -> None:
        self._context.tasks.run(self._find, self._show, self._on_failed)

    def _find(self) -> PacketRead:
        view = self._packets.look([self._packet_id], self._context.user.user_id).get(self._packet_id)
        if view is None:
            raise Refused("packets.unknown", packet_id=self._packet_id)
        named = {view.packet.sender_id, *(claim.user_id for claim in view.claims)}
        return PacketRead(view, known_people(self._people, named))

    def _show(self, read: PacketRead) -> None:
        if self._is_gone:
            return
        self._read = read
        self._rows.set_rows([self._row(claim, read.view.luckiest) for claim in read.view.claims])
        if self._state == "loading":
            self._go("sealed" if read.view.state == "open" else "shown")
        elif self._state == "opening" and read.view.state != "open":
            self._go("shown")
        else:
            self.changed.emit()

    def _row(self, claim: PacketClaim, luckiest: UserId | None) -> ShareRow:
        assert self._read is not None, "rows are of what was read"
        person = self._read.people.get(claim.user_id)
        return ShareRow(
            user_id=claim.user_id,
            name=self._name(claim.user_id),
            face_name="" if person is None else person.name,
            avatar_color="" if person is None else person.color,
            picture="" if person is None else picture_url(person.picture),
            amount_text=claim.amount.text(),
            time_text=self._context.moments.brief(claim.claimed_at, self._context.now()),
            is_luckiest=claim.user_id == luckiest,
        )

    def _name(self, user_id: UserId) -> str:
        if user_id == self._context.user.user_id:
            return self.tr("You")
        person = None if self._read is None else self._read.people.get(user_id)
        return self.tr("Somebody") if person is None else one_line(person.name, 60)

    def _on_happened(self, event: PacketClaimed | PacketReturned) -> None:
        if event.packet_id == self._packet_id and self._state in ("sealed", "shown"):
            self._look()

    def _on_refused(self, error: PlazaError) -> None:
        """Show why: somebody was quicker, or it is over."""
        if error.code in ("packets.empty", "packets.over"):
            self._look()
        else:
            self._on_failed(error)

    def _on_failed(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        self._error_text, self._can_retry = text_of(error), isinstance(error, Unavailable)
        self._go("failed")

    def _go(self, state: State) -> None:
        if state != "failed":
            self._error_text = ""
        self._state = state
        self.guard.rest()
        self.changed.emit()
