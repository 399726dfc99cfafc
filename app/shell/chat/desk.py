"""What the chats' screens stand on: the services of chat and those whose contents stand in messages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.shell.chat.emoji import EmojiMemory, NoEmojiMemory
from app.shell.chat.sound import Microphone, QtMicrophone, QtSpeaker, Speaker

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.chat.groups import Groups
    from app.core.chat.history import History
    from app.core.chat.invitations import Invitations
    from app.core.chat.own_conversations import OwnConversations
    from app.core.chat.own_messages import OwnMessages
    from app.core.chat.search import Search
    from app.core.chat.service import Chat
    from app.core.people.service import People
    from app.shell.between.chat_money import ChatMoney
    from app.shell.chat.account_menu import AccountDesk
    from app.shell.chat.chat_files import ChatFiles


@dataclass(slots=True, eq=False)
class ChatDesk:
    """The services that the chats use, on workers.

    Without ``money`` nobody knows how red packets stand; without ``files`` only words are sent; without ``accounts``
    official accounts have no menus. The list of chats needs none of the three, which may come after it.
    """

    chat: "Chat"
    history: "History"
    own_messages: "OwnMessages"
    own_conversations: "OwnConversations"
    search: "Search"
    groups: "Groups"
    invitations: "Invitations"
    people: "People"
    catalog: "Catalog"
    money: "ChatMoney | None" = None
    files: "ChatFiles | None" = None
    accounts: "AccountDesk | None" = None
    microphone: Microphone = field(default_factory=QtMicrophone)
    speaker: Speaker = field(default_factory=QtSpeaker)
    emoji: EmojiMemory = field(default_factory=NoEmojiMemory)
