"""What a coupon gives and how long it lasts, in words; the same wherever one is shown."""

from PySide6.QtCore import QCoreApplication

from app.core.payments.model import Coupon, CouponTerms, HeldCoupon
from app.shell.moments import Moments


def gives(terms: CouponTerms) -> str:
    """Return what it takes off, and off what: ``20 % off, ¥10.00 at most, for orders from ¥50.00``."""
    off = _tr("{amount} off").replace("{amount}", terms.off.text())
    if terms.percent is not None:
        off = _tr("{percent} % off, {amount} at most").replace("{percent}", str(terms.percent))
        off = off.replace("{amount}", terms.off.text())
    if terms.spend_min.amount_minor == 0:
        return off
    return _tr("{off}, for orders from {amount}").replace("{off}", off).replace("{amount}", terms.spend_min.text())


def lasts(coupon: Coupon, moments: Moments | None = None) -> str:
    """Return until when it counts, and from when if that is not since it was made; in the person's own time."""
    terms, moments = coupon.terms, moments or Moments()
    span = _tr("Valid until {end}")
    if terms.valid_from > coupon.created_at:
        span = _tr("Valid from {begin} to {end}").replace("{begin}", moments.full(terms.valid_from))
    return span.replace("{end}", moments.full(terms.valid_until))


def why_not(held: HeldCoupon) -> str:
    """Return why the person cannot take one more; nothing if they can, as far as it is known."""
    coupon = held.coupon
    if coupon.state == "over":
        return _tr("This coupon is over.")
    if held.claimed_count >= coupon.terms.claims_each_max:
        is_used = held.used_count == held.claimed_count
        return _tr("You have used this coupon.") if is_used else _tr("You have it already. Choose it when you pay.")
    if coupon.state == "withdrawn":
        return _tr("This coupon is not given out any more.")
    if coupon.claimed_count >= coupon.terms.claims_max:
        return _tr("The last of these coupons is gone.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Coupons", text)
