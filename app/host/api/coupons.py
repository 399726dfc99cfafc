"""Coupons that a server half makes from its publisher's money, and that people take on its pages."""

from datetime import UTC, datetime
from typing import Annotated, Any, Protocol, TypeAlias

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import CouponId, MiniAppId, UserId
from app.core.kernel.money import Money
from app.core.payments.model import Coupon, CouponTerms, HeldCoupon, Merchant
from app.host.api.orders import merchant_of
from app.host.bridge.dispatch import Capability, Origin
from app.host.callers.service import Callers

MINE_MAX = 100
_ALREADY = datetime(1970, 1, 1, tzinfo=UTC)

Number: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Moment: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]


class CouponBook(Protocol):
    """The coupons of `app.core.payments`, as far as mini-apps reach them."""

    def create(self, merchant: Merchant, *, coupon_number: str, terms: CouponTerms) -> Coupon:
        """Return the coupon with the merchant's number, made and filled if there was none."""
        ...

    def find(self, miniapp_id: MiniAppId, coupon_number: str) -> Coupon | None:
        """Return the coupon that the mini-app numbered so."""
        ...

    def get(self, coupon_id: CouponId) -> Coupon:
        """Return the coupon; Refused ``coupons.unknown``."""
        ...

    def withdraw(self, coupon_id: CouponId) -> Coupon:
        """Let nobody take it any more."""
        ...

    def invite(self, coupon_id: CouponId, user_id: UserId) -> None:
        """Let a person take one that is not for everyone."""
        ...

    def claim(self, coupon_id: CouponId, user_id: UserId) -> Coupon:
        """Let a person take it once more."""
        ...

    def held(self, coupon_id: CouponId, user_id: UserId) -> HeldCoupon:
        """Return the coupon and how often a person has taken and used it."""
        ...

    def held_by(self, user_id: UserId) -> tuple[HeldCoupon, ...]:
        """Return what a person has taken, the newest first."""
        ...


class CreateArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the coupon gives, to how many, from when to when."""

    number: Number
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    off_minor: int
    count: int
    valid_until: Moment
    valid_from: Moment | None = None
    percent: int | None = None
    spend_min_minor: int = 0
    count_each: int = 1
    is_for_all: bool = True


class NumberArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the mini-app's own coupons."""

    number: Number


class InviteArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who may take which coupon."""

    number: Number
    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class ClaimArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which coupon."""

    coupon_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class MineArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing has to be said."""


class CouponsApi:
    """Lets server halves make coupons, and pages hand them to their person on a tap.

    None of it needs a permission: what is given is the publisher's, and who takes it has tapped. A page sees and takes
    its own publisher's coupons alone; which others somebody has is none of its business.
    """

    def __init__(self, coupons: CouponBook, callers: Callers) -> None:
        self._coupons = coupons
        self._callers = callers

    def server_capabilities(self) -> list[Capability]:
        """Return what server halves may call."""
        return [
            Capability("coupons.create", CreateArgs, self._create, per_minute_max=60),
            Capability("coupons.query", NumberArgs, self._query),
            Capability("coupons.withdraw", NumberArgs, self._withdraw, per_minute_max=60),
            Capability("coupons.invite", InviteArgs, self._invite),
        ]

    def page_capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability("coupons.claim", ClaimArgs, self._claim, needs_gesture=True, per_minute_max=60),
            Capability("coupons.mine", MineArgs, self._mine, per_minute_max=120),
        ]

    def _create(self, origin: Origin, args: CreateArgs) -> dict[str, Any]:
        terms = CouponTerms(
            title=args.title,
            off=Money(args.off_minor),
            spend_min=Money(args.spend_min_minor),
            claims_max=args.count,
            valid_from=args.valid_from or _ALREADY,
            valid_until=args.valid_until,
            claims_each_max=args.count_each,
            percent=args.percent,
            is_for_all=args.is_for_all,
        )
        return _told(self._coupons.create(merchant_of(origin.listing), coupon_number=args.number, terms=terms))

    def _query(self, origin: Origin, args: NumberArgs) -> dict[str, Any] | None:
        coupon = self._own(origin, args.number)
        return None if coupon is None else _told(coupon)

    def _withdraw(self, origin: Origin, args: NumberArgs) -> dict[str, Any]:
        return _told(self._coupons.withdraw(self._known(origin, args.number).coupon_id))

    def _invite(self, origin: Origin, args: InviteArgs) -> None:
        coupon = self._known(origin, args.number)
        self._coupons.invite(coupon.coupon_id, self._callers.user_of(origin.listing.miniapp_id, args.user_id))

    def _claim(self, origin: Origin, args: ClaimArgs) -> dict[str, Any]:
        coupon = self._coupons.get(CouponId(args.coupon_id))
        if coupon.merchant.publisher_id != origin.listing.publisher_id:
            raise Refused("coupons.unknown", coupon_id=args.coupon_id)
        self._coupons.claim(coupon.coupon_id, origin.user_id)
        return _told_to_page(self._coupons.held(coupon.coupon_id, origin.user_id))

    def _mine(self, origin: Origin, _args: MineArgs) -> list[dict[str, Any]]:
        publisher_id = origin.listing.publisher_id
        held = self._coupons.held_by(origin.user_id)
        return [_told_to_page(each) for each in held if each.coupon.merchant.publisher_id == publisher_id][:MINE_MAX]

    def _known(self, origin: Origin, number: str) -> Coupon:
        coupon = self._own(origin, number)
        if coupon is None:
            raise Refused("coupons.unknown", number=number)
        return coupon

    def _own(self, origin: Origin, number: str) -> Coupon | None:
        coupon = self._coupons.find(origin.listing.miniapp_id, number)
        is_own = coupon is not None and coupon.merchant.publisher_id == origin.listing.publisher_id
        return coupon if is_own else None


def _told(coupon: Coupon) -> dict[str, Any]:
    """Return what a server half learns of its coupon: how many took it, not who."""
    terms = coupon.terms
    return _offered(coupon) | {
        "number": coupon.coupon_number,
        "count": terms.claims_max,
        "count_each": terms.claims_each_max,
        "is_for_all": terms.is_for_all,
        "claimed_count": coupon.claimed_count,
        "used_count": coupon.used_count,
    }


def _told_to_page(held: HeldCoupon) -> dict[str, Any]:
    return _offered(held.coupon) | {"claimed_count": held.claimed_count, "used_count": held.used_count}


def _offered(coupon: Coupon) -> dict[str, Any]:
    terms = coupon.terms
    return {
        "coupon_id": coupon.coupon_id,
        "title": terms.title,
        "off_minor": terms.off.amount_minor,
        "percent": terms.percent,
        "spend_min_minor": terms.spend_min.amount_minor,
        "currency": terms.off.currency,
        "valid_from": _text(terms.valid_from),
        "valid_until": _text(terms.valid_until),
        "state": coupon.state,
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
