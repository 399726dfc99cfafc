"""A person's statement as a file: every bill with the balance after it, as CSV or JSON."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from app.core.kernel.ids import UserId
from app.core.kernel.whole_file import whole_file
from app.core.payments.model import Bill
from app.core.payments.receipts import text_of_time
from app.core.payments.wallet import Wallet

COLUMNS = ("at", "kind", "title", "counterparty", "amount", "balance", "currency", "order_id", "bill_id")
_PAGE_ROWS = 500
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_statement(wallet: Wallet, user_id: UserId, output: TextIO, *, is_csv: bool) -> int:
    """Write the person's whole statement to ``output``, newest first, and return how many bills it has.

    Amounts are decimal text, such as ``-299.00``; ``balance`` is what was there after the bill. Times are ISO 8601 in
    UTC. Bills that come while it is written are not in it.
    """
    rows = _rows(wallet, user_id)
    if not is_csv:
        listed = list(rows)
        json.dump({"form": "plaza-statement/1", "bills": listed}, output, ensure_ascii=False, indent=1)
        output.write("\n")
        return len(listed)
    writer = csv.DictWriter(output, COLUMNS)
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(row | {name: _cell(row[name]) for name in ("title", "counterparty")})
        count += 1
    return count


def export(wallet: Wallet, user_id: UserId, path: Path) -> int:
    """Write the person's whole statement to ``path``, whole or not at all, and return how many bills it has.

    A name that ends in ``.json`` gets JSON, any other CSV.

    Raises:
        Unavailable: ``export.unwritable``.
    """
    is_csv = path.suffix.lower() != ".json"
    # A spreadsheet takes a CSV for UTF-8 only by the mark at its beginning.
    with whole_file(path, encoding="utf-8-sig" if is_csv else "utf-8") as output:
        return write_statement(wallet, user_id, output, is_csv=is_csv)


def _rows(wallet: Wallet, user_id: UserId) -> Iterator[dict[str, str]]:
    after_minor, before = None, None
    while True:
        page, posted_minor = wallet.statement_page(user_id, before=before, limit=_PAGE_ROWS)
        after_minor = posted_minor if after_minor is None else after_minor
        for bill in page.rows:
            yield _row(bill, after_minor)
            after_minor -= bill.amount_minor
        before = page.next
        if before is None:
            return


def _row(bill: Bill, after_minor: int) -> dict[str, str]:
    return {
        "at": text_of_time(bill.at),
        "kind": bill.kind,
        "title": bill.title,
        "counterparty": bill.counterparty,
        "amount": _decimal(bill.amount_minor),
        "balance": _decimal(after_minor),
        "currency": bill.currency,
        "order_id": bill.order_id or "",
        "bill_id": bill.bill_id,
    }


def _decimal(minor: int) -> str:
    major, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{major}.{rest:02d}"


def _cell(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes a stranger's title for a formula."""
    return "'" + text if text.startswith(_FORMULA_STARTS) else text
