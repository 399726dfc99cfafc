"""Coupons: the server half makes them from its publisher's money, people take them on a page and pay with them."""

from dataclasses import dataclass
from typing import Literal

from minikit.calls import call


@dataclass(frozen=True)
class Terms:
    """What a coupon gives: ``off_minor`` off an order of at least ``spend_min_minor``, until ``valid_until``.

    With ``percent`` (1 to 100) it takes that share of the order off, and ``off_minor`` at most. People take it
    ``count`` times in all, ``count_each`` times each; ``is_for_all=False``: only those that `invite` names. Times are
    ISO 8601 with their offset from UTC; without ``valid_from`` it counts at once, and it ends within a year.
    """

    title: str
    off_minor: int
    count: int
    valid_until: str
    valid_from: str | None = None
    percent: int | None = None
    spend_min_minor: int = 0
    count_each: int = 1
    is_for_all: bool = True


@dataclass(frozen=True)
class Coupon:
    """A coupon as its server half knows it. ``number`` is the mini-app's own; times are ISO 8601 in UTC.

    It takes ``off_minor`` off an order of at least ``spend_min_minor``; with ``percent`` that share of the order, and
    ``off_minor`` at most. "withdrawn": nobody can take it any more, who has it keeps it. "over": its time has passed.
    """

    coupon_id: str
    number: str
    title: str
    off_minor: int
    percent: int | None
    spend_min_minor: int
    currency: str
    valid_from: str
    valid_until: str
    state: Literal["open", "withdrawn", "over"]
    count: int
    count_each: int
    is_for_all: bool
    claimed_count: int
    used_count: int


@dataclass(frozen=True)
class MyCoupon:
    """A coupon that this person has taken ``claimed_count`` times; ``used_count`` of those are used."""

    coupon_id: str
    title: str
    off_minor: int
    percent: int | None
    spend_min_minor: int
    currency: str
    valid_from: str
    valid_until: str
    state: Literal["open", "withdrawn", "over"]
    claimed_count: int
    used_count: int


async def create(number: str, terms: Terms) -> Coupon:
    """Make a coupon with this mini-app's own ``number`` and return it; with the same terms again, the one that exists.

    All that it can give, ``off_minor * count``, is put aside from what this mini-app's publisher has been paid, and
    comes back as far as it was not used. It counts in all mini-apps of the publisher.

    In the server half. CallError ``coupons.number_reused``, ``coupons.insufficient``, ``coupons.terms``,
    ``coupons.times``, ``coupons.title``, ``coupons.number``, ``coupons.too_many`` or ``money.amount``.
    """
    return Coupon(**await call("coupons.create", number=number, **vars(terms)))


async def query(number: str) -> Coupon | None:
    """Return the coupon with this mini-app's own ``number``, or None. In the server half."""
    found = await call("coupons.query", number=number)
    return None if found is None else Coupon(**found)


async def withdraw(number: str) -> Coupon:
    """Let nobody take the coupon any more, and return it. What nobody took goes back to the publisher at once.

    Who has it keeps it until its end. In the server half. CallError ``coupons.unknown``.
    """
    return Coupon(**await call("coupons.withdraw", number=number))


async def invite(number: str, user_id: str) -> None:
    """Let a person take a coupon that is not for everyone. They still take it themselves, by a tap.

    In the server half. CallError ``coupons.unknown``, ``coupons.closed`` or ``bridge.unknown_user``.
    """
    await call("coupons.invite", number=number, user_id=user_id)


async def claim(coupon_id: str) -> MyCoupon:
    """Let the person take a coupon of this mini-app's publisher, and return what they have of it.

    On a page, only in answer to a tap, at most 5 s after it. CallError ``coupons.taken``, ``coupons.none_left``,
    ``coupons.closed``, ``coupons.not_invited`` or ``coupons.unknown``.
    """
    return MyCoupon(**await call("coupons.claim", coupon_id=coupon_id))


async def mine() -> list[MyCoupon]:
    """Return the coupons of this mini-app's publisher that the person has taken, the newest first. On a page."""
    return [MyCoupon(**each) for each in await call("coupons.mine")]
