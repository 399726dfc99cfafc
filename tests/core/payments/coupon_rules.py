"""What the state machine does with coupons: made, taken, used, withdrawn, over."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, rule

from app.core.kernel.ids import UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.coupons import account_of_promotion
from app.core.payments.model import Coupon, CouponTerms
from tests.core.payments.ground import ANSWER_LOST, FAULTS, NO_FAULT, PEOPLE, SHOP, Ground
from tests.support.books import STORE


@dataclass(eq=False)
class KnownCoupon:
    """What the model knows of a coupon: how many each person has taken and used, and how it stands in the file."""

    coupon: Coupon
    state: str = "open"
    taken: Counter[UserId] = field(default_factory=Counter)
    used: Counter[UserId] = field(default_factory=Counter)

    @property
    def till(self) -> str:
        """The ledger account that it pays from."""
        return account_of_promotion(self.coupon.coupon_id, "CNY")


class CouponRules(Ground):
    """Coupons of one shop."""

    coupons = Bundle("coupons")

    def __init__(self) -> None:
        super().__init__()
        self.offered: list[KnownCoupon] = []

    def is_over(self, known: KnownCoupon) -> bool:
        return self.now >= known.coupon.terms.valid_until

    def off_of(self, known: KnownCoupon, person: UserId, amount: int) -> int:
        """Return what the person's coupon takes off now; 0 where it does not count."""
        terms = known.coupon.terms
        if self.is_over(known) or known.used[person] >= known.taken[person] or amount < terms.spend_min.amount_minor:
            return 0
        share = amount if terms.percent is None else amount * terms.percent // 100
        return min(terms.off.amount_minor, share, amount - 1)

    def use(self, known: KnownCoupon, person: UserId, off: int) -> None:
        known.used[person] += 1
        self.model.has[known.till] -= off
        self.model.has[SHOP] += off

    def give_back(self, known: KnownCoupon, person: UserId, amount: int, *, is_whole: bool) -> None:
        """Let a refund's share come back; what comes to a coupon that is over is the shop's."""
        known.used[person] -= is_whole
        self.model.has[SHOP if self.is_over(known) else known.till] += amount

    def end_coupons(self) -> None:
        """Write down in the model what is over by now."""
        for known in self.offered:
            if self.is_over(known):
                known.state = "over"
                self.model.has[SHOP] += self.model.has.pop(known.till, 0)

    @rule(
        target=coupons,
        off=st.integers(1, 60),
        percent=st.none() | st.integers(1, 100),
        spend_min=st.sampled_from([0, 0, 200]),
        count=st.integers(1, 3),
        each=st.integers(1, 2),
        hours=st.sampled_from([1, 30, 100]),
        taker=st.none() | PEOPLE,
        fault=FAULTS,
    )
    def offer(
        self,
        off: int,
        percent: int | None,
        spend_min: int,
        count: int,
        each: int,
        hours: int,
        taker: UserId | None,
        fault: int,
    ) -> KnownCoupon:
        """Make a coupon, with money from outside if the shop has too little; mostly somebody takes it right away."""
        terms = CouponTerms(
            title="Off",
            off=Money(off),
            spend_min=Money(spend_min),
            claims_max=count,
            valid_from=self.now,
            valid_until=self.now + timedelta(hours=hours),
            claims_each_max=min(each, count),
            percent=percent,
        )
        number, needed = new_id(), off * count
        if self.model.has[SHOP] < needed:
            _, code = self.ask(lambda: self.books.coupons.create(STORE, coupon_number=number, terms=terms), fault)
            assert code == "coupons.insufficient"
            self.books.fill_publisher(needed)
            self.model.has[SHOP] += needed
        made, _ = self.ask(lambda: self.books.coupons.create(STORE, coupon_number=number, terms=terms), fault)
        assert made is not None
        self.offered.append(KnownCoupon(made))
        self.model.has[SHOP] -= needed
        self.model.has[self.offered[-1].till] += needed
        if taker is not None:
            self.take(self.offered[-1], taker, fault)
        return self.offered[-1]

    @rule(known=coupons, person=PEOPLE, fault=FAULTS)
    def take(self, known: KnownCoupon, person: UserId, fault: int) -> None:
        """Each time is one more: who did not hear the answer looks before they ask again."""
        terms, expected = known.coupon.terms, ""
        if known.state != "open" or self.is_over(known):
            expected = "coupons.closed"
        elif known.taken[person] >= terms.claims_each_max:
            expected = "coupons.taken"
        elif known.taken.total() >= terms.claims_max:
            expected = "coupons.none_left"
        _, code = self.ask(
            lambda: self.books.coupons.claim(known.coupon.coupon_id, person),
            NO_FAULT if fault == ANSWER_LOST else fault,
        )
        assert code == expected
        known.taken[person] += not code
        held = self.books.coupons.held(known.coupon.coupon_id, person)
        assert (held.claimed_count, held.used_count) == (known.taken[person], known.used[person])

    @rule(known=coupons, fault=FAULTS)
    def take_back(self, known: KnownCoupon, fault: int) -> None:
        """What nobody has taken is the shop's again; what was taken stays good."""
        self.ask(lambda: self.books.coupons.withdraw(known.coupon.coupon_id), fault)
        if known.state == "open" and not self.is_over(known):
            untaken = known.coupon.terms.claims_max - known.taken.total()
            known.state = "withdrawn"
            self.model.has[known.till] -= untaken * known.coupon.terms.off.amount_minor
            self.model.has[SHOP] += untaken * known.coupon.terms.off.amount_minor
