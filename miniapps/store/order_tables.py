"""The tables of the shop's book, and how a book of an earlier version becomes one of this."""

import json
import sqlite3

VERSION = 5
TIMES_OF_STATE = {"to_ship": "paid_at", "shipped": "shipped_at", "completed": "completed_at"}
"""Which moment is noted as an order comes into a state."""

_STRICT = "STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_SECOND = (
    f"""
CREATE TABLE orders (
    number TEXT NOT NULL PRIMARY KEY,
    buyer TEXT NOT NULL,
    request_id TEXT NOT NULL,
    title TEXT NOT NULL,
    goods_minor INTEGER NOT NULL CHECK (goods_minor > 0),
    freight_minor INTEGER NOT NULL CHECK (freight_minor >= 0),
    amount_minor INTEGER NOT NULL CHECK (amount_minor = goods_minor + freight_minor),
    address TEXT NOT NULL,
    remark TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    due_at TEXT,
    order_id TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'to_ship', 'shipped', 'completed', 'cancelled')),
    why TEXT NOT NULL CHECK (why IN ('', 'buyer', 'expired', 'room')),
    paid_at TEXT,
    receipt_id TEXT,
    shipped_at TEXT,
    tracking TEXT NOT NULL,
    completed_at TEXT,
    UNIQUE (buyer, request_id),
    CHECK (state NOT IN ('to_ship', 'shipped', 'completed') OR paid_at IS NOT NULL),
    CHECK (state NOT IN ('shipped', 'completed') OR shipped_at IS NOT NULL)
) {_STRICT}
""",
    "CREATE INDEX orders_due ON orders (due_at)",
    f"""
CREATE TABLE lines (
    order_number TEXT NOT NULL REFERENCES orders (number),
    place INTEGER NOT NULL,
    sku TEXT NOT NULL,
    option TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    price_minor INTEGER NOT NULL CHECK (price_minor > 0),
    PRIMARY KEY (order_number, place)
) {_STRICT}
""",
    "CREATE INDEX lines_goods ON lines (sku, option)",
    f"""
CREATE TABLE refunds (
    number TEXT NOT NULL PRIMARY KEY,
    order_number TEXT NOT NULL REFERENCES orders (number),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    reason TEXT NOT NULL,
    goods_come_back INTEGER NOT NULL CHECK (goods_come_back IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'done', 'declined')),
    asked_at TEXT NOT NULL,
    answer TEXT NOT NULL
) {_STRICT}
""",
    f"""
CREATE TABLE reviews (
    order_number TEXT NOT NULL REFERENCES orders (number),
    sku TEXT NOT NULL,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    reply TEXT NOT NULL,
    PRIMARY KEY (order_number, sku)
) {_STRICT}
""",
    "CREATE INDEX reviews_goods ON reviews (sku, at)",
    f"""
CREATE TABLE shelf (
    sku TEXT NOT NULL,
    option TEXT NOT NULL,
    price_minor INTEGER CHECK (price_minor > 0),
    supplied INTEGER CHECK (supplied >= 0),
    PRIMARY KEY (sku, option)
) {_STRICT}
""",
)
"""The tables of the second version, which every book goes through."""
_SINCE = {
    3: (
        "ALTER TABLE orders ADD COLUMN invoice_title TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE orders ADD COLUMN tax_number TEXT NOT NULL DEFAULT ''",
    ),
    4: (
        "ALTER TABLE reviews ADD COLUMN photos TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(photos))",
        "ALTER TABLE refunds ADD COLUMN photos TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(photos))",
    ),
    5: (
        "CREATE TABLE products (sku TEXT NOT NULL PRIMARY KEY, facts TEXT NOT NULL CHECK (json_valid(facts)))"
        f" {_STRICT}",
    ),
}
"""What each later version changed."""


def bring_up(db: sqlite3.Connection) -> None:
    """Make the tables, or those of an earlier version into these, all in one transaction."""
    if _version_of(db) == VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    with db:
        version = _version_of(db)  # another one may have been quicker
        if version < 2:
            _make_second(db)
        for later, changes in _SINCE.items():
            for change in changes if later > version else ():
                db.execute(change)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _version_of(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _make_second(db: sqlite3.Connection) -> None:
    is_old = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'orders'").fetchone()
    if is_old:
        db.execute("ALTER TABLE orders RENAME TO first_orders")
    for table in _SECOND:
        db.execute(table)
    if is_old:
        _take_over(db)


def _take_over(db: sqlite3.Connection) -> None:
    """Copy the orders of the first version, which knew no delivery: what was paid there has been taken along."""
    db.execute(
        "INSERT INTO orders SELECT number, buyer, request_id, title, amount_minor, 0, amount_minor, '', '', placed_at,"
        " CASE state WHEN 'pending' THEN placed_at END, order_id,"
        " CASE state WHEN 'paid' THEN 'completed' WHEN 'closed' THEN 'cancelled' ELSE state END,"
        " CASE state WHEN 'closed' THEN 'expired' ELSE '' END, paid_at, receipt_id, paid_at, '', paid_at"
        " FROM first_orders"
    )
    for number, lines in db.execute("SELECT number, lines FROM first_orders").fetchall():
        for place, line in enumerate(json.loads(lines)):
            db.execute(
                "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)",
                (number, place, line["sku"], line["option"], line["quantity"], line["price_minor"]),
            )
    db.execute("DROP TABLE first_orders")
