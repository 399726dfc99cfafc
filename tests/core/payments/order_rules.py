"""What the state machine does with orders: paid, held, captured, closed, given back, with a coupon or without."""

from dataclasses import dataclass, field
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, rule

from app.core.kernel.ids import JournalId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.holding import HOLD_LIFE
from app.core.payments.model import Capture, Held, Order
from app.core.payments.wallet import account_of_person
from tests.core.payments.coupon_rules import CouponRules, KnownCoupon
from tests.core.payments.ground import AMOUNTS, FAULTS, KEYS, PEOPLE, SHOP
from tests.support.books import PIN, STORE


@dataclass(eq=False)
class KnownOrder:
    """What the model knows of an order; ``paid`` is what of it has moved, of a held one what was captured."""

    order: Order
    state: str = "pending"
    payer: UserId | None = None
    proof: object = None
    paid: int = 0
    coupon: KnownCoupon | None = None
    off: int = 0
    refunds: dict[str, tuple[int, str]] = field(default_factory=dict)
    refund_ids: dict[str, str] = field(default_factory=dict)
    back_to_payer: int = 0

    @property
    def amount(self) -> int:
        """What it costs without a coupon."""
        return self.order.amount.amount_minor

    @property
    def refunded(self) -> int:
        """What has gone back."""
        return sum(amount for amount, _ in self.refunds.values())


