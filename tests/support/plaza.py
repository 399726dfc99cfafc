"""The services over plaza.db, joined as the program joins them, on a database in memory."""

from app.account_messages import AccountMessages
from app.account_voice import AccountSpeaker
from app.core.catalog.service import Catalog
from app.core.chat.groups import Groups
from app.core.chat.history import History
from app.core.chat.invitations import Invitations
from app.core.chat.own_conversations import OwnConversations
from app.core.chat.own_messages import OwnMessages
from app.core.chat.search import Search
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.kernel.events import EventBus
from app.core.official.comments import Comments
from app.core.official.figures import Figures
from app.core.official.liking import Liking
from app.core.official.service import Official
from app.core.people.contacts import Contacts
from app.core.people.service import People
from tests.support.clock import FakeClock


class PlazaServices:
    """People, catalogue, official accounts and chat, with a clock that stands still."""

    def __init__(self) -> None:
        self.db = Database(None, tree="plaza")
        self.db.migrate()
        self.events = EventBus()
        self.clock = FakeClock()
        self.people = People(self.db, self.events, self.clock)
        self.contacts = Contacts(self.db, self.events, self.clock)
        self.catalog = Catalog(self.db, self.events, self.clock)
        self.speaker = AccountSpeaker(self.db, self.events, self.clock)
        self.official = Official(self.db, self.events, self.clock, self.speaker)
        self.messages = AccountMessages(self.db, self.events, self.clock)
        self.figures = Figures(self.db, self.clock, self.catalog)
        self.liking = Liking(self.db, self.events, self.clock)
        self.comments = Comments(self.db, self.events, self.clock)
        self.chat = Chat(self.db, self.events, self.clock, self.official, self.speaker)
        self.history = History(self.db, self.official)
        self.own_messages = OwnMessages(self.db, self.events, self.clock, self.official)
        self.own_conversations = OwnConversations(self.db, self.events, self.clock)
        self.search = Search(self.db, self.official)
        self.groups = Groups(self.db, self.events, self.clock)
        self.invitations = Invitations(self.db, self.events, self.clock)

    def close(self) -> None:
        self.db.close()
