"""Any sequence of orders, payments, holds, captures, refunds and top-ups, against a model of a few lines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.holding import HOLD_LIFE
from app.core.payments.model import Capture, Held, Order
from tests.support.books import LIN, MAYA, PIN, STORE, Books

T = TypeVar("T")
PEOPLE = st.sampled_from([LIN, MAYA])
KEYS = st.sampled_from([JournalId(f"key-{number}") for number in range(6)])
AMOUNTS = st.integers(1, 500)


@dataclass
class Known:
    """What the model knows of an order; ``paid`` is what of it has moved, of a held one what was captured."""

    order: Order
    state: str = "pending"
    payer: UserId | None = None
    held_at: datetime | None = None
    paid: int = 0
    receipt_id: str = ""
    refunds: dict[str, tuple[int, str]] = field(default_factory=dict)
    refund_ids: dict[str, str] = field(default_factory=dict)

    @property
    def refunded(self) -> int:
        """What has gone back."""
        return sum(amount for amount, _ in self.refunds.values())


def outcome(call: Callable[[], T]) -> tuple[T | None, str]:
    """Return what ``call`` returned, or the code of its refusal."""
    try:
        return call(), ""
    except Refused as refused:
        return None, refused.code


class Wallets(RuleBasedStateMachine):
    """Two people, one shop."""

    orders = Bundle("orders")

    @initialize()
    def open(self) -> None:
        self.books = Books()
        self.balances = {LIN: 0, MAYA: 0}
        self.received = self.given_back = 0
        self.made: list[Known] = []
        self.uses: dict[JournalId, tuple[object, ...]] = {}

    def teardown(self) -> None:
        if hasattr(self, "books"):
            assert self.books.ledger.verify() == []
            for person, balance in self.balances.items():
                bills = self.books.wallet.bills(person, limit=1000).rows
                assert sum(bill.amount_minor for bill in bills) == balance
            self.books.db.close()

    @rule(person=PEOPLE, amount=AMOUNTS, key=KEYS)
    def top_up(self, person: UserId, amount: int, key: JournalId) -> None:
        use = ("top_up", person, amount)
        expected = "ledger.key_reused" if self.uses.get(key, use) != use else ""
        _, code = outcome(lambda: self.books.funding.top_up(person, Money(amount), key))
        assert code == expected
        if not code and key not in self.uses:
            self.uses[key] = use
            self.balances[person] += amount

    @rule(target=orders, amount=AMOUNTS, capture=st.sampled_from(["now", "now", "later"]))
    def create(self, amount: int, capture: Capture) -> Known:
        order = self.books.orders.create(
            STORE, merchant_number=new_id(), title="Running shoes", amount=Money(amount), capture=capture
        )
        self.made.append(Known(order))
        return self.made[-1]

    @rule(known=orders)
    def create_again(self, known: Known) -> None:
        order = known.order
        again = self.books.orders.create(
            STORE,
            merchant_number=order.merchant_number,
            title=order.title,
            amount=order.amount,
            capture=order.capture,
        )
        assert (again.order_id, again.state) == (order.order_id, self.state_of(known))

    def state_of(self, known: Known) -> str:
        """Return what the model takes an order for now: what is over is closed, whoever wrote that down."""
        now = self.books.clock.now()
        if known.state == "pending" and now >= known.order.expires_at:
            return "closed"
        if known.state == "held" and known.held_at is not None and now >= known.held_at + HOLD_LIFE:
            return "closed"
        return known.state

    @rule()
    def sweep(self) -> None:
        """What is over is written down, once."""
        self.books.orders.settle_due()
        assert self.books.orders.settle_due() == 0
        for known in self.made:
            if self.state_of(known) == "closed":
                self.let_go(known)

    def let_go(self, known: Known) -> None:
        if known.state == "held" and known.payer is not None:
            self.balances[known.payer] += known.order.amount.amount_minor
        known.state = "closed"

    @rule(known=orders, part=st.integers(1, 600))
    def capture(self, known: Known, part: int) -> None:
        amount = known.order.amount.amount_minor
        expected = ""
        if known.order.capture == "now" or self.state_of(known) == "pending":
            expected = "orders.not_held"
        elif known.state == "paid":
            expected = "" if part == known.paid else "orders.captured"
        elif known.held_at is not None and self.books.clock.now() >= known.held_at + HOLD_LIFE:
            expected = "orders.hold_over"
        elif known.state != "held":
            expected = "orders.not_held"
        elif part > amount:
            expected = "orders.capture_too_much"
        receipt, code = outcome(lambda: self.books.captures.capture(known.order.order_id, Money(part)))
        assert code == expected
        if receipt is not None and known.state == "held" and known.payer is not None:
            known.state, known.paid, known.receipt_id = "paid", part, receipt.receipt_id
            self.balances[known.payer] += amount - part
            self.received += part

    @rule(known=orders)
    def close(self, known: Known) -> None:
        _, code = outcome(lambda: self.books.orders.close(known.order.order_id))
        assert code == ("orders.paid" if known.state == "paid" else "")
        if not code:
            self.let_go(known)

    @rule(minutes=st.integers(1, 90) | st.just(4 * 24 * 60))
    def wait(self, minutes: int) -> None:
        self.books.clock.advance(minutes=minutes)

    @rule(known=orders, person=PEOPLE, key=KEYS)
    def pay(self, known: Known, person: UserId, key: JournalId) -> None:
        expected = self._expected(known, person, key)
        receipt, code = outcome(
            lambda: self.books.payments.pay(known.order.order_id, payer_id=person, pin=PIN, key=key)
        )
        assert code == expected
        if receipt is None:
            return
        if isinstance(receipt, Held):
            if known.state == "pending":
                known.state, known.payer, known.held_at = "held", person, self.books.clock.now()
                self.uses[key] = ("payment", known.order.order_id)
                self.balances[person] -= known.order.amount.amount_minor
            assert (receipt.held_at, receipt.amount) == (known.held_at, known.order.amount)
            return
        if known.state == "paid":
            assert receipt.receipt_id == known.receipt_id
            return
        known.state, known.payer, known.receipt_id = "paid", person, receipt.receipt_id
        known.paid = known.order.amount.amount_minor
        self.uses[key] = ("payment", known.order.order_id)
        self.balances[person] -= known.paid
        self.received += known.paid

    def _expected(self, known: Known, person: UserId, key: JournalId) -> str:
        if self.state_of(known) in ("paid", "held"):
            return "" if known.payer == person else "orders.paid_by_other"
        if known.held_at is None and self.books.clock.now() >= known.order.expires_at:
            return "orders.expired"
        if self.state_of(known) == "closed":
            return "orders.closed"
        if self.balances[person] < known.order.amount.amount_minor:
            return "wallet.insufficient"
        return "ledger.key_reused" if key in self.uses else ""

    @rule(known=orders, number=st.sampled_from("123"), amount=AMOUNTS, reason=st.sampled_from(["", "Too small"]))
    def refund(self, known: Known, number: str, amount: int, reason: str) -> None:
        expected = self._expected_refund(known, number, amount, reason)
        made, code = outcome(lambda: self.books.refund(known.order, amount, number, reason))
        assert code == expected
        if made is None:
            return
        if number in known.refunds:
            assert made.refund_id == known.refund_ids[number]
            return
        assert known.payer is not None
        known.refunds[number], known.refund_ids[number] = (amount, reason), made.refund_id
        self.balances[known.payer] += amount
        self.given_back += amount

    @rule(known=orders, number=st.sampled_from("123"))
    def refund_what_is_left(self, known: Known, number: str) -> None:
        self.refund(known, number, known.paid - known.refunded or 1, "")

    @rule(amount=AMOUNTS)
    def withdraw(self, amount: int) -> None:
        """The publisher takes money out: what is gone cannot be given back."""
        if amount <= self.received - self.given_back:
            self.books.take_from_publisher(amount)
            self.given_back += amount

    def _expected_refund(self, known: Known, number: str, amount: int, reason: str) -> str:
        if number in known.refunds:
            return "" if known.refunds[number] == (amount, reason) else "refunds.number_reused"
        if known.state != "paid":
            return "refunds.unpaid"
        if amount > known.paid - known.refunded:
            return "refunds.too_much"
        return "refunds.insufficient" if amount > self.received - self.given_back else ""

    @rule(known=orders)
    def look(self, known: Known) -> None:
        order = self.books.orders.get(known.order.order_id)
        assert (order.state, order.refunded_minor) == (self.state_of(known), known.refunded)
        assert order.refunded_minor <= order.paid_minor == known.paid <= order.amount.amount_minor
        made = self.books.refunds.of_order(order.order_id)
        assert {each.refund_number: each.refund_id for each in made} == known.refund_ids

    @invariant()
    def balances_are_the_models(self) -> None:
        if hasattr(self, "books"):
            assert {person: self.books.balance_minor(person) for person in self.balances} == self.balances
            held = (
                "SELECT credits_posted, debits_posted FROM ledger_accounts "
                "WHERE ledger_account_id = 'publisher:plaza:CNY'"
            )
            assert self.books.rows(held) in ([], [(self.received, self.given_back)])
            made = "SELECT sum(credits_posted - debits_posted) FROM ledger_accounts"
            assert self.books.rows(made) in ([(None,)], [(0,)])


TestWallets = Wallets.TestCase
TestWallets.settings = settings(max_examples=40, stateful_step_count=30)
