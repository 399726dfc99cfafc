"""The people of the demo world open red packets, and leave one to whoever sits here."""

from collections.abc import Iterator

import pytest

from app import demo_world
from app.bootstrap import RESOURCES
from app.core.kernel.ids import ConversationId, UserId
from app.core.kernel.money import Money
from app.core.payments.packet_model import PacketView, PacketWish
from app.core.people.model import User
from app.demo_people import DemoPeople
from app.money_teller import MoneyTeller
from tests.support.books import PIN, Books, key
from tests.support.plaza import PlazaServices


class World:
    """A person, their demo people, and the chats between them."""

    def __init__(self) -> None:
        self.plaza = PlazaServices()
        self.books = Books(events=self.plaza.events, clock=self.plaza.clock)
        self.me = self.plaza.people.create_profile("Lin").user_id
        self.others = sorted(demo_world.people_of(RESOURCES))[:4]
        for user_id in self.others:
            self.plaza.people.add_person(User(user_id, "Somebody", "blue"))
        self.books.top_up(10_000, self.me)
        acting = DemoPeople(
            self.others, self.plaza.chat, self.books.packets, self.books.person_transfers, self.plaza.contacts
        )
        acting.join(self.plaza.events)

    def send(self, conversation_id: ConversationId, audience: frozenset[UserId], shares: int) -> PacketView:
        wish = PacketWish(self.me, conversation_id, "lucky", Money(1000), shares, audience)
        packet = self.books.packets.send(wish, pin=PIN, key=key())
        teller = MoneyTeller(
            self.plaza.catalog, self.plaza.chat, self.plaza.official, self.plaza.people, self.plaza.figures
        )
        for entry in self.books.outbox.pending():
            for _ in range(2):  # told twice, as may happen
                assert teller.tell_packet(entry.payload)
        return self.books.packets.look([packet.packet_id], self.me)[packet.packet_id]


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.books.db.close()
    made.plaza.close()


def test_in_a_chat_of_two_the_other_opens_it(world: World) -> None:
    direct = world.plaza.chat.direct(world.me, world.others[0])
    view = world.send(direct, frozenset({world.others[0]}), 1)
    assert [claim.user_id for claim in view.claims] == [world.others[0]]
    assert len(world.plaza.history.newest(direct, world.me).messages) == 1


@pytest.mark.parametrize(("shares", "taken"), [(5, 2), (2, 1), (1, 0)])
def test_in_a_group_some_open_it_and_one_share_is_left(world: World, shares: int, taken: int) -> None:
    everybody = [world.me, *world.others]
    group = world.plaza.groups.make(world.me, "Hikers", everybody)
    view = world.send(group, frozenset(everybody), shares)
    assert len(view.claims) == taken
    assert view.state == "open"
    assert world.books.ledger.verify() == []


def test_whoever_is_asked_becomes_a_contact_at_once(world: World) -> None:
    world.plaza.contacts.ask(world.me, UserId(world.others[0]), "hello")
    assert world.plaza.contacts.about(world.me, UserId(world.others[0])).is_contact
