"""The world that a new profile finds: people, conversations, official accounts, articles and some play money.

``resources/demo/world.json`` tells it. All of it is checked before any of it is written. Ids and times follow from the
profile alone, so that filling a second time, or after a fill that was cut short, adds only what is missing.
"""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from app.core import links
from app.core.chat.model import ArticleContent, CardContent, CodeContent, Content, PacketContent, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import (
    ArticleId,
    ConversationId,
    JournalId,
    MessageId,
    MiniAppId,
    OfficialAccountId,
    UserId,
)
from app.core.kernel.money import Money
from app.core.official.codec import decode_blocks
from app.core.official.model import Article, MiniAppCard, OfficialAccount, OfficialAccountKind, Picture
from app.core.official.voice import ArticleReply, ReadArticle, Voice
from app.core.official.voice import check as check_voice
from app.core.official.voice_codec import decode_voice
from app.core.payments.packet_model import PacketWish
from app.core.people.model import COLORS, User
from app.demo_services import DemoServices

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment in the ids of people and articles, which are the same for every profile."""

PACKET_PIN = "271935"
"""The PIN of people of this world who send red packets. Nobody is let in as one of them, here or anywhere."""
ME = "me"
ACCOUNT = "account"
K = TypeVar("K")


def fill(services: DemoServices, user: User, resources: Path) -> None:
    """Give ``user`` the demo world found in the folder ``resources``; once it is there, do nothing.

    Raises:
        Refused: ``demo.broken`` with the reason; nothing was written.
    """
    world = _read(resources / "demo")
    _Filling(services, user, world).run()


def people_of(resources: Path) -> frozenset[UserId]:
    """Return who the people of the demo world in the folder ``resources`` are.

    Raises:
        Refused: ``demo.broken``.
    """
    return frozenset(_person_id(person.key) for person in _read(resources / "demo").people)


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a JSON object of world.json may hold."""


class _Person(_Struct, frozen=True):
    key: str
    name: str
    color: str
    about: str
    picture: str | None = None


class _Account(_Struct, frozen=True):
    account_id: str
    name: str
    color: str
    about: str
    kind: OfficialAccountKind
    owner: str
    miniapp_id: str | None = None
    is_followed: bool = True
    related: list[str] = msgspec.field(default_factory=list)
    voice: dict[str, Any] = msgspec.field(default_factory=dict)


class _Article(_Struct, frozen=True):
    key: str
    account_id: str
    title: str
    summary: str
    picture: str
    author: str
    minutes_ago: int
    blocks: list[dict[str, Any]]


class _Card(_Struct, frozen=True):
    link: str
    title: str
    picture: str
    price_minor: int
    note: str = ""


class _Code(_Struct, frozen=True):
    link: str
    title: str


class _Packet(_Struct, frozen=True):
    """A red packet with an equal share for everybody else in the group; some have opened it."""

    share_minor: int
    greeting: str
    opened_by: list[str]


class _Message(_Struct, frozen=True):
    """One message: ``sender`` is a person's key, "me" or "account"; one of the five contents is given."""

    minutes_ago: int
    sender: str = msgspec.field(name="from")
    text: str | None = None
    card: _Card | None = None
    article: str | None = None
    code: _Code | None = None
    packet: _Packet | None = None


class _Conversation(_Struct, frozen=True):
    """One conversation; its last ``unread`` messages are new to the person."""

    kind: Literal["direct", "group", "official"]
    messages: list[_Message]
    unread: int
    key: str = ""
    title: str = ""
    color: str = "teal"
    account_id: str = ""
    members: list[str] = msgspec.field(name="with", default_factory=list)


class _World(_Struct, frozen=True):
    top_up_minor: int
    people: list[_Person]
    accounts: list[_Account]
    articles: list[_Article]
    conversations: list[_Conversation]


def _read(folder: Path) -> _World:
    try:
        world = msgspec.json.decode((folder / "world.json").read_bytes(), type=_World)
    except (OSError, msgspec.DecodeError, UnicodeError) as error:
        raise Refused("demo.broken", reason=str(error)) from error
    _Check(world, folder / "pictures").run()
    return world


