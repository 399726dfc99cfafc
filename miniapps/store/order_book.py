"""The orders of the shop, in an SQLite file of the server half's own."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["pending", "paid", "closed"]

_STRICT = "STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_TABLE = f"""
CREATE TABLE IF NOT EXISTS orders (
    number TEXT NOT NULL PRIMARY KEY,
    buyer TEXT NOT NULL,
    request_id TEXT NOT NULL,
    lines TEXT NOT NULL,
    title TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    placed_at TEXT NOT NULL,
    order_id TEXT,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'paid', 'closed')),
    paid_at TEXT,
    receipt_id TEXT,
    UNIQUE (buyer, request_id),
    CHECK ((state = 'paid') = (paid_at IS NOT NULL))
) {_STRICT}
"""


@dataclass(frozen=True)
class Line:
    """So many of one product, at the price it had when it was ordered."""

    sku: str
    option: str
    quantity: int
    price_minor: int

    @property
    def goods(self) -> tuple[str, str, int]:
        """What is ordered, whatever it costs."""
        return self.sku, self.option, self.quantity


@dataclass(frozen=True)
class ShopOrder:
    """What one buyer ordered. ``order_id`` is the wallet's order for it, None until it is made; times are ISO 8601."""

    number: str
    buyer: str
    request_id: str
    lines: tuple[Line, ...]
    title: str
    amount_minor: int
    placed_at: str
    order_id: str | None = None
    state: State = "pending"
    paid_at: str | None = None
    receipt_id: str | None = None


class OrderBook:
    """Keeps orders. A paid order stays paid; nothing is ever taken out."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._write() as db:
            db.execute(_TABLE)

    def add(self, order: ShopOrder) -> ShopOrder:
        """Keep a new ``order`` and return it."""
        with self._write() as db:
            db.execute(
                "INSERT INTO orders (number, buyer, request_id, lines, title, amount_minor, placed_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    order.number,
                    order.buyer,
                    order.request_id,
                    json.dumps([vars(line) for line in order.lines]),
                    order.title,
                    order.amount_minor,
                    order.placed_at,
                ),
            )
        return order

    def requested(self, buyer: str, request_id: str) -> ShopOrder | None:
        """Return the order that this request of a buyer has already made."""
        with self._read() as db:
            row = db.execute("SELECT * FROM orders WHERE buyer = ? AND request_id = ?", (buyer, request_id)).fetchone()
        return _order(row) if row is not None else None

    def find(self, number: str) -> ShopOrder | None:
        """Return the order with this ``number``."""
        with self._read() as db:
            row = db.execute("SELECT * FROM orders WHERE number = ?", (number,)).fetchone()
        return _order(row) if row is not None else None

    def of_buyer(self, buyer: str, limit: int) -> list[ShopOrder]:
        """Return the buyer's last ``limit`` orders, newest first."""
        with self._read() as db:
            rows = db.execute(
                "SELECT * FROM orders WHERE buyer = ? ORDER BY rowid DESC LIMIT ?", (buyer, limit)
            ).fetchall()
        return [_order(row) for row in rows]

    def unpaid(self, buyer: str) -> list[ShopOrder]:
        """Return the buyer's orders that wait to be paid, newest first."""
        with self._read() as db:
            rows = db.execute(
                "SELECT * FROM orders WHERE buyer = ? AND state = 'pending' ORDER BY rowid DESC", (buyer,)
            ).fetchall()
        return [_order(row) for row in rows]

    def sold(self, sku: str, option: str) -> int:
        """Return how many of a form of a product have been paid for."""
        with self._read() as db:
            row = db.execute(
                "SELECT sum(json_extract(line.value, '$.quantity')) FROM orders, json_each(orders.lines) AS line"
                " WHERE orders.state = 'paid' AND json_extract(line.value, '$.sku') = ?"
                " AND json_extract(line.value, '$.option') = ?",
                (sku, option),
            ).fetchone()
        return row[0] or 0

    def sales(self) -> dict[str, int]:
        """Return how many of each product have been paid for, of those that were."""
        with self._read() as db:
            rows = db.execute(
                "SELECT json_extract(line.value, '$.sku'), sum(json_extract(line.value, '$.quantity'))"
                " FROM orders, json_each(orders.lines) AS line WHERE orders.state = 'paid' GROUP BY 1"
            ).fetchall()
        return dict(map(tuple, rows))

    def link(self, number: str, order_id: str) -> None:
        """Remember which payment order the wallet made for this order."""
        with self._write() as db:
            db.execute("UPDATE orders SET order_id = ? WHERE number = ?", (order_id, number))

    def mark_paid(self, number: str, paid_at: str, receipt_id: str | None = None) -> None:
        """Record that the order is paid. May be told again: what is known already stands."""
        with self._write() as db:
            db.execute(
                "UPDATE orders SET state = 'paid', paid_at = coalesce(paid_at, ?),"
                " receipt_id = coalesce(receipt_id, ?) WHERE number = ?",
                (paid_at, receipt_id, number),
            )

    def mark_closed(self, number: str) -> None:
        """Record that the order can no longer be paid."""
        with self._write() as db:
            db.execute("UPDATE orders SET state = 'closed' WHERE number = ? AND state = 'pending'", (number,))

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        # The rollback journal is SQLite's own default; a connection for each piece of work leaves nothing open.
        with closing(sqlite3.connect(self._path, isolation_level=None, timeout=5)) as db:
            db.row_factory = sqlite3.Row
            yield db

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._read() as db:
            db.execute("BEGIN IMMEDIATE")
            with db:  # commits, or rolls back when something is raised
                yield db


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(**line) for line in json.loads(text))


def _order(row: sqlite3.Row) -> ShopOrder:
    return ShopOrder(**{**dict(row), "lines": _lines(row["lines"])})
