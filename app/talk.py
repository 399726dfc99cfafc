"""Opening what people talk with: the services on `plaza.db` alone that the list of chats needs."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from app.account_voice import AccountSpeaker
from app.core.catalog.service import Catalog
from app.core.chat.groups import Groups
from app.core.chat.history import History
from app.core.chat.invitations import Invitations
from app.core.chat.model import ConversationSummary
from app.core.chat.own_conversations import OwnConversations
from app.core.chat.own_messages import OwnMessages
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.database import Database, has_content
from app.core.kernel.clock import Clock
from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.official.service import Official
from app.core.people.model import User
from app.core.people.passwords import Passwords
from app.core.people.service import People

PLAZA, WALLET = "plaza.db", "wallet.db"
"""The two databases of a data folder."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The services over ``plaza``, the one file of ``data_folder``, by the names that `Services` has for them."""

    data_folder: Path
    plaza: Database
    events: EventBus
    clock: Clock
    people: People
    passwords: Passwords
    catalog: Catalog
    chat: Chat
    history: History
    own_messages: OwnMessages
    own_conversations: OwnConversations
    search: Search
    groups: Groups
    invitations: Invitations
    official: Official
    speaker: AccountSpeaker

    def by_name(self) -> dict[str, Any]:
        """Return the services by name."""
        return {
            each.name: getattr(self, each.name) for each in fields(self) if each.name not in ("data_folder", "plaza")
        }


@dataclass(frozen=True, slots=True)
class FirstLook:
    """The only person here and their conversations, read before anything else was opened."""

    talk: Talk
    user: User
    conversations: list[ConversationSummary]


def open_talk(data_folder: Path, events: EventBus, clock: Clock) -> Talk:
    """Build the services over `plaza.db` in ``data_folder``, which is opened by their first use."""
    plaza = Database(data_folder / PLAZA, tree="plaza")
    speaker = AccountSpeaker(plaza, events, clock)
    official = Official(plaza, events, clock, greeter=speaker)
    return Talk(
        data_folder,
        plaza,
        events,
        clock,
        People(plaza, events, clock),
        Passwords(plaza, clock),
        Catalog(plaza, events, clock),
        Chat(plaza, events, clock, faces=official, answers=speaker),
        History(plaza, faces=official),
        OwnMessages(plaza, events, clock, faces=official),
        OwnConversations(plaza, events, clock),
        Search(plaza, faces=official),
        Groups(plaza, events, clock),
        Invitations(plaza, events, clock),
        official,
        speaker,
    )


def look_first(
    data_folder: Path, events: EventBus, clock: Clock, has_world: Callable[[UserId], bool]
) -> FirstLook | None:
    """Return whose data this is and what they talk about, where that can be shown before all of it is open.

    It can for one person without a password who ``has_world``, on a `plaza.db` of this version beside a wallet. For
    anybody else there is None, and nothing is said of why: whoever opens everything then tells what is wrong. Nothing
    is written.
    """
    if not (has_content(data_folder / PLAZA) and has_content(data_folder / WALLET)):
        return None
    talk = open_talk(data_folder, events, clock)
    try:
        talk.plaza.check()
        here = talk.people.here()
        if len(here) == 1 and has_world(here[0].user_id) and not talk.passwords.state(here[0].user_id).is_set:
            return FirstLook(talk, here[0], talk.chat.conversations(here[0].user_id))
    except PlazaError:
        pass
    talk.plaza.close()
    return None
