"""The sheet that sends a red packet into a chat."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ConversationId, JournalId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.checks import GREETING_CHARACTERS_MAX, SHARES_MAX
from app.core.payments.packet_model import Packet, PacketSplit, PacketWish
from app.shell.between.amounts import amount_of
from app.shell.between.giving import Giving, GivingDesk
from app.shell.guard import REST_MS
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1


class Sender(Protocol):
    """Sends red packets; on workers."""

    def send(self, wish: PacketWish, *, pin: str, key: JournalId) -> Packet:
        """Send one, once for each key."""


@dataclass(frozen=True, slots=True)
class PacketPlace:
    """The chat that a red packet goes to, and who may open it: the other person, or everybody in a group."""

    conversation_id: ConversationId
    title: str
    is_group: bool
    audience: frozenset[UserId]


@QmlElement
class PacketSheetViewModel(QObject):
    """What goes into one red packet. GUI thread. Its key is made anew with each change of the form."""

    kind = "packet"
    changed = Signal()
    closed = Signal()
    session_id = None

    def __init__(
        self,
        place: PacketPlace,
        packets: Sender,
        desk: GivingDesk,
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._user_id = desk.pin.user_id
        self._giving = Giving(desk, self._work, rest_ms=rest_ms, parent=self)
        self._giving.changed.connect(self.changed)
        self._giving.ended.connect(self.closed)  # the packet in the chat says that it was sent
        self.guard = self._giving.guard
        self._place = place
        self._packets = packets
        self._split: PacketSplit = "lucky" if place.is_group else "equal"
        self._amount_text = self._count_text = self._greeting = ""
        self._key = JournalId(new_id())

    @Property(Giving, constant=True)
    def giving(self) -> Giving:
        """The way from the form to the money."""
        return self._giving

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def place(self) -> dict[str, str | bool]:
        """Where it goes: ``title``, ``isGroup``, ``peopleText``: how many may open it."""
        count = len(self._place.audience)
        people = self.tr("1 person can open it") if count == 1 else self.tr("%1 people can open it")
        return {
            "title": one_line(self._place.title, 60),
            "isGroup": self._place.is_group,
            "peopleText": people.replace("%1", str(count)),
        }

    @Property(str, notify=changed)
    def split(self) -> str:
        """How it is split: "lucky" or "equal"."""
        return self._split

    @Property(str, notify=changed)
    def totalText(self) -> str:
        """What it costs in all."""
        total = self._total()
        return (total or Money(0)).text()

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why it cannot be sent as it is; empty while there is nothing to say yet."""
        return self._trouble()

    @Property(bool, notify=changed)
    def isComplete(self) -> bool:
        """Whether it can be sent as it is."""
        return self._is_complete()

    @Slot(str)
    def setSplit(self, split: str) -> None:
        """Split it so; in a chat of two there is nothing to split."""
        if self._place.is_group and split in ("lucky", "equal"):
            self._split = "lucky" if split == "lucky" else "equal"
            self._change()

    @Slot(str)
    def setAmount(self, text: str) -> None:
        """Put so much in: in all where shares are lucky, for each where they are equal."""
        self._amount_text = text
        self._change()

    @Slot(str)
    def setCount(self, text: str) -> None:
        """Let so many people open it."""
        self._count_text = text
        self._change()

    @Slot(str)
    def setGreeting(self, text: str) -> None:
        """Write this on it."""
        self._greeting = one_line(text, GREETING_CHARACTERS_MAX)
        self._change()

    @Slot()
    def go(self) -> None:
        """Go on to the PIN, if it can be sent as it is."""
        if self._is_complete():
            self._giving.askPin()

    def withdraw(self) -> None:
        """Put it away, if nothing is under way."""
        self._giving.leave()

    def give_up(self) -> None:
        """Put it away, because the shell is closing."""
        self._giving.stop()
        self.closed.emit()

    def _change(self) -> None:
        self._key = JournalId(new_id())
        self.changed.emit()

    def _count(self) -> int | None:
        if not self._place.is_group:
            return 1
        text = self._count_text.strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None

    def _total(self) -> Money | None:
        amount, count = amount_of(self._amount_text), self._count()
        if amount is None or self._split == "lucky":
            return amount
        return None if count is None else Money(amount.amount_minor * count)

    def _trouble(self) -> str:
        count_max = min(SHARES_MAX, len(self._place.audience))
        count, total = self._count(), self._total()
        if self._amount_text.strip() and amount_of(self._amount_text) is None:
            return self.tr("Write the amount in digits, such as 8.88.")
        if self._place.is_group and self._count_text.strip() and not 1 <= (count or 0) <= count_max:
            return self.tr("It can have 1 to %1 shares, one for each person here.").replace("%1", str(count_max))
        if total is not None and count and total.amount_minor < count:
            return self.tr("Each share needs ¥0.01 at least.")
        if (
            total is not None
            and self._giving.balance is not None
            and total.amount_minor > self._giving.balance.amount_minor
        ):
            return self.tr("That is more than the %1 in your wallet.").replace("%1", self._giving.balance.text())
        return ""

    def _is_complete(self) -> bool:
        return self._total() is not None and bool(self._count()) and not self._trouble()

    def _work(self, pin: str) -> Callable[[], Packet]:
        total, count = self._total(), self._count()
        assert total is not None and count is not None, "the form is complete"  # noqa: PT018
        place, packets, key = self._place, self._packets, self._key
        wish = PacketWish(
            sender_id=self._user_id,
            conversation_id=place.conversation_id,
            split=self._split,
            amount=total,
            share_count=count,
            audience=place.audience,
            greeting=self._greeting,
        )
        return lambda: packets.send(wish, pin=pin, key=key)
