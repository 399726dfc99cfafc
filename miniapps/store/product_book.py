"""The products that sellers added, in the shop's book."""

import json

from book_file import BookFile, insert

COUNT_MAX = 200


class ProductBook(BookFile):
    """Keeps them as they were added; prices and stock set later stand on the shelf, as for all others."""

    def add(self, sku: str, facts: dict[str, object]) -> bool:
        """Keep a product, unless it is there, and return whether it is there now; False: there are too many."""
        with self._write() as db:
            known = [row[0] for row in db.execute("SELECT sku FROM products")]
            if sku not in known and len(known) < COUNT_MAX:
                insert(db, "products", {"sku": sku, "facts": json.dumps(facts, ensure_ascii=False)})
                return True
        return sku in known

    def all(self) -> list[dict[str, object]]:
        """Return what is known of each, the oldest first."""
        with self._read() as db:
            rows = db.execute("SELECT sku, facts FROM products ORDER BY rowid")
            return [{"sku": row[0], **json.loads(row[1])} for row in rows]
