"""Every service of money killed at each statement of what it does: whole or not there, and the same request ends it."""

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.core.kernel.errors import Refused
from app.core.kernel.ids import CollectionId, ConversationId, JournalId, MiniAppId, OrderId
from app.core.kernel.money import Money
from app.core.payments.model import CouponTerms
from app.core.payments.packet_model import PacketWish
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, PIN, STORE, Books

KEY = JournalId("the request's own key")
STATEMENTS_MAX = 60
Act = Callable[[Books], object]


def _terms(books: Books) -> CouponTerms:
    now = books.clock.now()
    return CouponTerms("Ten off", Money(1_000), Money(0), 10, now, now + timedelta(days=7))


def _order_id(books: Books, number: str) -> OrderId:
    found = books.orders.find(STORE.miniapp_id, number)
    assert found is not None
    return found.order_id


def _pay(books: Books, number: str, *, with_coupon: bool = False) -> object:
    coupon = books.coupons.find(STORE.miniapp_id, "ten") if with_coupon else None
    coupon_id = None if coupon is None else coupon.coupon_id
    return books.payments.pay(_order_id(books, number), payer_id=LIN, pin=PIN, key=KEY, coupon_id=coupon_id)


def _coupon_again(books: Books, act: str) -> object:
    coupon = books.coupons.find(STORE.miniapp_id, "ten")
    assert coupon is not None
    if act == "withdraw":
        return books.coupons.withdraw(coupon.coupon_id)
    books.clock.advance(days=8)
    return books.coupons.settle_due()


def _claim(books: Books) -> None:
    coupon = books.coupons.find(STORE.miniapp_id, "once")
    assert coupon is not None
    with suppress(Refused):  # taken: the killed one had it
        books.coupons.claim(coupon.coupon_id, MAYA)


def _packet(books: Books) -> object:
    wish = PacketWish(LIN, ConversationId("group"), "equal", Money(1_000), 2, frozenset({LIN, MAYA}))
    return books.packets.send(wish, pin=PIN, key=KEY)


def _packets_end(books: Books) -> None:
    books.clock.advance(days=2)
    books.packets.settle_due()


def _confirm(books: Books) -> object:
    [asked] = books.collecting.waiting(LIN) or [books.collecting.look(CollectionId("an earlier request"), LIN)]
    return books.collecting.confirm(asked.collection_id, LIN, PIN)


NUMBERS: dict[str, str] = {}
"""The codes that Lin shows, by what for."""

ACTS: dict[str, Act] = {
    "top up": lambda books: books.funding.top_up(LIN, Money(500), KEY),
    "withdraw": lambda books: books.funding.withdraw(LIN, Money(500), PIN, KEY),
    "pay": lambda books: _pay(books, "plain"),
    "pay with a coupon": lambda books: _pay(books, "plain", with_coupon=True),
    "hold": lambda books: _pay(books, "to hold"),
    "capture": lambda books: books.captures.capture(_order_id(books, "held"), Money(7_000)),
    "let go": lambda books: books.orders.close(_order_id(books, "held")),
    "refund": lambda books: books.refunds.refund(
        _order_id(books, "paid"), refund_number="R", amount=Money(2_500), reason=""
    ),
    "make a coupon": lambda books: books.coupons.create(STORE, coupon_number="new", terms=_terms(books)),
    "take a coupon": _claim,
    "withdraw a coupon": lambda books: _coupon_again(books, "withdraw"),
    "end a coupon": lambda books: _coupon_again(books, "end"),
    "send a packet": _packet,
    "end packets": _packets_end,
    "collect for an order": lambda books: books.collecting.for_order(_order_id(books, "plain"), NUMBERS["order"]),
    "collect for a person": lambda books: books.collecting.for_person(
        MAYA, Money(500), NUMBERS["person"], key=CollectionId(KEY)
    ),
    "confirm": _confirm,
    "refuse": lambda books: books.collecting.refuse(CollectionId("an earlier request"), LIN),
    "limit": lambda books: books.spending.set_limit(LIN, "miniapp", Money(9), miniapp_id=MiniAppId("plaza.store")),
    "freeze": lambda books: books.spending.freeze(LIN),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed wallet in which everything in ``ACTS`` can be done."""
    place = tmp_path_factory.mktemp("prepared") / "wallet.db"
    books = Books(place)
    books.top_up(500_000)
    books.fill_publisher(100_000)
    books.order(number="plain")
    books.orders.create(STORE, merchant_number="to hold", title="Coat", amount=Money(10_000), capture="later")
    books.held(10_000, number="held")
    books.claimed(number="ten", claims_max=5)
    books.coupon(number="once")
    books.pay(books.order(number="paid"), coupon=books.claimed(number="other", claims_max=5))
    books.packets.send(
        PacketWish(LIN, ConversationId("group"), "equal", Money(600), 2, frozenset({LIN, MAYA})),
        pin=PIN,
        key=JournalId("an earlier packet"),
    )
    NUMBERS.update({what: books.collecting.show(LIN).number for what in ("order", "person", "asked")})
    books.collecting.for_person(MAYA, Money(700), NUMBERS["asked"], key=CollectionId("an earlier request"))
    books.spending.set_limit(LIN, "code", Money(50_000), pin=PIN)
    books.db.close()
    return place


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is killed is a fork")
@pytest.mark.parametrize("name", ACTS)
def test_killed_at_any_statement_it_is_whole_or_not_there(prepared: Path, tmp_path: Path, name: str) -> None:
    act, place = ACTS[name], tmp_path / "wallet.db"
    shutil.copyfile(prepared, place)
    books = Books(place)
    before = _standing(books)
    act(books)
    done = _standing(books)
    books.db.close()
    assert done != before
    for kill_at in range(1, STATEMENTS_MAX):
        for left in tmp_path.iterdir():
            left.unlink()
        shutil.copyfile(prepared, place)
        child = os.fork()
        if child == 0:
            _do_and_die(place, act, kill_at)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        again = Books(place)
        assert _standing(again) in (before, done)
        act(again)
        assert _standing(again) == done
        again.db.close()
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert kill_at > 1
    assert status == 0


def _do_and_die(place: Path, act: Act, kill_at: int) -> None:
    status = 1
    try:
        books = Books(place)
        made = 0

        def die(*_: object) -> None:
            nonlocal made
            made += 1
            if made >= kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", die)
        event.listen(Engine, "commit", die)
        act(books)
        status = 0
    finally:
        os._exit(status)


def _standing(books: Books) -> object:
    """Return what the wallet comes to, its books being right: every kind of ledger account, and how many rows of all.

    Ids are drawn anew each time, so they are left out.
    """
    assert reconcile(books.db).findings == ()
    kinds = "substr(ledger_account_id, 1, instr(ledger_account_id, ':'))"
    sums = "sum(debits_posted), sum(debits_pending), sum(credits_posted), sum(credits_pending)"
    accounts = books.rows(f"SELECT {kinds}, {sums} FROM ledger_accounts GROUP BY 1 ORDER BY 1")
    tables = [name for (name,) in books.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    counts = {name: books.rows(f"SELECT count(*) FROM {name}") for name in tables}
    states = [
        books.rows(f"SELECT state, count(*) FROM {name} GROUP BY state ORDER BY state")
        for name in ("orders", "coupons")
    ]
    return accounts, counts, states
