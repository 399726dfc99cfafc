"""What the people of the demo world do by themselves: they open red packets, accept transfers and become contacts."""

from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Protocol

from app.core.chat.events import MessageSent
from app.core.chat.model import PacketContent, TransferContent
from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, PacketId, UserId
from app.core.payments.packets import Packets
from app.core.payments.person_transfers import PersonTransfers
from app.core.people.contacts import Contacts
from app.core.people.events import ContactAsked


class Members(Protocol):
    """Knows who is in a conversation."""

    def members(self, conversation_id: ConversationId) -> list[UserId]:
        """Return them."""


class DemoPeople:
    """Acts for people who exist on this computer only, at once, on the thread that tells of what happened.

    In a group about half of them open a packet, and they leave a share to whoever sits here.
    """

    def __init__(
        self,
        user_ids: Collection[UserId],
        chat: Members,
        packets: Packets,
        transfers: PersonTransfers,
        contacts: Contacts,
    ) -> None:
        self._user_ids = frozenset(user_ids)
        self._chat = chat
        self._packets = packets
        self._transfers = transfers
        self._contacts = contacts

    def join(self, events: EventBus) -> Callable[[], None]:
        """Begin to act on what happens; return the function that ends it."""
        ends = [events.subscribe(MessageSent, self._on_message_sent), events.subscribe(ContactAsked, self._on_asked)]

        def end() -> None:
            for each in ends:
                each()

        return end

    def _on_asked(self, event: ContactAsked) -> None:
        if event.receiver_id in self._user_ids:
            with suppress(PlazaError):  # whoever asked sees that it waits
                self._contacts.accept(event.receiver_id, event.request_id)

    def _on_message_sent(self, event: MessageSent) -> None:
        content, sender_id = event.message.content, event.message.sender_id
        if sender_id is None or sender_id in self._user_ids:
            return
        with suppress(PlazaError):  # it goes back by itself as well
            if isinstance(content, PacketContent):
                self._open(content.packet_id, sender_id, event.conversation_id)
            elif isinstance(content, TransferContent):
                transfer_id = content.person_transfer_id
                given = self._transfers.look([transfer_id], sender_id).get(transfer_id)
                if given is not None and given.receiver_id in self._user_ids:
                    self._transfers.accept(transfer_id, given.receiver_id)

    def _open(self, packet_id: PacketId, sender_id: UserId, conversation_id: ConversationId) -> None:
        here = sorted(self._user_ids.intersection(self._chat.members(conversation_id)))
        view = self._packets.look([packet_id], sender_id).get(packet_id)
        if view is None:
            return
        if len(here) > 1:
            here = here[: min((len(here) + 1) // 2, view.packet.share_count - 1)]
        for user_id in here:
            self._packets.claim(packet_id, user_id)
