"""What a bill is called where no order names it: money topped up, given, opened, paid by code; and with whom."""

from collections.abc import Mapping
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.payments.bills_between import SOMEBODY
from app.core.payments.model import Bill

Said = Annotated[str, "BillWords"]

TITLES: Mapping[str, Said] = {
    "top_up": "Top-up",
    "withdrawal": "Withdrawal",
    "packet": "Red packet sent",
    "packet_claim": "Red packet",
    "packet_return": "Rest of a red packet",
    "transfer": "Transfer",
    "receive": "By code",
    "collect": "Collected by pay code",
}
"""By the purpose of the transfer in the ledger."""

PAID_BY_CODE: Said = "Paid by pay code"
BANK: Said = "Test bank"
NOBODY: Said = "What nobody took"
ONE: Said = "For one person"
GROUP: Said = "For a group of {count}"
UNKNOWN: Said = "Somebody"


def title_of(bill: Bill) -> str:
    """Return what the bill is for."""
    if bill.purpose == "collect" and bill.amount_minor < 0:
        return _tr(PAID_BY_CODE)
    return _tr(TITLES[bill.purpose]) if bill.purpose in TITLES else bill.title


def counterparty_of(bill: Bill) -> str:
    """Return with whom the money moved."""
    if bill.purpose in ("top_up", "withdrawal"):
        return _tr(BANK)
    if bill.purpose == "packet_return":
        return _tr(NOBODY)
    if bill.purpose == "packet":
        return _tr(ONE) if bill.people_count == 1 else _tr(GROUP).replace("{count}", str(bill.people_count))
    return _tr(UNKNOWN) if bill.purpose in TITLES and bill.counterparty == SOMEBODY else bill.counterparty


def purposes_with(text: str) -> frozenset[str]:
    """Return the purposes of bills that are called by words with ``text`` in them; none for no text."""
    words = text.casefold()
    called = {purpose: [_tr(title)] for purpose, title in TITLES.items()}
    called["collect"].append(_tr(PAID_BY_CODE))
    for purpose in ("top_up", "withdrawal"):
        called[purpose].append(_tr(BANK))
    return frozenset(
        purpose for purpose, told in called.items() if words and any(words in each.casefold() for each in told)
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("BillWords", text)