class OrderRules(CouponRules):
    """Orders of one shop."""

    orders = Bundle("orders")

    def __init__(self) -> None:
        super().__init__()
        self.ordered: list[KnownOrder] = []

    def state_of(self, known: KnownOrder) -> str:
        """Return what the model takes an order for now: what is over is closed, whoever wrote that down."""
        is_over = known.state == "pending" and self.now >= known.order.expires_at
        return "closed" if is_over or self.is_hold_over(known) else known.state

    def is_hold_over(self, known: KnownOrder) -> bool:
        return isinstance(known.proof, Held) and known.state == "held" and self.now >= known.proof.held_at + HOLD_LIFE

    def end_orders(self) -> None:
        """Write down in the model what is over by now."""
        for known in self.ordered:
            if self.state_of(known) == "closed":
                self.let_go(known)

    def let_go(self, known: KnownOrder) -> None:
        if known.state == "held" and known.payer is not None:
            self.model.release(known.payer, known.amount)
        known.state = "closed"

    @rule(
        target=orders,
        amount=AMOUNTS,
        capture=st.sampled_from(["now", "now", "later"]),
        buyer=st.none() | PEOPLE,
        key=KEYS,
        fault=FAULTS,
    )
    def create(self, amount: int, capture: Capture, buyer: UserId | None, key: JournalId, fault: int) -> KnownOrder:
        """Order something; mostly somebody pays it right away."""
        number = new_id()
        order, _ = self.ask(
            lambda: self.books.orders.create(
                STORE, merchant_number=number, title="Running shoes", amount=Money(amount), capture=capture
            ),
            fault,
        )
        assert order is not None
        self.ordered.append(KnownOrder(order))
        if buyer is not None:
            self.pay_with(self.ordered[-1], buyer, key, None, fault)
        return self.ordered[-1]

    @rule(known=orders, person=PEOPLE, key=KEYS, fault=FAULTS)
    def pay(self, known: KnownOrder, person: UserId, key: JournalId, fault: int) -> None:
        self.pay_with(known, person, key, None, fault)

    @rule(known=orders, person=PEOPLE, key=KEYS, coupon=CouponRules.coupons, fault=FAULTS)
    def pay_with_coupon(
        self, known: KnownOrder, person: UserId, key: JournalId, coupon: KnownCoupon, fault: int
    ) -> None:
        self.pay_with(known, person, key, coupon, fault)

    def pay_with(
        self, known: KnownOrder, person: UserId, key: JournalId, coupon: KnownCoupon | None, fault: int
    ) -> None:
        off = 0 if coupon is None or known.order.capture == "later" else self.off_of(coupon, person, known.amount)
        why_not = self.why_not_pay(known, person, known.amount - off)
        if not why_not and coupon is not None and off == 0 and known.state == "pending":
            why_not = "coupons.unusable"
        elif not why_not and known.state == "pending":
            why_not = self.model.why_not(person, known.amount - off, self.now, is_order=True)
        request, is_new = ("pay", known.order.order_id), self.state_of(known) == "pending"
        proof, code = self.ask(
            lambda: self.books.payments.pay(
                known.order.order_id,
                payer_id=person,
                pin=PIN,
                key=key,
                coupon_id=None if coupon is None else coupon.coupon.coupon_id,
            ),
            fault,
        )
        assert code in (self.model.answers(key, request, why_not) if is_new else {why_not})
        if code:
            return
        if not is_new:
            assert proof == known.proof
            return
        known.payer, known.proof, self.model.requests[key] = person, proof, request
        if isinstance(proof, Held):
            known.state = "held"
            self.model.spend(person, known.amount, self.now, None, is_order=True)
            return
        known.state, known.paid = "paid", known.amount
        self.model.spend(person, known.amount - off, self.now, SHOP, is_order=True)
        if coupon is not None:
            known.coupon, known.off = coupon, off
            self.use(coupon, person, off)

    def why_not_pay(self, known: KnownOrder, person: UserId, price: int) -> str:
        """Say why an order as such cannot be paid by this person, whatever they have."""
        if self.state_of(known) in ("paid", "held"):
            return "" if known.payer == person else "orders.paid_by_other"
        if known.payer is None and self.now >= known.order.expires_at:
            return "orders.expired"
        return "orders.closed" if self.state_of(known) == "closed" else ""

    @rule(known=orders, part=AMOUNTS, is_all=st.booleans(), fault=FAULTS)
    def capture(self, known: KnownOrder, part: int, is_all: bool, fault: int) -> None:
        part = known.amount if is_all else part
        expected = ""
        if known.order.capture == "now":
            expected = "orders.not_held"
        elif known.state == "paid":
            expected = "" if part == known.paid else "orders.captured"
        elif isinstance(known.proof, Held) and self.now >= known.proof.held_at + HOLD_LIFE:
            expected = "orders.hold_over"
        elif known.state != "held":
            expected = "orders.not_held"
        elif part > known.amount:
            expected = "orders.capture_too_much"
        receipt, code = self.ask(lambda: self.books.captures.capture(known.order.order_id, Money(part)), fault)
        assert code == expected
        if not code and known.state == "held":
            assert known.payer is not None
            known.state, known.paid, known.proof = "paid", part, receipt
            self.model.release(known.payer, known.amount, part, SHOP)

    @rule(known=orders, fault=FAULTS)
    def close(self, known: KnownOrder, fault: int) -> None:
        _, code = self.ask(lambda: self.books.orders.close(known.order.order_id), fault)
        assert code == ("orders.paid" if known.state == "paid" else "")
        if not code:
            self.let_go(known)

    @rule(
        known=orders,
        number=st.sampled_from("123"),
        amount=AMOUNTS,
        is_rest=st.booleans(),
        reason=st.sampled_from(["", "", "Too small"]),
        fault=FAULTS,
    )
    def refund(self, known: KnownOrder, number: str, amount: int, is_rest: bool, reason: str, fault: int) -> None:
        amount = (known.paid - known.refunded or 1) if is_rest else amount
        expected = self.why_not_refund(known, number, amount, reason)
        made, code = self.ask(lambda: self.books.refund(known.order, amount, number, reason), fault)
        assert code == expected
        if made is None:
            return
        if number in known.refunds:
            assert made.refund_id == known.refund_ids[number]
            return
        assert known.payer is not None
        to_payer, to_coupon = made.to_payer.amount_minor, made.to_coupon_minor
        assert to_payer + to_coupon == amount
        known.refunds[number], known.refund_ids[number] = (amount, reason), made.refund_id
        known.back_to_payer += to_payer
        exact = Fraction(known.refunded * (known.paid - known.off), known.paid)
        assert abs(known.back_to_payer - exact) <= Fraction(1, 2)
        self.model.has[account_of_person(known.payer)] += to_payer
        self.model.has[SHOP] -= amount
        if known.coupon is not None:
            self.give_back(known.coupon, known.payer, to_coupon, is_whole=known.refunded == known.paid)

    def why_not_refund(self, known: KnownOrder, number: str, amount: int, reason: str) -> str:
        if number in known.refunds:
            return "" if known.refunds[number] == (amount, reason) else "refunds.number_reused"
        if known.state != "paid":
            return "refunds.unpaid"
        if amount > known.paid - known.refunded:
            return "refunds.too_much"
        return "refunds.insufficient" if amount > self.model.has[SHOP] else ""

    @rule(amount=AMOUNTS)
    def shop_spends(self, amount: int) -> None:
        """What the shop has spent cannot be given back."""
        if amount <= self.model.has[SHOP]:
            self.books.take_from_publisher(amount)
            self.model.has[SHOP] -= amount

    @rule(known=orders)
    def look(self, known: KnownOrder) -> None:
        order = self.books.orders.create(
            STORE,
            merchant_number=known.order.merchant_number,
            title=known.order.title,
            amount=known.order.amount,
            capture=known.order.capture,
        )
        assert order == self.books.orders.get(known.order.order_id)
        assert (order.state, order.paid_minor, order.refunded_minor) == (
            self.state_of(known),
            known.paid,
            known.refunded,
        )
        made = self.books.refunds.of_order(order.order_id)
        assert {each.refund_number: each.refund_id for each in made} == known.refund_ids
