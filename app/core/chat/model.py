"""Conversations, messages and the kinds of content that a message can have."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import (
    ArticleId,
    ConversationId,
    MessageId,
    MiniAppId,
    OfficialAccountId,
    OrderId,
    PacketId,
    PersonTransferId,
    ReceiptId,
    RefundId,
    UserId,
)
from app.core.kernel.money import Money
from app.core.people.model import User

ConversationKind = Literal["direct", "group", "official"]
Role = Literal["owner", "member"]
NoteKind = Literal["joined", "added", "removed", "left", "renamed", "owner", "recalled"]


@dataclass(frozen=True, slots=True)
class TextContent:
    """Plain text, at most ``TEXT_CHARACTERS_MAX`` characters."""

    text: str


@dataclass(frozen=True, slots=True)
class CardContent:
    """A mini-app's page as a card; ``link`` is text for ``links.parse``.

    ``picture`` is the file name of a demo picture, or of one that the shell keeps for cards.
    """

    link: str
    miniapp_id: MiniAppId
    title: str
    picture: str | None = None
    price: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A paid order's receipt; ``merchant_number`` is the number under which the payee knows the order.

    ``amount`` was paid; ``discount`` is what the coupon ``coupon_title`` took off.
    """

    receipt_id: ReceiptId
    order_id: OrderId
    payee_name: str
    title: str
    amount: Money
    paid_at: datetime
    miniapp_id: MiniAppId
    merchant_number: str = ""
    discount: Money | None = None
    coupon_title: str = ""


@dataclass(frozen=True, slots=True)
class RefundContent:
    """Money of a paid order that came back: ``amount`` of the ``paid`` that the order cost."""

    refund_id: RefundId
    order_id: OrderId
    payee_name: str
    title: str
    amount: Money
    paid: Money
    refunded_at: datetime
    miniapp_id: MiniAppId
    merchant_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An official account's article, as it stands in a conversation."""

    article_id: ArticleId
    title: str
    summary: str
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateContent:
    """What an official account tells a person who agreed to it: ``lines`` are labels and what they say.

    ``link`` is text for ``links.parse``, the page it opens.
    """

    title: str
    lines: tuple[tuple[str, str], ...]
    link: str
    miniapp_id: MiniAppId


@dataclass(frozen=True, slots=True)
class CodeContent:
    """A link shown as a code to scan."""

    link: str
    title: str


@dataclass(frozen=True, slots=True)
class PacketContent:
    """A red packet; what became of it, payments tell, not its message. An empty ``greeting`` is the usual one."""

    packet_id: PacketId
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class TransferContent:
    """Money given to the other person here; what became of it, payments tell, not its message."""

    person_transfer_id: PersonTransferId
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReturnContent:
    """Money that was held for an order, or given to people, and came back: ``amount`` of the ``given``.

    ``other_name``: who did not take it; empty for a red packet. ``title`` is the order's, the transfer's note or the
    packet's greeting, ``number`` the payee's for an order.
    """

    source: Literal["order", "transfer", "packet"]
    source_id: str
    cause: Literal["time", "declined", "closed", "captured"]
    amount: Money
    given: Money
    other_name: str
    title: str
    returned_at: datetime
    number: str = ""


@dataclass(frozen=True, slots=True)
class PictureContent:
    """A picture in pixels, upright, drawn anew from its sender's file; ``attachment`` is what it is kept as."""

    attachment: str
    suffix: Literal["jpg", "webp"]
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as it is, under its sender's ``name`` for it; ``attachment`` is what it is kept as."""

    attachment: str
    name: str
    size_bytes: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class VoiceContent:
    """Something spoken, in the form that `voice` says; ``wave`` is how loud it is along its way, 0 to 100."""

    attachment: str
    duration_ms: int
    wave: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteContent:
    """What its sender did to the group: ``names`` are those it was done to, or the group's new name."""

    note: NoteKind
    names: tuple[str, ...] = ()


