"""The server half itself, and the book that all its functions write in."""

from functools import cache
from pathlib import Path

import catalogue
from minikit import Server
from order_book import OrderBook
from photo_store import PhotoStore
from product import product_of
from product_book import ProductBook
from review_book import ReviewBook

server = Server()


def book_file() -> Path:
    """Return where the shop's book is: in the server half's own folder."""
    return server.data_folder / "orders.db"


def book() -> OrderBook:
    """Return the shop's book."""
    return _book_in(book_file())


def reviews() -> ReviewBook:
    """Return what buyers said, in the same book."""
    return _reviews_in(book_file())


def products() -> ProductBook:
    """Return what sellers added, in the same book."""
    return _products_in(book_file())


def photos() -> PhotoStore:
    """Return the photos of reviews and refunds."""
    return PhotoStore(server.data_folder)


def forget_book() -> None:
    """Open the book anew at the next use: another file lies in its place."""
    _book_in.cache_clear()
    _reviews_in.cache_clear()
    _products_in.cache_clear()


@cache
def _book_in(path: Path) -> OrderBook:
    return OrderBook(path)


@cache
def _reviews_in(path: Path) -> ReviewBook:
    return ReviewBook(path)


@cache
def _products_in(path: Path) -> ProductBook:
    return ProductBook(path)


catalogue.add_from(lambda: [product_of(facts) for facts in products().all()])
