"""Opening conversations within a transaction, and what official accounts say by themselves there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from app.core.chat import messages_store, store
from app.core.chat.checks import encoded, require
from app.core.chat.events import ConversationArranged, MessageSent
from app.core.chat.faces import Face, KnownFaces, teller_of
from app.core.chat.model import Content, ConversationKind, Message
from app.core.chat.store import ConversationRow, MemberRow
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, UserId, new_id
from app.core.people import directory
from app.core.people.model import COLORS


class Answers(Protocol):
    """Knows what official accounts answer (the official slice stands beside chat, not below it)."""

    def answer(self, tx: Connection, user_id: UserId, account_id: OfficialAccountId, text: str) -> Content | None:
        """Return what an account answers a person to ``text``; nothing where it has nothing to say to that."""
        ...


@dataclass(frozen=True, slots=True)
class Pairing:
    """What makes a conversation the only one of its members: ``key`` names them."""

    kind: ConversationKind
    key: str
    member_ids: tuple[UserId, ...]
    account_id: OfficialAccountId | None = None


def pairing_with(user_id: UserId, account_id: OfficialAccountId) -> Pairing:
    """Return what makes a conversation a person's only one with an official account."""
    return Pairing("official", f"official {user_id} {account_id}", (user_id,), account_id)


@dataclass(frozen=True, slots=True)
class Opened:
    """A conversation in its opener's list: ``is_back``, they had deleted it."""

    conversation_id: ConversationId
    opener_id: UserId
    is_back: bool

    def tell(self, events: EventBus) -> None:
        """Tell of it, once committed."""
        if self.is_back:
            events.publish(ConversationArranged(self.conversation_id, self.opener_id))


def open_pairing(tx: Connection, pairing: Pairing, opener_id: UserId, now: datetime) -> Opened:
    """Return a conversation that is in its opener's list, and in nobody else's before something is said there.

    Raises:
        Refused: ``people.unknown``, or ``people.left`` where there is none yet.
    """
    directory.require(tx, pairing.member_ids)
    found = store.find_pairing(tx, pairing.key)
    if found is not None:
        return Opened(found, opener_id, store.list_again(tx, found, opener_id))
    directory.require_here(tx, pairing.member_ids)
    key = ConversationId(new_id())
    row = ConversationRow(key, pairing.kind, pairing.key, "", COLORS[0], pairing.account_id, now)
    members = [MemberRow(key, each, "member", now, is_removed=each != opener_id) for each in pairing.member_ids]
    store.insert(tx, row, members)
    return Opened(key, opener_id, is_back=False)


def say(
    tx: Connection, conversation: ConversationRow, content: Content, sent_at: datetime, faces: KnownFaces
) -> Message:
    """Let the official account whose conversation it is say something there.

    Raises:
        Refused: as `encoded`.
    """
    text = encoded(content)
    row = messages_store.append(tx, MessageId(new_id()), conversation.conversation_id, None, sent_at, text)
    return teller_of(tx, conversation, [row], faces).message(row)


def speak_to(
    tx: Connection, user_id: UserId, account: Face, content: Content, now: datetime
) -> Callable[[EventBus], None]:
    """Let an official account speak to a person; what is returned tells of it, once committed.

    Raises:
        Refused: as `open_pairing` and `encoded`.
    """
    opened = open_pairing(tx, pairing_with(user_id, account.account_id), user_id, now)
    conversation = require(tx, opened.conversation_id)
    member_ids: Collection[UserId] = store.member_ids(tx, [opened.conversation_id]).get(opened.conversation_id, [])
    message = say(tx, conversation, content, now, {account.account_id: account})

    def tell(events: EventBus) -> None:
        opened.tell(events)
        events.publish(MessageSent(opened.conversation_id, message, frozenset(member_ids)))

    return tell
