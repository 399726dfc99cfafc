"""The list of chats before everything else: what a window shows while the wallet and the host are imported."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.kernel.clock import Clock
from app.core.kernel.events import EventBus
from app.data_folder import FACES
from app.shell.chat.chats import ChatsViewModel
from app.shell.chat.desk import ChatDesk
from app.shell.chat.emoji import EmojiMemory
from app.shell.context import Scene, ShellContext
from app.shell.demo_mark import is_filled_for_only
from app.shell.relay import Relay
from app.shell.tasks import Tasks
from app.talk import FirstLook, Talk, look_first

if TYPE_CHECKING:
    from app.bootstrap import Services


@dataclass(frozen=True, slots=True)
class ShownFirst:
    """A person's list of chats, and what it stands on; `Assembly` adds to both what came later. GUI thread."""

    chats: ChatsViewModel
    desk: ChatDesk
    context: ShellContext


def look(data_folder: Path, events: EventBus, clock: Clock) -> FirstLook | None:
    """Return the chats of the only person here, where they can be shown before all is open. On a worker."""
    return look_first(data_folder, events, clock, lambda user_id: is_filled_for_only(data_folder, user_id))


def chats_of(found: FirstLook, *, tasks: Tasks, relay: Relay, emoji: EmojiMemory, parent: QObject) -> ShownFirst:
    """Return the list of what was ``found``; ``relay`` is its own, and ``tasks`` hold what is done with it."""
    faces = found.talk.data_folder / FACES
    context = ShellContext(found.user, tasks, relay, _open_nothing, found.talk.clock, faces=faces)
    desk = desk_over(found.talk, emoji)
    chats = ChatsViewModel(desk, context, parent, is_whole=False)
    chats.give(found.conversations)
    return ShownFirst(chats, desk, context)


def desk_over(talk: "Talk | Services", emoji: EmojiMemory) -> ChatDesk:
    """Return what the list of chats stands on."""
    return ChatDesk(
        talk.chat,
        talk.history,
        talk.own_messages,
        talk.own_conversations,
        talk.search,
        talk.groups,
        talk.invitations,
        talk.people,
        talk.catalog,
        emoji=emoji,
    )


def _open_nothing(_text: str, _scene: Scene, _source: str, /) -> None:
    """Nothing that is shown first holds a link."""
