"""What the demo world is written with: the services, as far as it needs them."""

from typing import Protocol

from app.core.chat.groups import Groups
from app.core.chat.history import History
from app.core.chat.service import Chat
from app.core.kernel.ids import JournalId, PacketId, UserId
from app.core.kernel.money import Money
from app.core.official.service import Official
from app.core.payments.packet_model import Packet, PacketWish
from app.core.people.service import People


class PlayMoney(Protocol):
    """The part of funding that lets play money in."""

    def top_up(self, user_id: UserId, amount: Money, key: JournalId) -> object:
        """Move ``amount`` to the person, once per ``key``."""
        ...


class Packets(Protocol):
    """The part of the payments that sends red packets."""

    def send(self, wish: PacketWish, *, pin: str, key: JournalId) -> Packet:
        """Send one, once per ``key``."""
        ...

    def claim(self, packet_id: PacketId, user_id: UserId) -> object:
        """Open one for somebody."""
        ...


class Pins(Protocol):
    """The part of the payments that keeps PINs."""

    def set(self, user_id: UserId, pin: str) -> None:
        """Choose one; Refused ``pin.already_set``."""
        ...


class DemoServices(Protocol):
    """The services that the demo world is written with."""

    @property
    def people(self) -> People:
        """People."""
        ...

    @property
    def chat(self) -> Chat:
        """Conversations."""
        ...

    @property
    def history(self) -> History:
        """What was said in them."""
        ...

    @property
    def groups(self) -> Groups:
        """Groups."""
        ...

    @property
    def official(self) -> Official:
        """Official accounts."""
        ...

    @property
    def funding(self) -> PlayMoney:
        """What fills the wallet."""
        ...

    @property
    def packets(self) -> Packets:
        """Red packets."""
        ...

    @property
    def pins(self) -> Pins:
        """PINs."""
        ...