class _Check:
    """Refuses a world whose parts do not fit together."""

    def __init__(self, world: _World, pictures: Path) -> None:
        self._world = world
        self._pictures = pictures
        self._people = {person.key for person in world.people}
        self._accounts = {account.account_id for account in world.accounts}
        self._articles = {article.key for article in world.articles}

    def run(self) -> None:
        for person in self._world.people:
            self._known(person.color, COLORS, "colour")
            self._picture(person.picture)
        for account in self._world.accounts:
            self._known(account.color, COLORS, "colour")
            _voice_of(account.voice, self._articles)
        for article in self._world.articles:
            self._article(article)
        for conversation in self._world.conversations:
            self._conversation(conversation)

    def _article(self, article: _Article) -> None:
        self._known(article.account_id, self._accounts, "official account")
        self._picture(article.picture)
        try:
            blocks = decode_blocks(article.blocks)
        except ValueError as error:
            raise Refused("demo.broken", reason=f"article {article.key}: {error}") from error
        for block in blocks:
            if isinstance(block, Picture | MiniAppCard):
                self._picture(block.picture)
            if isinstance(block, MiniAppCard):
                _miniapp_of(block.link)

    def _conversation(self, conversation: _Conversation) -> None:
        self._known(conversation.color, COLORS, "colour")
        if conversation.kind == "official":
            self._known(conversation.account_id, self._accounts, "official account")
        if (conversation.kind == "direct") != (len(conversation.members) == 1):
            raise Refused("demo.broken", reason="a direct conversation is with one other person, no other kind is")
        for key in conversation.members:
            self._known(key, self._people, "person")
        others = {ACCOUNT} if conversation.kind == "official" else set(conversation.members)
        last = None
        for message in conversation.messages:
            self._known(message.sender, others | {ME}, "sender")
            if message.minutes_ago <= 0 or (last is not None and message.minutes_ago >= last):
                raise Refused("demo.broken", reason=f"a message {message.minutes_ago} minutes ago is out of order")
            last = message.minutes_ago
            self._content(message)
            if message.packet is not None:
                self._packet(message.packet, message.sender, conversation)

    def _packet(self, packet: _Packet, sender: str, conversation: _Conversation) -> None:
        if conversation.kind != "group" or packet.share_minor <= 0:
            raise Refused("demo.broken", reason="a red packet has something in it, and is for a group")
        self._known(sender, set(conversation.members), "sender of a red packet")
        for key in packet.opened_by:
            self._known(key, set(conversation.members) - {sender}, "person to open the red packet")

    def _content(self, message: _Message) -> None:
        parts = (message.text, message.card, message.article, message.code, message.packet)
        if sum(part is not None for part in parts) != 1:
            raise Refused("demo.broken", reason=f"the message {message.minutes_ago} minutes ago needs one content")
        if message.text is not None and not message.text.strip():
            raise Refused("demo.broken", reason=f"the message {message.minutes_ago} minutes ago is empty")
        if message.card is not None:
            _miniapp_of(message.card.link)
            self._picture(message.card.picture)
        if message.code is not None:
            _miniapp_of(message.code.link)
        if message.article is not None:
            self._known(message.article, self._articles, "article")

    def _picture(self, name: str | None) -> None:
        if name is not None and not (self._pictures / name).is_file():
            raise Refused("demo.broken", reason=f"no picture {name}")

    @staticmethod
    def _known(value: K, known: Collection[K], what: str) -> None:
        if value not in known:
            raise Refused("demo.broken", reason=f"no {what} {value}")


