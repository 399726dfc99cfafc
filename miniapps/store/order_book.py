"""The shop's book: orders, refunds, reviews and what the seller set, in an SQLite file of the server half's own."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from book_file import BookFile, insert, photos_of, with_photos
from order_model import STEPS, Day, Line, Shelved, ShopOrder, ShopRefund, State
from order_tables import TIMES_OF_STATE

_MOVE = """
UPDATE orders SET state = :to, due_at = :due_at,
    paid_at = coalesce(paid_at, :paid_at), shipped_at = coalesce(shipped_at, :shipped_at),
    completed_at = coalesce(completed_at, :completed_at), receipt_id = coalesce(receipt_id, :receipt_id),
    why = coalesce(:why, why), tracking = coalesce(:tracking, tracking)
WHERE number = :number AND state IN (SELECT value FROM json_each(:before))
"""


class OrderBook(BookFile):
    """Keeps orders and all that hangs on them. None is ever taken out, and none goes a step that `STEPS` has not."""

    def add(self, order: ShopOrder, supplied: dict[tuple[str, str], int]) -> tuple[str, str, int] | None:
        """Keep a new ``order``, whose goods nobody else can have from now on, and return None.

        ``supplied`` says how many of each form there ever were. Where fewer are left than are wanted nothing is kept,
        and the form with how many are left is returned.
        """
        wanted = Counter[tuple[str, str]]()
        for line in order.lines:
            wanted[line.sku, line.option] += line.quantity
        with self._write() as db:
            for (sku, option), quantity in wanted.items():
                left = supplied[sku, option] - _taken(db, sku, option)
                if quantity > left:
                    return sku, option, max(0, left)
            fields = {name: value for name, value in vars(order).items() if name != "lines"}
            insert(db, "orders", fields)
            for place, line in enumerate(order.lines):
                insert(db, "lines", {"order_number": order.number, "place": place, **vars(line)})
        return None

    def requested(self, buyer: str, request_id: str) -> ShopOrder | None:
        """Return the order that this request of a buyer has already made."""
        return next(iter(self._orders("buyer = ? AND request_id = ?", (buyer, request_id))), None)

    def find(self, number: str) -> ShopOrder | None:
        """Return the order with this ``number``."""
        return next(iter(self._orders("number = ?", (number,))), None)

    def of_buyer(self, buyer: str, limit: int) -> list[ShopOrder]:
        """Return the buyer's last ``limit`` orders, newest first."""
        return self._orders("buyer = ?", (buyer,), limit)

    def unpaid(self, buyer: str) -> list[ShopOrder]:
        """Return the buyer's orders that wait to be paid, newest first."""
        return self._orders("buyer = ? AND state = 'pending'", (buyer,))

    def in_state(self, state: State, limit: int) -> list[ShopOrder]:
        """Return the last ``limit`` orders in a state, newest first."""
        return self._orders("state = ?", (state,), limit)

    def due(self, at: str) -> list[ShopOrder]:
        """Return the orders that go on by themselves at ``at`` or before."""
        return self._orders("due_at <= ?", (at,))

    def next_due(self) -> str | None:
        """Return when the next order goes on by itself."""
        with self._read() as db:
            due_at: str | None = db.execute("SELECT min(due_at) FROM orders").fetchone()[0]
        return due_at

    def taken(self, sku: str, option: str) -> int:
        """Return how many of a form nobody else can have: what is ordered and not cancelled, paid or not."""
        with self._read() as db:
            return _taken(db, sku, option)

    def all_taken(self) -> dict[tuple[str, str], int]:
        """Return how many nobody else can have, of each form that is in an order."""
        with self._read() as db:
            rows = db.execute(
                "SELECT sku, option, sum(quantity) FROM lines JOIN orders ON number = order_number"
                " WHERE state != 'cancelled' GROUP BY sku, option"
            )
            return {(row[0], row[1]): row[2] for row in rows}

    def sales(self) -> dict[str, int]:
        """Return how many of each product were paid for, of those that were."""
        with self._read() as db:
            rows = db.execute(
                "SELECT sku, sum(quantity) FROM lines JOIN orders ON number = order_number"
                " WHERE state IN ('to_ship', 'shipped', 'completed') GROUP BY sku"
            )
            return {row[0]: row[1] for row in rows}

    def link(self, number: str, order_id: str) -> None:
        """Remember which payment order the wallet made for this order."""
        with self._write() as db:
            db.execute("UPDATE orders SET order_id = ? WHERE number = ?", (order_id, number))

    def move(self, number: str, to: State, at: str, *, due_at: str | None = None, **what: str | None) -> bool:
        """Take an order to its next state at ``at`` and return whether that is a step it may go.

        Asked again for the state that it has, an order stays as it is, but for what was not known: a receipt.
        """
        before = [state for state, steps in STEPS.items() if to in steps]
        times = {column: at if state == to else None for state, column in TIMES_OF_STATE.items()}
        sets = {"to": to, "due_at": due_at, "receipt_id": None, "why": None, "tracking": None, **times, **what}
        known = {"number": number, "before": json.dumps(before), **sets}
        with self._write() as db:
            moved = db.execute(_MOVE, known)
            if not moved.rowcount:
                db.execute(
                    "UPDATE orders SET receipt_id = coalesce(receipt_id, :receipt_id) WHERE number = :number", known
                )
        return bool(moved.rowcount)

    def add_refund(self, refund: ShopRefund, limit_minor: int) -> bool:
        """Note a refund, unless with those that are not declined it would be more than ``limit_minor``."""
        with self._write() as db:
            row = db.execute(
                "SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_number = ? AND state != 'declined'",
                (refund.order_number,),
            ).fetchone()
            if row[0] + refund.amount_minor > limit_minor:
                return False
            insert(db, "refunds", with_photos(refund))
        return True

    def answer_refund(self, number: str, to: str, answer: str = "") -> None:
        """Note what became of a refund: asked, it is agreed to or declined; agreed to, it is done."""
        before = {"agreed": "asked", "declined": "asked", "done": "agreed"}[to]
        with self._write() as db:
            db.execute(
                "UPDATE refunds SET state = ?, answer = coalesce(nullif(?, ''), answer) WHERE number = ? AND state = ?",
                (to, answer, number, before),
            )

    def refunds(self, *, order_number: str | None = None, state: str | None = None) -> list[ShopRefund]:
        """Return refunds, the oldest first: of one order, or in one state."""
        with self._read() as db:
            rows = db.execute(
                "SELECT * FROM refunds WHERE order_number = coalesce(?, order_number) AND state = coalesce(?, state)"
                " ORDER BY rowid",
                (order_number, state),
            ).fetchall()
        return [
            ShopRefund(**{**dict(row), "goods_come_back": bool(row["goods_come_back"]), "photos": photos_of(row)})
            for row in rows
        ]

    def shelved(self, sku: str, option: str) -> Shelved:
        """Return what the seller has set for a form of a product."""
        with self._read() as db:
            row = db.execute(
                "SELECT price_minor, supplied FROM shelf WHERE sku = ? AND option = ?", (sku, option)
            ).fetchone()
        return Shelved() if row is None else Shelved(*row)

    def shelves(self) -> dict[tuple[str, str], Shelved]:
        """Return all that the seller has set, by sku and form."""
        with self._read() as db:
            rows = db.execute("SELECT sku, option, price_minor, supplied FROM shelf")
            return {(row[0], row[1]): Shelved(row[2], row[3]) for row in rows}

    def shelve(self, sku: str, option: str, shelved: Shelved) -> None:
        """Set price and supply of a form of a product."""
        with self._write() as db:
            insert(db, "shelf", {"sku": sku, "option": option, **vars(shelved)}, "OR REPLACE")

    def days(self, limit: int) -> list[Day]:
        """Return what the last days with payments or refunds brought, the newest first; days are of UTC."""
        with self._read() as db:
            rows = db.execute(
                "SELECT day, sum(paid), sum(refunded), sum(count) FROM ("
                " SELECT substr(paid_at, 1, 10) AS day, amount_minor AS paid, 0 AS refunded, 1 AS count FROM orders"
                " WHERE paid_at IS NOT NULL UNION ALL"
                " SELECT substr(asked_at, 1, 10), 0, amount_minor, 0 FROM refunds WHERE state = 'done'"
                ") GROUP BY day ORDER BY day DESC LIMIT ?",
                (limit,),
            )
            return [Day(*row) for row in rows]

    def _orders(self, where: str, values: Iterable[object], limit: int = -1) -> list[ShopOrder]:
        with self._read() as db:
            rows = db.execute(
                f"SELECT * FROM orders WHERE {where} ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - conditions of ours
                (*values, limit),
            ).fetchall()
            return [ShopOrder(**dict(row), lines=_lines_of(db, row["number"])) for row in rows]


def _taken(db: sqlite3.Connection, sku: str, option: str) -> int:
    taken: int = db.execute(
        "SELECT coalesce(sum(quantity), 0) FROM lines JOIN orders ON number = order_number"
        " WHERE sku = ? AND option = ? AND state != 'cancelled'",
        (sku, option),
    ).fetchone()[0]
    return taken


def _lines_of(db: sqlite3.Connection, number: str) -> tuple[Line, ...]:
    rows = db.execute(
        "SELECT sku, option, quantity, price_minor FROM lines WHERE order_number = ? ORDER BY place", (number,)
    )
    return tuple(Line(*row) for row in rows)
