"""Coupons: a publisher's money put aside, taken by people, and paid as a share of what they buy."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import CouponId, JournalId, LedgerAccountId, MiniAppId, OrderId, PublisherId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import coupons_store as store
from app.core.payments.checks import COUPON_LIFE_MAX, check_coupon
from app.core.payments.events import CouponsChanged
from app.core.payments.model import Coupon, CouponTerms, Discount, HeldCoupon, Merchant, Order, Refund
from app.core.payments.wallet import account_of_publisher

PROMOTION = "promotion"
PROMOTION_RETURN = "promotion_return"
COUPONS_MAX = 200
"""Of one publisher, not yet over."""
HELD_SHOWN_MAX = 500
ENDED_AT_ONCE_MAX = 100


@dataclass(frozen=True, slots=True)
class CouponUse:
    """One of a person's coupons, chosen for a payment that is being made."""

    claim_id: str
    discount: Discount

    def transfer_to(self, publisher_id: PublisherId) -> Transfer:
        """Return the movement of the coupon's share."""
        amount = self.discount.amount
        promotion = account_of_promotion(self.discount.coupon_id, amount.currency)
        return Transfer(promotion, account_of_publisher(publisher_id), amount.amount_minor, amount.currency)


class Coupons:
    """Makes coupons, hands them out and ends them. All that a coupon can give is put aside when it is made.

    Only who may speak for the merchant may make and withdraw: the caller sees to that. ``…_within`` are for the
    payment or refund whose transaction it is.
    """

    def __init__(self, db: Transactions, ledger: Ledger, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._ledger = ledger
        self._events = events
        self._clock = clock

    def create(self, merchant: Merchant, *, coupon_number: str, terms: CouponTerms) -> Coupon:
        """Return the coupon with the merchant's own number, made and filled from its ledger account if there was none.

        Asking again changes nothing. A ``valid_from`` that has passed counts as now.

        Raises:
            Refused: ``coupons.number_reused`` (the number stands for other terms), ``coupons.insufficient`` (the
                publisher has less than the coupon could give; ``needed_minor``, ``currency``), ``coupons.too_many``,
                ``coupons.number``, ``coupons.title``, ``coupons.terms`` (``problem``), ``coupons.times``,
                ``orders.merchant``, ``money.amount``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same number may be tried again.
        """
        check_coupon(merchant, coupon_number, terms)
        now = self._clock.now()
        with self._db.begin() as tx:
            found = self._find(tx, merchant.miniapp_id, coupon_number)
            if found is None:
                return self._make(tx, merchant, coupon_number, terms, now)
        asked = replace(terms, valid_from=max(terms.valid_from, found.created_at))
        if found.merchant.publisher_id != merchant.publisher_id or found.terms != asked:
            raise Refused("coupons.number_reused", coupon_number=coupon_number)
        return found

    def get(self, coupon_id: CouponId) -> Coupon:
        """Return the coupon.

        Raises:
            Refused: ``coupons.unknown``.
        """
        with self._db.read() as tx:
            return self._get(tx, coupon_id)

    def find(self, miniapp_id: MiniAppId, coupon_number: str) -> Coupon | None:
        """Return the coupon that the mini-app numbered so, if it made one."""
        with self._db.read() as tx:
            return self._find(tx, miniapp_id, coupon_number)

    def invite(self, coupon_id: CouponId, user_id: UserId) -> None:
        """Let a person take a coupon that is not for everyone. Doing it again changes nothing.

        Raises:
            Refused: ``coupons.unknown``, ``coupons.closed``.
        """
        with self._db.begin() as tx:
            self._check_open(self._get(tx, coupon_id))
            guest = {"coupon_id": coupon_id, "user_id": user_id}
            if tx.execute(store.IS_GUEST, guest).one_or_none() is None:
                tx.execute(store.ADD_GUEST, guest)

    def claim(self, coupon_id: CouponId, user_id: UserId) -> Coupon:
        """Let a person take the coupon once more, and return it.

        Raises:
            Refused: ``coupons.unknown``, ``coupons.closed`` (withdrawn or over), ``coupons.taken`` (this person has as
                many as they may; ``count_max``), ``coupons.none_left``, ``coupons.not_invited``.
            Unavailable: ``database.busy``, ``database.full``.
        """
        with self._db.begin() as tx:
            coupon = self._get(tx, coupon_id)
            self._check_open(coupon)
            asked = {"coupon_id": coupon_id, "user_id": user_id}
            if not coupon.terms.is_for_all and tx.execute(store.IS_GUEST, asked).one_or_none() is None:
                raise Refused("coupons.not_invited", coupon_id=coupon_id)
            if len(tx.execute(store.CLAIMS_OF_USER, asked).all()) >= coupon.terms.claims_each_max:
                raise Refused("coupons.taken", count_max=coupon.terms.claims_each_max)
            if coupon.claimed_count >= coupon.terms.claims_max:
                raise Refused("coupons.none_left", coupon_id=coupon_id)
            tx.execute(store.ADD_CLAIM, asked | {"claim_id": new_id(), "claimed_at": self._clock.now()})
        self._events.publish(CouponsChanged(user_id))
        return replace(coupon, claimed_count=coupon.claimed_count + 1)

    def withdraw(self, coupon_id: CouponId) -> Coupon:
        """Let nobody take the coupon any more and return it; what was put aside for others goes back to the publisher.

        Who has it keeps it until it is over. Withdrawing it again changes nothing.

        Raises:
            Refused: ``coupons.unknown``.
        """
        with self._db.begin() as tx:
            coupon = self._get(tx, coupon_id)
            if coupon.state == "open":
                tx.execute(store.SET_STATE, {"ended_coupon_id": coupon_id, "new_state": "withdrawn"})
                unclaimed = coupon.terms.claims_max - coupon.claimed_count
                left_minor = unclaimed * coupon.terms.off.amount_minor
                self._give_back(tx, coupon, left_minor, JournalId(f"{coupon_id}:withdrawn"))
            return self._get(tx, coupon_id)

    def settle_due(self) -> int:
        """End coupons whose time has passed and give what is left back to their publishers; return how many.

        Doing it twice changes nothing. A hundred go into one transaction.
        """
        count = 0
        while ended := self._settle_some():
            count += ended
        return count

    def next_due(self) -> datetime | None:
        """Return when the next coupon is over, also when that has passed; None if none is left to end."""
        with self._db.read() as tx:
            found: datetime | None = tx.execute(store.NEXT_END).scalar_one()
        return found

    def _settle_some(self) -> int:
        now = self._clock.now()
        with self._db.begin() as tx:
            ended = tx.execute(store.ENDED, {"now": now, "limit": ENDED_AT_ONCE_MAX}).scalars().all()
            for coupon_id in ended:
                coupon = self._get(tx, coupon_id)
                tx.execute(store.SET_STATE, {"ended_coupon_id": coupon_id, "new_state": "over"})
                self._give_back(tx, coupon, self._left_minor(tx, coupon), JournalId(f"{coupon_id}:over"))
        return len(ended)

    def held(self, coupon_id: CouponId, user_id: UserId) -> HeldCoupon:
        """Return the coupon and how often a person has taken and used it.

        Raises:
            Refused: ``coupons.unknown``.
        """
        with self._db.read() as tx:
            coupon = self._get(tx, coupon_id)
            claims = tx.execute(store.CLAIMS_OF_USER, {"coupon_id": coupon_id, "user_id": user_id}).all()
        return HeldCoupon(coupon, len(claims), sum(claim.order_id is not None for claim in claims))

    def held_by(self, user_id: UserId) -> tuple[HeldCoupon, ...]:
        """Return what a person has taken, the newest first; the newest 500."""
        with self._db.read() as tx:
            rows = tx.execute(store.HELD_BY_USER, {"user_id": user_id, "limit": HELD_SHOWN_MAX})
            return tuple(HeldCoupon(self._coupon(row), row.held_count, row.held_used_count) for row in rows)

    def usable(self, user_id: UserId, order: Order) -> tuple[Discount, ...]:
        """Return what the person's coupons could pay of the order now, the best first; one entry for each coupon."""
        with self._db.read() as tx:
            return self._usable(tx, user_id, order)

    def choose_within(self, tx: Connection, order: Order, payer_id: UserId, coupon_id: CouponId) -> CouponUse:
        """Return the person's coupon as it counts for the order.

        Raises:
            Refused: ``coupons.unusable``, it does not, or does no more.
        """
        found = [each for each in self._usable(tx, payer_id, order) if each.coupon_id == coupon_id]
        if not found:
            raise Refused("coupons.unusable", coupon_id=coupon_id)
        claims = tx.execute(store.CLAIMS_OF_USER, {"coupon_id": coupon_id, "user_id": payer_id})
        return CouponUse(next(claim.claim_id for claim in claims if claim.order_id is None), found[0])

    def use_within(
        self, tx: Connection, use: CouponUse, order_id: OrderId, journal_id: JournalId, at: datetime
    ) -> None:
        """Write down that the order, which ``journal_id`` has paid at ``at``, was paid with the coupon."""
        tx.execute(
            store.ADD_USE,
            {
                "order_id": order_id,
                "claim_id": use.claim_id,
                "coupon_id": use.discount.coupon_id,
                "journal_id": journal_id,
                "discount_minor": use.discount.amount.amount_minor,
                "used_at": at,
                "returned_at": None,
            },
        )

    def refund_within(self, tx: Connection, order: Order, refund: Refund) -> None:
        """See to the order's coupon after ``refund``, which stands already with its money moved.

        All of the order back is the coupon back. What comes back to a coupon that is over goes on to its publisher.
        """
        if order.discount is None:
            return
        if order.refunded_minor + refund.amount.amount_minor == order.amount.amount_minor:
            returned = {"returned_order_id": order.order_id, "returned_at": refund.refunded_at}
            tx.execute(store.RETURN_USE, returned)
        coupon = self._get(tx, order.discount.coupon_id)
        if coupon.state == "over":
            self._give_back(tx, coupon, refund.to_coupon_minor, JournalId(f"{refund.refund_id}:promotion"))

    def _make(
        self, tx: Connection, merchant: Merchant, coupon_number: str, terms: CouponTerms, now: datetime
    ) -> Coupon:
        if not now < terms.valid_until <= now + COUPON_LIFE_MAX:
            raise Refused("coupons.times", days_max=COUPON_LIFE_MAX.days)
        if tx.execute(store.OPEN_COUNT, {"publisher_id": merchant.publisher_id}).scalar_one() >= COUPONS_MAX:
            raise Refused("coupons.too_many", count_max=COUPONS_MAX)
        from_now = replace(terms, valid_from=max(terms.valid_from, now))
        coupon = Coupon(CouponId(new_id()), merchant, coupon_number, from_now, now, "open")
        self._fill(tx, coupon)
        tx.execute(
            store.ADD_COUPON,
            {
                "coupon_id": coupon.coupon_id,
                "miniapp_id": merchant.miniapp_id,
                "publisher_id": merchant.publisher_id,
                "publisher_name": merchant.name,
                "coupon_number": coupon_number,
                "title": terms.title,
                "percent": terms.percent,
                "off_minor": terms.off.amount_minor,
                "spend_min_minor": terms.spend_min.amount_minor,
                "currency": terms.off.currency,
                "claims_max": terms.claims_max,
                "claims_each_max": terms.claims_each_max,
                "is_for_all": terms.is_for_all,
                "created_at": now,
                "valid_from": from_now.valid_from,
                "valid_until": terms.valid_until,
                "state": coupon.state,
            },
        )
        return coupon

    def _fill(self, tx: Connection, coupon: Coupon) -> None:
        """Put all that the coupon can give aside, under the coupon's own id."""
        terms = coupon.terms
        needed_minor, currency = terms.off.amount_minor * terms.claims_max, terms.off.currency
        publisher = account_of_publisher(coupon.merchant.publisher_id)
        found = self._ledger.account(tx, publisher)
        if found is None or found.balance_minor < needed_minor:
            raise Refused("coupons.insufficient", needed_minor=needed_minor, currency=currency)
        promotion = self._ledger.open(tx, account_of_promotion(coupon.coupon_id, currency), currency)
        transfer = Transfer(publisher, promotion.ledger_account_id, needed_minor, currency)
        journal_id = JournalId(coupon.coupon_id)
        self._ledger.post(tx, Journal(journal_id, PROMOTION, coupon.coupon_id, (transfer,), coupon.created_at))

    def _give_back(self, tx: Connection, coupon: Coupon, amount_minor: int, journal_id: JournalId) -> None:
        if amount_minor == 0:
            return
        currency = coupon.terms.off.currency
        promotion = account_of_promotion(coupon.coupon_id, currency)
        publisher = account_of_publisher(coupon.merchant.publisher_id)
        transfer = Transfer(promotion, publisher, amount_minor, currency)
        now = self._clock.now()
        self._ledger.post(tx, Journal(journal_id, PROMOTION_RETURN, coupon.coupon_id, (transfer,), now))

    def _left_minor(self, tx: Connection, coupon: Coupon) -> int:
        found = self._ledger.account(tx, account_of_promotion(coupon.coupon_id, coupon.terms.off.currency))
        return 0 if found is None else found.balance_minor

    def _usable(self, tx: Connection, user_id: UserId, order: Order) -> tuple[Discount, ...]:
        if order.capture == "later":  # it may be captured in part, and a coupon is used or it is not
            return ()
        asked = {
            "user_id": user_id,
            "publisher_id": order.merchant.publisher_id,
            "amount_minor": order.amount.amount_minor,
            "now": self._clock.now(),
        }
        found = []
        for row in tx.execute(store.USABLE_BY_USER, asked):
            terms = _terms(row)
            off_minor = terms.discount_minor(order.amount.amount_minor)
            if off_minor > 0:
                discount = Discount(row.coupon_id, row.title, Money(off_minor, order.amount.currency))
                found.append((-off_minor, terms.valid_until, row.coupon_id, discount))
        return tuple(discount for *_, discount in sorted(found, key=lambda each: each[:3]))

    @staticmethod
    def _check_open(coupon: Coupon) -> None:
        if coupon.state != "open":
            raise Refused("coupons.closed", coupon_id=coupon.coupon_id)

    def _get(self, tx: Connection, coupon_id: CouponId) -> Coupon:
        row = tx.execute(store.COUPON, {"coupon_id": coupon_id}).one_or_none()
        if row is None:
            raise Refused("coupons.unknown", coupon_id=coupon_id)
        return self._coupon(row)

    def _find(self, tx: Connection, miniapp_id: MiniAppId, coupon_number: str) -> Coupon | None:
        named = {"miniapp_id": miniapp_id, "coupon_number": coupon_number}
        row = tx.execute(store.COUPON_BY_NUMBER, named).one_or_none()
        return None if row is None else self._coupon(row)

    def _coupon(self, row: Row[Any]) -> Coupon:
        """Return what the row says; a coupon whose time has passed is over, whether that was written down or not."""
        terms = _terms(row)
        return Coupon(
            coupon_id=row.coupon_id,
            merchant=Merchant(row.miniapp_id, row.publisher_id, row.publisher_name),
            coupon_number=row.coupon_number,
            terms=terms,
            created_at=row.created_at,
            state="over" if self._clock.now() >= terms.valid_until else row.state,
            claimed_count=row.claimed_count,
            used_count=row.used_count,
        )


def account_of_promotion(coupon_id: CouponId, currency: str) -> LedgerAccountId:
    """Name the ledger account that a coupon's share is paid from."""
    return LedgerAccountId(f"promotion:{coupon_id}:{currency}")


def _terms(row: Row[Any]) -> CouponTerms:
    return CouponTerms(
        title=row.title,
        off=Money(row.off_minor, row.currency),
        spend_min=Money(row.spend_min_minor, row.currency),
        claims_max=row.claims_max,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        claims_each_max=row.claims_each_max,
        percent=row.percent,
        is_for_all=row.is_for_all,
    )
