"""A data folder full of talk: a thousand chats, made in bulk with the rows that the services would have written."""

import hashlib
import itertools
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import bindparam, func, select

from app.bootstrap import open_services
from app.core.chat import codec, words_store
from app.core.chat.groups import Groups
from app.core.chat.model import CardContent, Content, TextContent
from app.core.chat.service import Chat
from app.core.chat.store import conversation, member, message
from app.core.database import Database
from app.core.database.migrating import known_versions
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, MiniAppId, UserId
from app.core.people.model import COLORS, User
from app.core.people.service import People
from app.host.runtime.spawn import Spawner
from app.shell.demo_mark import write_mark
from benchmarks.runtime import NobodyToAsk

CHATS = 1_000
GROUP_EVERY = 5
LONG_SHARE = 10
"""Every so manieth message stands in the first chat, a group; the rest are spread over all others, unevenly."""
UNREAD_EVERY = 7
BATCH = 2_000
FIRST_AT = datetime(2024, 1, 1, tzinfo=UTC)
PAUSE = timedelta(seconds=53)
"""Between two messages: a million of them are twenty months."""
SEED = 20_240_101

ANSWERED_EVERY, CARD_EVERY, CHINESE_EVERY, LONG_TEXT_EVERY = 31, 53, 3, 97
RAREST = "rarest"
"""Stands in one message, the oldest."""
TIDES = ("ebb", "flow")
"""Each stands in every twentieth message, and never both."""
TIDE_EVERY = 20
GIFT = "今天我们发红包吧"
GIFT_EVERY = 60
FREQUENT = ("the", "you", "and", "to", "harbour", "have", "boat", "lamp", "meeting", "happy")
SYLLABLES = tuple(first + second for first in "bdfghjklmnprstvz" for second in "aeiou")
VOCABULARY = (
    *FREQUENT,
    *("".join(parts) for parts in itertools.islice(itertools.product(SYLLABLES, repeat=3), 0, 300_000, 20)),
)
HANZI = tuple(chr(code) for code in range(0x4E00, 0x4E00 + 14_000, 7))


def _falling(count: int) -> list[float]:
    """Return the weights of ``count`` things of which the next is always somewhat rarer (Zipf), summed up."""
    return list(itertools.accumulate(1 / (rank + 3) for rank in range(count)))


WORD_WEIGHTS, HANZI_WEIGHTS = _falling(len(VOCABULARY)), _falling(len(HANZI))


@dataclass(frozen=True, slots=True)
class Cast:
    """Who talks: one person of this machine, and in which chats with whom."""

    me: UserId
    chats: Sequence[tuple[ConversationId, Sequence[UserId]]]
    """Every chat with its members; the first is the long one."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One message, as `Chat.send` would be asked to send it."""

    conversation_id: ConversationId
    sender_id: UserId
    content: Content
    message_id: MessageId
    sent_at: datetime
    quoted_id: MessageId | None


