"""What may enter the wallet at all: amounts, numbers, titles, times and keys, judged at the edge."""

import unicodedata
from datetime import timedelta

from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.kernel.money import Money
from app.core.payments.coupons_store import CLAIMS_MAX
from app.core.payments.model import CouponTerms, Merchant
from app.core.payments.packet_model import PacketWish
from app.core.payments.transfer_model import PersonTransferWish

CURRENCY = "CNY"
AMOUNT_MINOR_MAX = 10**15
EXPIRES_IN_S_MAX = 7200
REASON_CHARACTERS_MAX = 80
COUPON_TITLE_CHARACTERS_MAX = 60
COUPON_LIFE_MAX = timedelta(days=366)
GREETING_CHARACTERS_MAX = 40
NOTE_CHARACTERS_MAX = 60
SHARES_MAX = 100
AUDIENCE_MAX = 500
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_SHOWN = ("Cc", "Cs", "Zl", "Zp")


def check_amount(amount: Money) -> None:
    """Let whole amounts above nothing and up to 10¹⁵ minor units of our currency pass.

    Raises:
        Refused: ``money.amount``.
    """
    minor = amount.amount_minor
    # Not isinstance: True is an int to it, and 1.0 equals 1.
    if type(minor) is not int or not 1 <= minor <= AMOUNT_MINOR_MAX or amount.currency != CURRENCY:
        raise Refused("money.amount", amount=str(minor)[:40], currency=str(amount.currency)[:8])


def check_order(merchant: Merchant, merchant_number: str, title: str, expires_in_s: int) -> None:
    """Let an order pass whose texts can be shown and whose life is at most two hours.

    Raises:
        Refused: ``orders.merchant``, ``orders.number``, ``orders.title``, ``orders.expiry``.
    """
    if not (is_shown(merchant.name, 100) and is_shown(merchant.publisher_id, 200)):
        raise Refused("orders.merchant")
    if not is_shown(merchant_number, 64):
        raise Refused("orders.number")
    if not is_shown(title, 128):
        raise Refused("orders.title")
    if type(expires_in_s) is not int or not 1 <= expires_in_s <= EXPIRES_IN_S_MAX:
        raise Refused("orders.expiry", longest_s=EXPIRES_IN_S_MAX)


def check_refund(refund_number: str, reason: str) -> None:
    """Let a refund pass whose number can be shown, and its reason, if it gives one.

    Raises:
        Refused: ``refunds.number``, ``refunds.reason``.
    """
    if not is_shown(refund_number, 64):
        raise Refused("refunds.number")
    if reason != "" and not is_shown(reason, REASON_CHARACTERS_MAX):
        raise Refused("refunds.reason", characters_max=REASON_CHARACTERS_MAX)


def check_coupon(merchant: Merchant, coupon_number: str, terms: CouponTerms) -> None:
    """Let a coupon pass whose texts can be shown, whose numbers are whole and in range, and that ends within a year.

    Raises:
        Refused: ``orders.merchant``, ``coupons.number``, ``coupons.title``, ``coupons.terms`` (``problem``),
            ``coupons.times``, ``money.amount``.
    """
    if not (is_shown(merchant.name, 100) and is_shown(merchant.publisher_id, 200)):
        raise Refused("orders.merchant")
    if not is_shown(coupon_number, 64):
        raise Refused("coupons.number")
    if not is_shown(terms.title, COUPON_TITLE_CHARACTERS_MAX):
        raise Refused("coupons.title", characters_max=COUPON_TITLE_CHARACTERS_MAX)
    check_amount(terms.off)
    if type(terms.spend_min.amount_minor) is not int or terms.spend_min != Money(0, CURRENCY):
        check_amount(terms.spend_min)
    if not _is_whole(terms.claims_max, CLAIMS_MAX):
        raise Refused("coupons.terms", problem=f"the count is a whole number from 1 to {CLAIMS_MAX}")
    if not _is_whole(terms.claims_each_max, terms.claims_max):
        raise Refused("coupons.terms", problem="each person takes at least one, and at most the count")
    if terms.percent is not None and not _is_whole(terms.percent, 100):
        raise Refused("coupons.terms", problem="the percentage is a whole number from 1 to 100")
    if terms.off.amount_minor * terms.claims_max > AMOUNT_MINOR_MAX:
        raise Refused("coupons.terms", problem="all of them together would give more than can be moved")
    if terms.valid_until <= terms.valid_from:
        raise Refused("coupons.times", days_max=COUPON_LIFE_MAX.days)


def check_packet(wish: PacketWish) -> None:
    """Let a red packet pass that can be split: a whole unit at least for each share, a share at most for each person.

    Raises:
        Refused: ``money.amount``, ``packets.split``, ``packets.audience``, ``packets.count`` (``count_max``),
            ``packets.share``, ``packets.greeting``.
    """
    check_amount(wish.amount)
    if wish.split not in ("equal", "lucky"):
        raise Refused("packets.split")
    if not 1 <= len(wish.audience) <= AUDIENCE_MAX:
        raise Refused("packets.audience")
    count_max = min(SHARES_MAX, len(wish.audience))
    if type(wish.share_count) is not int or not 1 <= wish.share_count <= count_max:
        raise Refused("packets.count", count_max=count_max)
    amount_minor = wish.amount.amount_minor
    if amount_minor < wish.share_count or (wish.split == "equal" and amount_minor % wish.share_count):
        raise Refused("packets.share")
    if wish.greeting != "" and not is_shown(wish.greeting, GREETING_CHARACTERS_MAX):
        raise Refused("packets.greeting", characters_max=GREETING_CHARACTERS_MAX)


def check_person_transfer(wish: PersonTransferWish) -> None:
    """Let a transfer to somebody else pass whose note, if it has one, can be shown.

    Raises:
        Refused: ``money.amount``, ``transfers.self``, ``transfers.note`` (``characters_max``).
    """
    check_amount(wish.amount)
    if wish.sender_id == wish.receiver_id:
        raise Refused("transfers.self")
    check_note(wish.note)


def check_note(note: str) -> None:
    """Let a note pass that can be shown, or none.

    Raises:
        Refused: ``transfers.note`` (``characters_max``).
    """
    if note != "" and not is_shown(note, NOTE_CHARACTERS_MAX):
        raise Refused("transfers.note", characters_max=NOTE_CHARACTERS_MAX)


def check_key(key: str) -> None:
    """Let a key pass that can name a journal.

    Raises:
        Refused: ``payments.key``.
    """
    if not is_shown(key, 100):
        raise Refused("payments.key")


def _is_whole(number: object, largest: int) -> bool:
    """Whether ``number`` is a whole one from 1 to ``largest``; True is none."""
    return type(number) is int and 1 <= number <= largest


def is_shown(text: object, length_max: int) -> bool:
    """Whether ``text`` is some text, not too long, without characters that hide or turn what stands around them."""
    return (
        isinstance(text, str)
        and not is_blank(text)
        and len(text) <= length_max
        and not any(sign in _DIRECTION or unicodedata.category(sign) in _NOT_SHOWN for sign in text)
    )
