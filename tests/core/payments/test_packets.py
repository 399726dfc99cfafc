"""Red packets: exact sums, one share for each, nothing beyond what is in them, the rest back."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, PacketId, UserId
from app.core.kernel.money import Money
from app.core.payments.events import BalanceChanged, PacketClaimed, PacketReturned, PacketSent
from app.core.payments.packet_model import Packet, PacketWish
from app.core.payments.packets import Packets, draw_evenly, lucky_share
from app.core.payments.sweep import Sweep
from app.core.payments.wallet import Wallet
from tests.support.books import LIN, MAYA, PIN, Books, key
from tests.support.events import recorded

JUN, NOA, OMAR = UserId("jun"), UserId("noa"), UserId("omar")
EVERYBODY = frozenset({LIN, MAYA, JUN, NOA})
GROUP = ConversationId("group")


def wish(amount: int = 1000, shares: int = 4, **other: Any) -> PacketWish:
    asked: dict[str, Any] = {"split": "lucky", "audience": EVERYBODY} | other
    return PacketWish(LIN, GROUP, amount=Money(amount), share_count=shares, **asked)


def send(books: Books, amount: int = 1000, shares: int = 4, **other: Any) -> Packet:
    return books.packets.send(wish(amount, shares, **other), pin=PIN, key=key())


def state(books: Books, packet: Packet, viewer_id: UserId = MAYA) -> str:
    return books.packets.look([packet.packet_id], viewer_id)[packet.packet_id].state


def in_packet(books: Books, packet: Packet) -> int:
    [(left,)] = books.rows(
        "SELECT credits_posted - debits_posted FROM ledger_accounts "
        f"WHERE ledger_account_id = 'packet:{packet.packet_id}:CNY'"
    )
    return int(left)


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture
def rich(books: Books) -> Books:
    books.top_up(100_000)
    return books


def test_sending_fills_the_packet_and_leaves_a_message_to_be_told(rich: Books) -> None:
    told = recorded(rich.events, PacketSent, BalanceChanged)
    packet = send(rich, greeting="Happy new year")
    assert rich.balance_minor() == 99_000
    assert in_packet(rich, packet) == 1000
    assert packet.expires_at - packet.sent_at == timedelta(hours=24)
    assert told == [PacketSent(packet.packet_id, LIN, GROUP), BalanceChanged(LIN)]
    [entry] = rich.outbox.pending()
    assert (entry.topic, entry.payload["packet_id"]) == ("packet.message", packet.packet_id)
    assert (entry.payload["conversation_id"], entry.payload["greeting"]) == (GROUP, "Happy new year")
    assert rich.ledger.verify() == []


def test_everybody_has_one_share_and_the_shares_are_what_was_in_it(rich: Books) -> None:
    packet = send(rich)
    told = recorded(rich.events, PacketClaimed, BalanceChanged)
    claims = [rich.packets.claim(packet.packet_id, user_id) for user_id in (MAYA, JUN, NOA, LIN)]
    assert sum(claim.amount.amount_minor for claim in claims) == 1000
    assert min(claim.amount.amount_minor for claim in claims) >= 1
    assert [rich.balance_minor(claim.user_id) for claim in claims[:3]] == [c.amount.amount_minor for c in claims[:3]]
    assert in_packet(rich, packet) == 0
    assert told[:2] == [PacketClaimed(packet.packet_id, MAYA), BalanceChanged(MAYA)]
    view = rich.packets.look([packet.packet_id], JUN)[packet.packet_id]
    assert (view.claims, view.own, view.state) == (tuple(claims), claims[1], "opened")
    assert view.luckiest == max(claims, key=lambda claim: claim.amount.amount_minor).user_id
    assert rich.ledger.verify() == []


def test_opening_it_again_gives_the_same_share_even_when_it_is_over(rich: Books) -> None:
    packet = send(rich)
    first = rich.packets.claim(packet.packet_id, MAYA)
    rich.clock.advance(days=2)
    rich.packets.settle_due()
    assert rich.packets.claim(packet.packet_id, MAYA) == first
    assert rich.balance_minor(MAYA) == first.amount.amount_minor


def test_equal_shares_are_equal_and_nobody_is_luckiest(rich: Books) -> None:
    packet = send(rich, 900, 3, split="equal")
    assert [rich.packets.claim(packet.packet_id, one).amount.amount_minor for one in (MAYA, JUN, NOA)] == [300] * 3
    assert rich.packets.look([packet.packet_id], MAYA)[packet.packet_id].luckiest is None


def test_who_is_luckiest_is_known_once_all_shares_are_gone(rich: Books) -> None:
    packet = send(rich, 1000, 2)
    rich.packets.claim(packet.packet_id, MAYA)
    assert rich.packets.look([packet.packet_id], MAYA)[packet.packet_id].luckiest is None


def test_the_last_share_is_somebodys_and_the_next_finds_it_empty(rich: Books) -> None:
    packet = send(rich, 100, 2)
    rich.packets.claim(packet.packet_id, MAYA)
    rich.packets.claim(packet.packet_id, JUN)
    with pytest.raises(Refused, match=r"packets\.empty"):
        rich.packets.claim(packet.packet_id, NOA)
    assert state(rich, packet, NOA) == "empty"
    assert in_packet(rich, packet) == 0


def test_a_packet_is_only_for_those_who_were_there(rich: Books) -> None:
    packet = send(rich, 100, 1, audience=frozenset({MAYA}))
    with pytest.raises(Refused, match=r"packets\.unknown"):
        rich.packets.claim(packet.packet_id, OMAR)
    with pytest.raises(Refused, match=r"packets\.stranger"):
        rich.packets.claim(packet.packet_id, LIN)
    assert state(rich, packet, LIN) == "waiting"
    assert rich.packets.look([packet.packet_id], OMAR) == {}
    with pytest.raises(Refused, match=r"packets\.unknown"):
        rich.packets.claim(PacketId("nothing"), MAYA)


def test_after_a_day_the_rest_goes_back_once(rich: Books) -> None:
    packet = send(rich, 1000, 4)
    share = rich.packets.claim(packet.packet_id, MAYA).amount.amount_minor
    sweep = Sweep([rich.packets], rich.clock)
    assert sweep.run() == timedelta(hours=24).total_seconds()
    rich.clock.advance(hours=24)
    assert state(rich, packet, JUN) == "over"
    with pytest.raises(Refused, match=r"packets\.over"):
        rich.packets.claim(packet.packet_id, JUN)
    told = recorded(rich.events, PacketReturned, BalanceChanged)
    assert sweep.run() is None
    assert sweep.run() is None
    assert told == [PacketReturned(packet.packet_id, LIN), BalanceChanged(LIN)]
    assert rich.balance_minor() == 100_000 - share
    assert rich.packets.look([packet.packet_id], LIN)[packet.packet_id].returned == Money(1000 - share)
    assert in_packet(rich, packet) == 0
    assert rich.ledger.verify() == []


def test_a_clock_that_is_set_back_opens_nothing_that_was_given_back(rich: Books) -> None:
    packet = send(rich)
    rich.clock.advance(hours=25)
    rich.packets.settle_due()
    rich.clock.advance(hours=-24)
    assert state(rich, packet, JUN) == "over"
    with pytest.raises(Refused, match=r"packets\.over"):
        rich.packets.claim(packet.packet_id, JUN)
    rich.packets.settle_due()
    assert rich.balance_minor() == 100_000
    rich.clock.advance(days=-3)
    older = send(rich)
    assert state(rich, older, JUN) == "open"
    assert rich.ledger.verify() == []


def test_the_same_key_is_the_same_packet(rich: Books) -> None:
    again = key()
    first = rich.packets.send(wish(), pin=PIN, key=again)
    assert rich.packets.send(wish(), pin=PIN, key=again) == first
    assert rich.balance_minor() == 99_000
    assert len(rich.outbox.pending()) == 1
    for other in (
        wish(999),
        wish(split="equal"),
        wish(greeting="Hi"),
        wish(audience=EVERYBODY | {OMAR}),
        wish(shares=3),
    ):
        with pytest.raises(Refused, match=r"ledger\.key_reused"):
            rich.packets.send(other, pin=PIN, key=again)
    used = key()
    rich.funding.top_up(LIN, Money(5), used)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        rich.packets.send(wish(), pin=PIN, key=used)
    assert rich.balance_minor() == 99_005


def test_a_packet_that_costs_more_than_there_is_is_not_sent(books: Books) -> None:
    for _ in range(2):
        with pytest.raises(Refused) as refusal:
            send(books, 1000)
        assert refusal.value.code == "wallet.insufficient"
        books.top_up(400)
    assert books.rows("SELECT count(*) FROM packets") == [(0,)]
    assert books.balance_minor() == 800


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"amount": 0}, "money.amount"),
        ({"amount": -5}, "money.amount"),
        ({"amount": 1.5}, "money.amount"),
        ({"amount": 10**16}, "money.amount"),
        ({"amount": "100"}, "money.amount"),
        ({"shares": 0}, "packets.count"),
        ({"shares": 5}, "packets.count"),
        ({"shares": True}, "packets.count"),
        ({"amount": 3, "shares": 4}, "packets.share"),
        ({"amount": 1001, "split": "equal"}, "packets.share"),
        ({"split": "unfair"}, "packets.split"),
        ({"audience": frozenset()}, "packets.audience"),
        ({"audience": frozenset(UserId(str(n)) for n in range(501))}, "packets.audience"),
        ({"greeting": "x" * 41}, "packets.greeting"),
        ({"greeting": "a\u202eb"}, "packets.greeting"),
        ({"greeting": "\ud800"}, "packets.greeting"),
        ({"greeting": " "}, "packets.greeting"),
    ],
)
def test_a_packet_that_makes_no_sense_is_refused(rich: Books, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        send(rich, **asked)
    assert refusal.value.code == code
    assert rich.balance_minor() == 100_000


def test_a_wrong_pin_sends_nothing() -> None:
    books = Books(trusts_pins=False)
    books.top_up(1000)
    books.pins.set(LIN, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.packets.send(wish(), pin="000000", key=key())
    assert books.balance_minor() == 1000
    books.db.close()


def test_two_people_who_want_the_last_share_at_once_get_it_once(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(1000)
    packet = books.packets.send(wish(500, 1), pin=PIN, key=key())
    gate = Barrier(3)

    def grab(user_id: UserId) -> str:
        gate.wait()
        try:
            books.packets.claim(packet.packet_id, user_id)
        except Refused as refused:
            return refused.code
        return "mine"

    with ThreadPoolExecutor(3) as people:
        got = sorted(people.map(grab, (MAYA, JUN, NOA)))
    assert got == ["mine", "packets.empty", "packets.empty"]
    assert sorted(books.balance_minor(one) for one in (MAYA, JUN, NOA)) == [0, 0, 500]
    assert books.ledger.verify() == []
    books.db.close()


def test_one_person_in_two_windows_has_one_share(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    books.top_up(1000)
    packet = books.packets.send(wish(500, 2), pin=PIN, key=key())
    gate = Barrier(2)

    def grab(_window: int) -> int:
        gate.wait()
        return books.packets.claim(packet.packet_id, MAYA).amount.amount_minor

    with ThreadPoolExecutor(2) as windows:
        one, other = windows.map(grab, range(2))
    assert one == other == books.balance_minor(MAYA)
    books.db.close()


@given(st.integers(1, 50), st.data())
def test_lucky_shares_are_exact_and_a_unit_at_least_whatever_is_drawn(count: int, data: st.DataObject) -> None:
    total = left = data.draw(st.one_of(st.integers(count, count + 3), st.integers(count, 10**15)))
    shares = []
    for still in range(count, 0, -1):
        share = lucky_share(left, still, lambda highest: data.draw(st.integers(1, highest)))
        assert 1 <= share <= max(1, 2 * left // still) or still == 1
        shares.append(share)
        left -= share
    assert (sum(shares), left) == (total, 0)
    assert min(shares) >= 1


def test_whenever_one_comes_one_can_expect_the_same() -> None:
    packets, count, total = 4000, 5, 10_000
    sums = [0] * count
    for _ in range(packets):
        left = total
        for at in range(count):
            share = lucky_share(left, count - at, draw_evenly)
            sums[at] += share
            left -= share
    # A share's spread is at most its mean or so: 4,000 of them put the mean within 5 % almost surely (6 sigma).
    assert all(abs(each / packets - total / count) < 0.13 * total / count for each in sums), sums


@given(st.lists(st.tuples(st.sampled_from(["claim", "wait", "sweep", "back"]), st.sampled_from([LIN, MAYA, JUN, NOA]))))
def test_whatever_happens_to_a_packet_no_unit_is_lost_or_made(steps: list[tuple[str, UserId]]) -> None:
    books = Books()
    books.top_up(1000)
    packet = books.packets.send(wish(101, 3), pin=PIN, key=key())
    for what, who in steps:
        if what == "claim":
            with suppress(Refused):
                books.packets.claim(packet.packet_id, who)
        elif what == "sweep":
            books.packets.settle_due()
        else:
            books.clock.advance(hours=9 if what == "wait" else -7)
        view = books.packets.look([packet.packet_id], LIN)[packet.packet_id]
        given_out = sum(claim.amount.amount_minor for claim in view.claims)
        back = 0 if view.returned is None else view.returned.amount_minor
        assert in_packet(books, packet) == (0 if view.returned else 101 - given_out)
        assert sum(books.balance_minor(one) for one in EVERYBODY) == 1000 - 101 + given_out + back
    assert books.ledger.verify() == []
    books.db.close()


def test_a_packet_draws_from_what_it_is_given(rich: Books) -> None:
    packets = Packets(rich.db, rich.ledger, rich.spending, rich.events, rich.clock, draw=lambda highest: highest)
    packet = packets.send(replace(wish(10, 4)), pin=PIN, key=key())
    got = [packets.claim(packet.packet_id, one).amount.amount_minor for one in (LIN, MAYA, JUN, NOA)]
    assert got == [5, 3, 1, 1]


class Neighbours:
    """Knows two people."""

    def names(self, user_ids: Iterable[UserId]) -> dict[UserId, str]:
        known = {LIN: "Lin", MAYA: "Maya Chen"}
        return {user_id: known[user_id] for user_id in user_ids if user_id in known}


def test_bills_say_what_moved_and_with_whom(rich: Books) -> None:
    wallet = Wallet(rich.db, Neighbours())
    packet = send(rich)
    claim = rich.packets.claim(packet.packet_id, MAYA)
    rich.clock.advance(hours=24)
    rich.packets.settle_due()
    [bill] = wallet.bills(MAYA).rows
    assert (bill.title, bill.counterparty, bill.amount_minor) == ("Red packet", "Lin", claim.amount.amount_minor)
    words = [(bill.title, bill.counterparty, bill.kind) for bill in wallet.bills(LIN).rows[:2]]
    assert words == [
        ("Rest of a red packet", "What nobody took", "packet"),
        ("Red packet sent", "For a group of 4", "packet"),
    ]
    assert [bill.counterparty for bill in rich.wallet.bills(MAYA).rows] == ["Somebody"]


def test_limits_and_freeze_hold_for_packets(rich: Books) -> None:
    rich.spending.set_limit(LIN, "day", Money(1500))
    send(rich, 1000)
    with pytest.raises(Refused, match=r"limits\.day"):
        send(rich, 501)
    rich.spending.freeze(LIN)
    with pytest.raises(Refused, match=r"wallet\.frozen"):
        send(rich, 100)
    assert rich.balance_minor() == 99_000
