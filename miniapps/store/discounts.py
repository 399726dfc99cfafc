"""What a person's coupons take off a sum, as the payment sheet will say."""

from collections.abc import Iterable

from minikit.coupons import MyCoupon


def discount_minor(coupon: MyCoupon, amount_minor: int) -> int:
    """Return what a coupon takes off a sum; 0 if it is of no use. At least one unit is left to pay."""
    is_usable = coupon.state != "over" and coupon.used_count < coupon.claimed_count
    if not is_usable or amount_minor < max(coupon.spend_min_minor, 2):
        return 0
    off_minor = coupon.off_minor
    if coupon.percent is not None:
        off_minor = min(off_minor, amount_minor * coupon.percent // 100)
    return min(off_minor, amount_minor - 1)


def best_minor(coupons: Iterable[MyCoupon], amount_minor: int) -> int:
    """Return what the best of them takes off."""
    return max((discount_minor(each, amount_minor) for each in coupons), default=0)


def out_of_reach(coupons: Iterable[MyCoupon], amount_minor: int) -> tuple[int, int] | None:
    """Return how much more must be bought for a better one, and what that takes off; None if there is no better one."""
    coupons = tuple(coupons)
    best = best_minor(coupons, amount_minor)
    better = [
        (each.spend_min_minor - amount_minor, off)
        for each in coupons
        if each.spend_min_minor > amount_minor and (off := discount_minor(each, each.spend_min_minor)) > best
    ]
    return min(better, default=None)
