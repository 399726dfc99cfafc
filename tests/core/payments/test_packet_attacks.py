"""Red packets attacked by raw SQL: the file itself refuses what the rules do not allow."""

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, UserId
from app.core.ledger.model import Journal, Transfer
from app.core.payments.packet_model import Packet
from app.core.payments.packets import account_of_packet
from app.core.payments.wallet import account_of_person
from tests.core.payments.test_packets import JUN, NOA, OMAR, send
from tests.support.books import LIN, MAYA, Books, key


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture
def rich(books: Books) -> Books:
    books.top_up(100_000)
    return books


class TestAttacks:
    """What raw SQL tries and the file refuses."""

    @pytest.fixture
    def packet(self, rich: Books) -> Packet:
        return send(rich, 900, 3, split="equal", audience=frozenset({MAYA, JUN, NOA}))

    def move(self, books: Books, packet: Packet, to: UserId, amount: int, purpose: str = "packet_claim") -> JournalId:
        """Post a transfer out of the packet past the service, dated as now, and return its journal."""
        made = key()
        with books.db.begin() as tx:
            own = books.ledger.open(tx, account_of_person(to), "CNY").ledger_account_id
            transfer = Transfer(account_of_packet(packet.packet_id), own, amount, "CNY")
            books.ledger.post(tx, Journal(made, purpose, packet.packet_id, (transfer,), books.clock.now()))
        return made

    def insert_claim(self, books: Books, packet: Packet, who: UserId, journal: str, amount: int) -> None:
        at = _micros(books)
        books.run(f"INSERT INTO packet_claims VALUES ('{packet.packet_id}', '{who}', '{journal}', {amount}, {at})")

    def test_a_claim_without_money_is_refused(self, rich: Books, packet: Packet) -> None:
        with pytest.raises(IntegrityError, match="of the transfer that gave it"):
            self.insert_claim(rich, packet, MAYA, key(), 300)
        journal = self.move(rich, packet, JUN, 300)
        with pytest.raises(IntegrityError, match="of the transfer that gave it"):
            self.insert_claim(rich, packet, MAYA, journal, 300)
        lucky = send(rich, 900, 3)
        journal_of_lucky = self.move(rich, lucky, JUN, 300)
        with pytest.raises(IntegrityError, match="of the transfer that gave it"):
            self.insert_claim(rich, lucky, JUN, journal_of_lucky, 299)
        with pytest.raises(IntegrityError, match="of the transfer that gave it"):
            self.insert_claim(rich, packet, JUN, journal_of_lucky, 300)
        self.insert_claim(rich, packet, JUN, journal, 300)

    def test_a_second_share_is_refused(self, rich: Books, packet: Packet) -> None:
        rich.packets.claim(packet.packet_id, MAYA)
        journal = self.move(rich, packet, MAYA, 300)
        for verb in ("INSERT", "INSERT OR REPLACE"):
            with pytest.raises(IntegrityError, match="one share"):
                rich.run(
                    f"{verb} INTO packet_claims VALUES "
                    f"('{packet.packet_id}', 'maya', '{journal}', 300, {_micros(rich)})"
                )

    def test_a_stranger_has_no_share_and_nobody_becomes_one_of_the_audience(self, rich: Books, packet: Packet) -> None:
        journal = self.move(rich, packet, OMAR, 300)
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            self.insert_claim(rich, packet, OMAR, journal, 300)
        with pytest.raises(IntegrityError, match="were there"):
            rich.run(f"INSERT INTO packet_audience VALUES ('{packet.packet_id}', 'omar')")
        for statement in ("DELETE FROM packet_audience", "UPDATE packet_audience SET user_id = 'omar'"):
            with pytest.raises(IntegrityError, match="append-only"):
                rich.run(statement)

    def test_a_share_that_is_not_equal_or_leaves_too_little_is_refused(self, rich: Books, packet: Packet) -> None:
        journal = self.move(rich, packet, MAYA, 301)
        with pytest.raises(IntegrityError, match="a unit at least"):
            self.insert_claim(rich, packet, MAYA, journal, 301)
        lucky = send(rich, 10, 3)
        greedy = self.move(rich, lucky, MAYA, 9)
        with pytest.raises(IntegrityError, match="a unit at least"):
            self.insert_claim(rich, lucky, MAYA, greedy, 9)

    def test_the_last_share_is_all_that_is_left(self, rich: Books) -> None:
        lucky = send(rich, 10, 1)
        journal = self.move(rich, lucky, MAYA, 9)
        with pytest.raises(IntegrityError, match="a unit at least"):
            self.insert_claim(rich, lucky, MAYA, journal, 9)

    def test_a_packet_never_gives_more_than_it_holds(self, rich: Books, packet: Packet) -> None:
        with pytest.raises(Refused, match=r"ledger\.overdraft"):
            self.move(rich, packet, MAYA, 901)

    def test_a_share_of_a_packet_that_is_over_is_refused(self, rich: Books, packet: Packet) -> None:
        rich.clock.advance(hours=24)
        journal = self.move(rich, packet, MAYA, 300)
        with pytest.raises(IntegrityError, match="is over"):
            self.insert_claim(rich, packet, MAYA, journal, 300)

    def test_what_goes_back_is_the_rest_and_not_before_its_time(self, rich: Books, packet: Packet) -> None:
        early = self.move(rich, packet, LIN, 100, "packet_return")
        with pytest.raises(IntegrityError, match="the rest"):
            rich.run(f"INSERT INTO packet_returns VALUES ('{packet.packet_id}', '{early}', 100, {_micros(rich)})")
        rich.clock.advance(hours=24)
        late = self.move(rich, packet, LIN, 200, "packet_return")
        with pytest.raises(IntegrityError, match="the rest"):
            rich.run(f"INSERT INTO packet_returns VALUES ('{packet.packet_id}', '{late}', 200, {_micros(rich)})")

    @pytest.mark.parametrize("table", ["packets", "packet_audience", "packet_claims", "packet_returns"])
    def test_nothing_of_a_packet_is_changed_or_removed(self, rich: Books, packet: Packet, table: str) -> None:
        rich.packets.claim(packet.packet_id, MAYA)
        rich.clock.advance(hours=25)
        rich.packets.settle_due()
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET packet_id = 'other'"):
            with pytest.raises(IntegrityError, match="append-only"):
                rich.run(statement)
        with pytest.raises(IntegrityError):
            rich.run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")

    def test_a_packet_that_nobody_filled_is_refused(self, rich: Books, packet: Packet) -> None:
        kept = "sender_id, conversation_id, split, amount_minor, currency, share_count"
        rest = "audience_count, greeting, sent_at, expires_at"
        with pytest.raises(IntegrityError, match="what its sender put into it"):
            rich.run(
                f"INSERT INTO packets (packet_id, journal_id, {kept}, {rest}) "
                f"SELECT 'free', 'none', {kept}, {rest} FROM packets"
            )


def _micros(books: Books) -> int:
    return int(books.clock.now().timestamp() * 1_000_000)
