"""Looking for what is sold: the mini-app that finds it by the number under its barcode."""

from dataclasses import dataclass

from app.core.catalog.model import Listing


@dataclass(frozen=True, slots=True)
class ProductSearch:
    """A mini-app that looks for products, and the page on which it does: opened with the number as ``q``."""

    listing: Listing
    page: str