def kept_folder(count: int) -> Path:
    """Return a data folder with ``CHATS`` chats and ``count`` messages; do not use it, but a copy.

    It is kept in the system's cache (``XDG_CACHE_HOME``) and made again where tables or what is said changed; a
    million messages take some minutes.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plaza-benchmarks"
    versions = repr([known_versions("plaza")[-1], known_versions("wallet")[-1]])
    made_of = versions.encode() + Path(__file__).read_bytes()
    folder = cache / f"chatter-{count}-{hashlib.blake2s(made_of, digest_size=6).hexdigest()}"
    if folder.exists():
        return folder
    for old in cache.glob(f"chatter-{count}-*"):
        shutil.rmtree(old)
    print(f"Making {count:,} messages in {CHATS:,} chats; they are kept in {folder}.", file=sys.stderr, flush=True)
    half = cache / f"half-{count}"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    _make(half, count)
    half.rename(folder)
    return folder


def _make(folder: Path, count: int) -> None:
    events, spawner = EventBus(), Spawner()
    services = open_services(folder, events=events, prompts=NobodyToAsk(), spawner=spawner)
    try:
        cast = gather(services.people, services.groups, services.chat, CHATS)
        write_mark(folder, [cast.me])
    finally:
        services.close()
        spawner.close()
    with closing(Database(folder / "plaza.db", tree="plaza")) as db:
        write(db, sendings(cast, count))
        chat = Chat(db, events, services.clock)
        for at, (conversation_id, _) in enumerate(cast.chats):
            if at % UNREAD_EVERY:
                chat.mark_read(conversation_id, cast.me)


def gather(people: People, groups: Groups, chat: Chat, chats: int) -> Cast:
    """Make a person and their ``chats``, in which nobody has said anything yet."""
    me = people.create_profile("Lin").user_id
    others = [UserId(f"person-{number:04}") for number in range(chats)]
    for number, user_id in enumerate(others):
        people.add_person(User(user_id, f"{_name(number)} {_name(number * 7 + 3)}", COLORS[number % len(COLORS)]))
        people.add_contact(me, user_id)
    found: list[tuple[ConversationId, Sequence[UserId]]] = []
    for number in range(chats):
        if number % GROUP_EVERY:
            found.append((chat.direct(me, others[number]), (me, others[number])))
            continue
        company = tuple(others[(number + step) % chats] for step in range(2 + number // GROUP_EVERY % 5))
        found.append((groups.make(me, f"The {_name(number)} group", company), (me, *company)))
    return Cast(me, found)


def sendings(cast: Cast, count: int) -> Iterator[Sending]:
    """Yield ``count`` messages in the order of their times, always the same: first one to each chat, then at random."""
    dice = random.Random(SEED)  # noqa: S311 - the same words each time, not secrets
    said: dict[ConversationId, MessageId] = {}
    for number, at in enumerate(_places(dice, len(cast.chats), count)):
        conversation_id, member_ids = cast.chats[at]
        sender_id = cast.me if dice.random() < 0.4 else dice.choice(member_ids[1:])
        sent_at = FIRST_AT + number * PAUSE
        message_id = _message_id(sent_at, number)
        quoted_id = said.get(conversation_id) if number % ANSWERED_EVERY == 0 else None
        said[conversation_id] = message_id
        yield Sending(conversation_id, sender_id, _content(dice, number), message_id, sent_at, quoted_id)


def write(db: Database, sent: Iterable[Sending]) -> None:
    """Write messages down as `Chat.send` does one by one, many in a transaction: rows, index of words, counts."""
    counts: Counter[ConversationId] = Counter()
    own: Counter[tuple[ConversationId, UserId]] = Counter()
    last: dict[ConversationId, int] = {}
    with db.read() as tx:
        number = tx.execute(select(func.coalesce(func.max(message.c.number), 0))).scalar_one()
        for key, seq in tx.execute(select(conversation.c.conversation_id, conversation.c.last_seq)):
            counts[key] = seq
    waiting = iter(sent)
    while batch := list(itertools.islice(waiting, BATCH)):
        rows, found = [], []
        for each in batch:
            number += 1
            counts[each.conversation_id] += 1
            own[each.conversation_id, each.sender_id] += 1
            last[each.conversation_id] = number
            content = codec.encode(each.content)
            rows.append(
                {
                    "message_id": each.message_id,
                    "conversation_id": each.conversation_id,
                    "seq": counts[each.conversation_id],
                    "sender_id": each.sender_id,
                    "sent_at": each.sent_at,
                    "content": content,
                    "quoted_id": each.quoted_id,
                }
            )
            found.append((number, each.conversation_id, content))
        with db.begin() as tx:
            tx.execute(message.insert(), rows)
            words_store.add_all(tx, found)
    if last:
        _count(db, counts, own, last)


def _count(
    db: Database,
    counts: Counter[ConversationId],
    own: Counter[tuple[ConversationId, UserId]],
    last: dict[ConversationId, int],
) -> None:
    here = conversation.c.conversation_id == bindparam("here")
    reached = conversation.update().where(here).values(last_seq=bindparam("seq"), last_number=bindparam("number"))
    them = (member.c.conversation_id == bindparam("here")) & (member.c.user_id == bindparam("who"))
    spoke = member.update().where(them).values(sent_count=member.c.sent_count + bindparam("more"))
    with db.begin() as tx:
        tx.execute(reached, [{"here": key, "seq": counts[key], "number": number} for key, number in last.items()])
        tx.execute(spoke, [{"here": key, "who": who, "more": more} for (key, who), more in own.items()])


def _places(dice: random.Random, chats: int, count: int) -> Iterator[int]:
    """Yield to which chat each message goes; in the end, the first one has its share of all."""
    weights = _falling(chats - 1)
    in_long = 0
    for number in range(count):
        if number < chats:
            yield number
            in_long += number == 0
        elif in_long * LONG_SHARE < number:
            in_long += 1
            yield 0
        else:
            yield dice.choices(range(1, chats), cum_weights=weights)[0]


def _content(dice: random.Random, number: int) -> Content:
    text = _text(dice, number)
    if number % CARD_EVERY == 1:
        return CardContent("plaza://miniapp/plaza.store/pages/home", MiniAppId("plaza.store"), text[:40])
    return TextContent(text)


def _text(dice: random.Random, number: int) -> str:
    if number == 0:
        return f"the {RAREST} of all"
    if number % GIFT_EVERY == 0:
        return GIFT
    longer = 15 if number % LONG_TEXT_EVERY == 0 else 1
    if number % CHINESE_EVERY == 0:
        said = "".join(dice.choices(HANZI, cum_weights=HANZI_WEIGHTS, k=dice.randint(4, 18) * longer))
    else:
        said = " ".join(dice.choices(VOCABULARY, cum_weights=WORD_WEIGHTS, k=dice.randint(2, 14) * longer))
    tide, is_tide = divmod(number, TIDE_EVERY // 2)
    return f"{TIDES[tide % 2]} {said}" if is_tide == 1 else said


def _name(number: int) -> str:
    return VOCABULARY[len(FREQUENT) + number * 13 % (len(VOCABULARY) - len(FREQUENT))].capitalize()


def _message_id(sent_at: datetime, number: int) -> MessageId:
    """Return the UUIDv7 of a message: its time, and its number where others have chance."""
    digits = f"{int(sent_at.timestamp() * 1_000):012x}7{number % 0x1000:03x}8{number:015x}"
    return MessageId("-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])))
