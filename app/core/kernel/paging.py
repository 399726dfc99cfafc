"""Paging by key: a page of rows and where the next one starts."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and the key to pass as ``before`` for the rows after them (None: there are no more)."""

    rows: tuple[T, ...]
    next: str | None
