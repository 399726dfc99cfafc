"""The shop's own coupons: promotion accounts of the wallet, filled from what the shop was paid."""

from datetime import UTC, datetime, timedelta

from half import server
from minikit import Caller, CallError, Refusal, coupons
from selling import check_seller

OFFERS_MAX = 12
"""So many coupons the shop ever makes: each is asked for by its number when a page shows them."""
DAYS = 30
AMOUNT_MAX = 9_999_999
COUNT_MAX = 10_000


@server.function
async def offers(_caller: Caller) -> list[dict[str, object]]:
    """Return the coupons that can be taken now."""
    return [
        {
            "coupon_id": each.coupon_id,
            "off_minor": each.off_minor,
            "spend_min_minor": each.spend_min_minor,
            "left": each.count - each.claimed_count,
        }
        for each in await _made()
        if each.state == "open" and each.claimed_count < each.count
    ]


@server.function
async def coupon_count(caller: Caller) -> int:
    """Return how many coupons the shop has made; the next one is called by the number after that."""
    check_seller(caller)
    return len(await _made())


@server.function
async def make_coupon(caller: Caller, place: object, off_minor: object, spend_min_minor: object, count: object) -> str:
    """Make the shop's coupon number ``place`` and return its identifier; asked again, it is the same one."""
    check_seller(caller)
    if type(place) is not int or not 1 <= place <= OFFERS_MAX:
        raise Refusal("coupon.many", "There are as many coupons as the shop can keep.")
    known = await coupons.query(f"SHOP-{place}")
    off, spend = _checked(off_minor, 1, AMOUNT_MAX), _checked(spend_min_minor, 0, AMOUNT_MAX)
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=DAYS)
    terms = coupons.Terms(
        f"{off / 100:g} off {spend / 100:g}",
        off_minor=off,
        spend_min_minor=spend,
        count=_checked(count, 1, COUNT_MAX),
        valid_until=known.valid_until if known else ends.isoformat(),
    )
    try:
        return (await coupons.create(f"SHOP-{place}", terms)).coupon_id
    except CallError as error:
        raise Refusal(error.code, error.message) from error


async def _made() -> list[coupons.Coupon]:
    made = []
    for place in range(1, OFFERS_MAX + 1):
        coupon = await coupons.query(f"SHOP-{place}")
        if coupon is None:
            break
        made.append(coupon)
    return made


def _checked(number: object, minimum: int, maximum: int) -> int:
    if type(number) is not int or not minimum <= number <= maximum:
        raise Refusal("coupon.numbers", "Write the amount in digits, such as 28.00.")
    return number