RECALLED = NoteContent("recalled")
"""What stands in the place of a message that its sender took back."""


@dataclass(frozen=True, slots=True)
class UnknownContent:
    """Content of a kind that this version does not know; ``raw`` is its JSON, kept so that nothing is lost."""

    kind: str
    raw: str = "{}"


SpokenContent = (
    TextContent
    | CardContent
    | ReceiptContent
    | RefundContent
    | ArticleContent
    | TemplateContent
    | CodeContent
    | PacketContent
    | TransferContent
    | ReturnContent
    | PictureContent
    | FileContent
    | VoiceContent
    | UnknownContent
)
Content = SpokenContent | NoteContent


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that another one answers, as it is now."""

    message_id: MessageId
    sender_id: UserId | None
    sender_name: str
    content: Content


@dataclass(frozen=True, slots=True)
class Message:
    """One message; without ``sender_id`` the official account speaks. Read by somebody, it has their names for people.

    ``seq`` is its place in the conversation, counted from 1 in the order in which messages were written down:
    ``sent_at`` is what the clock said, which may have been set back.
    """

    message_id: MessageId
    conversation_id: ConversationId
    sender_id: UserId | None
    sender_name: str
    sender_color: str
    sent_at: datetime
    content: Content
    seq: int
    quoted: Quoted | None = None
    sender_picture: str | None = None


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody in a group."""

    user: User
    role: Role
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person has begun to write in a conversation, and the message it answers."""

    text: str = ""
    quoted: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive messages of a conversation, newest first, and whether there are more on either side."""

    messages: tuple[Message, ...]
    has_older: bool
    has_newer: bool


@dataclass(frozen=True, slots=True)
class FoundMessage:
    """A message that was looked for: ``excerpt`` is one line of it in pieces, those at odd places being what was found.

    The greater its ``number``, the later it was written down.
    """

    message_id: MessageId
    conversation_id: ConversationId
    number: int
    sender_id: UserId | None
    sender_name: str
    sent_at: datetime
    excerpt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The newest messages that were found; until ``is_complete``, some old ones cannot be found yet."""

    messages: tuple[FoundMessage, ...]
    has_more: bool
    is_complete: bool


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where in its conversation a message stands that was found."""

    message_id: MessageId
    seq: int


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """What was found in one conversation, newest first; otherwise as ``Found``."""

    places: tuple[FoundPlace, ...]
    has_more: bool
    is_complete: bool


PreviewKind = (
    Literal[
        "text",
        "card",
        "receipt",
        "refund",
        "return",
        "article",
        "template",
        "code",
        "packet",
        "transfer",
        "picture",
        "file",
        "voice",
        "unknown",
    ]
    | NoteKind
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A message in brief: its kind, its own words in one line, what it moved.

    ``text`` is what was written, a title, a greeting, a note, of a receipt and a refund the payee's name, of what
    happened to a group whom it was done to; ``speaker`` is who wrote or did it, where that has to be said.
    """

    kind: PreviewKind = "text"
    text: str = ""
    amount: Money | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A line of a person's conversation list; direct ones have a ``peer_id``, official ones an ``account_id``.

    The greater its ``standing``, the higher it stands. Nobody is told of what is said where it ``is_muted``. What
    ``is_subscription`` is with a subscription account. ``has_left``: whom it is with deleted their profile, so nothing
    more can be said.
    """

    conversation_id: ConversationId
    kind: ConversationKind
    title: str
    color: str
    picture: str | None
    preview: Preview | None
    last_at: datetime | None
    unread_count: int
    account_id: OfficialAccountId | None = None
    peer_id: UserId | None = None
    standing: tuple[bool, int, datetime] = (False, 0, datetime.min)
    draft: str = ""
    is_pinned: bool = False
    is_muted: bool = False
    is_subscription: bool = False
    is_mentioned: bool = False
    has_left: bool = False
