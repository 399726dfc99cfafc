"""The services over plaza.db, joined as the program joins them, on a database in memory."""

from app.core.catalog.service import Catalog
from app.core.chat.service import Chat
from app.core.database import Database
from app.core.kernel.events import EventBus
from app.core.official.service import Official
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
        self.catalog = Catalog(self.db, self.events, self.clock)
        self.official = Official(self.db, self.events, self.clock)
        self.chat = Chat(self.db, self.events, self.clock, self.official)

    def close(self) -> None:
        self.db.close()