def _voice_of(data: dict[str, Any], articles: Collection[str]) -> Voice:
    """Return what an account says by itself; ``data`` names articles by their keys.

    Raises:
        Refused: ``demo.broken``.
    """

    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: _article_id(each) if key == "article_id" else named(each) for key, each in value.items()}
        return [named(each) for each in value] if isinstance(value, list) else value

    try:
        voice = decode_voice(named(data))
        check_voice(voice)
    except (ValueError, Refused) as error:
        raise Refused("demo.broken", reason=f"what an official account says by itself: {error}") from error
    named_ids = {act.article_id for act in voice.acts if isinstance(act, ReadArticle | ArticleReply)}
    if not named_ids <= {_article_id(key) for key in articles}:
        raise Refused("demo.broken", reason="an official account names an article that is not there")
    return voice


def _miniapp_of(link_text: str) -> MiniAppId:
    link = links.parse(link_text)
    if not isinstance(link, links.MiniAppLink):
        raise Refused("demo.broken", reason=f"no link to a mini-app: {link_text}")
    return link.miniapp_id


@dataclass(frozen=True, slots=True)
class _Filling:
    """Writes a checked world for one person."""

    services: DemoServices
    user: User
    world: _World

    def run(self) -> None:
        people = self.services.people
        for person in self.world.people:
            other_id = _person_id(person.key)
            people.add_person(User(other_id, person.name, person.color, person.picture, about=person.about))
            people.add_contact(self.user.user_id, other_id)
        for account in self.world.accounts:
            self._account(account)
        for article in self.world.articles:
            self._article(article)
        self._speak()
        keys = [article.key for article in self.world.articles]
        for account in self.world.accounts:  # once all is said: it answers nothing of that
            voice = _voice_of(account.voice, keys)
            self.services.official.set_voice(OfficialAccountId(account.account_id), voice)
        key = JournalId(f"demo:{self.user.user_id}")
        self.services.funding.top_up(self.user.user_id, Money(self.world.top_up_minor), key)

    def _account(self, account: _Account) -> None:
        account_id = OfficialAccountId(account.account_id)
        miniapp_id = MiniAppId(account.miniapp_id) if account.miniapp_id else None
        official, related = self.services.official, tuple(map(MiniAppId, account.related))
        name, color, about = account.name, account.color, account.about
        official.add(OfficialAccount(account_id, name, color, about, account.kind, miniapp_id, account.owner, related))
        if account.owner and official.owner_of(account_id) is None:
            official.own(self.user.user_id, account_id)  # whoever was first here can see the owner's side
        if account.is_followed:
            official.follow(self.user.user_id, account_id, is_greeted=False)  # what it said then, the world tells

    def _article(self, article: _Article) -> None:
        account_id = OfficialAccountId(article.account_id)
        article_id = _article_id(article.key)
        if any(published.article_id == article_id for published in self.services.official.articles(account_id)):
            return
        self.services.official.publish(
            Article(
                article_id,
                account_id,
                article.title,
                article.summary,
                article.picture,
                article.author,
                self._moment(article.minutes_ago),
                decode_blocks(article.blocks),
            )
        )

    def _speak(self) -> None:
        """Write what was said in all conversations, as it was said: the later message stands higher in the list."""
        said = [
            (message.minutes_ago, position, conversation, opened_id)
            for conversation in self.world.conversations
            for opened_id in [self._opened(conversation)]
            for position, message in enumerate(conversation.messages, start=1)
        ]
        ids = [self._message_id(opened_id, position, ago) for ago, position, _, opened_id in said]
        there = self.services.history.known(ids)
        for (_, position, conversation, opened_id), message_id in sorted(zip(said, ids, strict=True), key=_age)[::-1]:
            if message_id not in there:
                self._say(opened_id, conversation, position, message_id)

    def _message_id(self, conversation_id: ConversationId, position: int, minutes_ago: int) -> MessageId:
        return MessageId(_id(f"{conversation_id} {position}", self._moment(minutes_ago)))

    def _say(
        self, conversation_id: ConversationId, conversation: _Conversation, position: int, message_id: MessageId
    ) -> None:
        chat, message, mine = self.services.chat, conversation.messages[position - 1], self.user.user_id
        sent_at = self._moment(message.minutes_ago)
        if message.packet is None:
            content = self._content(message)
        else:
            content = self._sent_packet(conversation_id, conversation, message.sender, message.packet)
            message_id = MessageId(content.packet_id)  # as whoever tells of red packets would call it
        if message.sender == ACCOUNT:
            account_id = OfficialAccountId(conversation.account_id)
            chat.post_official(mine, account_id, content, message_id, sent_at=sent_at)
        else:
            sender_id = mine if message.sender == ME else _person_id(message.sender)
            chat.send(conversation_id, sender_id, content, message_id=message_id, sent_at=sent_at)
        if position == len(conversation.messages) - conversation.unread:
            chat.mark_read(conversation_id, mine)

    def _sent_packet(
        self, conversation_id: ConversationId, conversation: _Conversation, sender: str, packet: _Packet
    ) -> PacketContent:
        """Move money of the ledger into a red packet for the group; again, do nothing."""
        services, sender_id = self.services, _person_id(sender)
        others = frozenset({self.user.user_id, *map(_person_id, conversation.members)} - {sender_id})
        amount = Money(packet.share_minor * len(others))
        with suppress(Refused):  # by an earlier profile's world
            services.pins.set(sender_id, PACKET_PIN)
        services.funding.top_up(sender_id, amount, JournalId(f"demo money:{conversation_id}"))
        wish = PacketWish(sender_id, conversation_id, "equal", amount, len(others), others, packet.greeting)
        sent = services.packets.send(wish, pin=PACKET_PIN, key=JournalId(f"demo packet:{conversation_id}"))
        for key in packet.opened_by:
            with suppress(Refused):  # they had it, or it is over
                services.packets.claim(sent.packet_id, _person_id(key))
        return PacketContent(sent.packet_id, packet.greeting)

    def _opened(self, conversation: _Conversation) -> ConversationId:
        chat, user_id = self.services.chat, self.user.user_id
        if conversation.kind == "official":
            return chat.official(user_id, OfficialAccountId(conversation.account_id))
        member_ids = [_person_id(key) for key in conversation.members]
        if conversation.kind == "direct":
            return chat.direct(user_id, member_ids[0])
        group_id = ConversationId(_id(f"group {conversation.key} {user_id}", FIRST_DAY))
        return self.services.groups.make(
            user_id, conversation.title, member_ids, color=conversation.color, conversation_id=group_id
        )

    def _content(self, message: _Message) -> Content:
        if message.card is not None:
            card = message.card
            miniapp_id = _miniapp_of(card.link)
            return CardContent(card.link, miniapp_id, card.title, card.picture, Money(card.price_minor), card.note)
        if message.code is not None:
            return CodeContent(message.code.link, message.code.title)
        if message.article is not None:
            article = self.services.official.article(_article_id(message.article))
            return ArticleContent(article.article_id, article.title, article.summary, article.picture)
        return TextContent(message.text or "")

    def _moment(self, minutes_ago: int) -> datetime:
        """Return the moment so long before the profile was made."""
        assert self.user.joined_at is not None, "the profile comes from the store"
        return self.user.joined_at - timedelta(minutes=minutes_ago)


def _age(said: tuple[tuple[int, int, _Conversation, ConversationId], MessageId]) -> int:
    return said[0][0]


def _person_id(key: str) -> UserId:
    return UserId(_id(f"person {key}", FIRST_DAY))


def _article_id(key: str) -> ArticleId:
    return ArticleId(_id(f"article {key}", FIRST_DAY))


def _id(name: str, moment: datetime) -> str:
    """Return a UUIDv7 (RFC 9562) of ``moment`` whose random bits are drawn from ``name``: the same each time."""
    milliseconds = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    drawn = int.from_bytes(hashlib.sha256(name.encode()).digest()[:10])
    bits = milliseconds << 80 | 0x7 << 76 | (drawn >> 62 & 0xFFF) << 64 | 0b10 << 62 | drawn & (1 << 62) - 1
    text = f"{bits:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
