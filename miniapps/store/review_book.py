"""What buyers say of what they bought, and what the shop replied, in the shop's book."""

import sqlite3

from book_file import BookFile, insert, photos_of, with_photos
from order_model import Review


class ReviewBook(BookFile):
    """Keeps one review for each thing in an order."""

    def keep(self, review: Review) -> None:
        """Keep what a buyer says, in place of what they said before of the same purchase."""
        with self._write() as db:
            insert(db, "reviews", with_photos(review), "OR REPLACE")

    def of_product(self, sku: str, limit: int = 50) -> list[Review]:
        """Return what buyers say of a product, the newest first."""
        with self._read() as db:
            rows = db.execute("SELECT * FROM reviews WHERE sku = ? ORDER BY at DESC LIMIT ?", (sku, limit)).fetchall()
        return [_review_of(row) for row in rows]

    def unanswered(self, limit: int) -> list[Review]:
        """Return the reviews that the shop has not replied to, the newest first."""
        with self._read() as db:
            rows = db.execute("SELECT * FROM reviews WHERE reply = '' ORDER BY at DESC LIMIT ?", (limit,)).fetchall()
        return [_review_of(row) for row in rows]

    def reviewed(self, order_number: str) -> dict[str, int]:
        """Return how many stars the buyer gave to what was in an order."""
        with self._read() as db:
            rows = db.execute("SELECT sku, stars FROM reviews WHERE order_number = ?", (order_number,))
            return {row[0]: row[1] for row in rows}

    def photos(self) -> set[str]:
        """Return the names of all photos that belong to a review or a refund."""
        with self._read() as db:
            rows = db.execute(
                "SELECT value FROM reviews, json_each(reviews.photos)"
                " UNION SELECT value FROM refunds, json_each(refunds.photos)"
            )
            return {row[0] for row in rows}


def _review_of(row: sqlite3.Row) -> Review:
    return Review(**{**dict(row), "photos": photos_of(row)})
