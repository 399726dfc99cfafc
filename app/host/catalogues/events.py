"""What happens to catalogues."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CataloguesChanged:
    """A catalogue was added, has news, or is gone."""
