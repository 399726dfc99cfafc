"""Which mini-apps are meant by what is typed, and what kinds of them there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.catalog.model import CATEGORIES, Listing
from app.host.catalogues.service import Offered
from app.shell.ranking import Named, Names, named

Said = Annotated[str, "Categories"]
WORDS: dict[str, Said] = {
    "shopping": "Shopping",
    "food": "Food",
    "travel": "Travel",
    "social": "Social",
    "media": "Pictures and media",
    "games": "Games",
    "education": "Learning",
    "health": "Health",
    "work": "Work",
    "tools": "Tools",
}
"""What each kind of mini-app is called."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person looks for: words, folded, and one category; either may be empty."""

    words: str = ""
    category: str = ""


class Filter:
    """The mini-apps that were read for one `Wanted`, ready to be narrowed down further as one types."""

    def __init__(self, wanted: Wanted, listings: Sequence[Listing], offered: Sequence[Offered]) -> None:
        """On a worker: it reads the table of pinyin."""
        self._answered = wanted
        self._categories: dict[str, str] = {each.miniapp_id: each.category for each in listings}
        self._categories.update({each.entry.miniapp_id: each.entry.category for each in offered})
        self._offered = [each.entry.miniapp_id for each in offered]
        self._names = Names(
            [
                *(
                    _named(each.miniapp_id, each.name, (each.publisher_name, *each.keywords, each.description))
                    for each in listings
                ),
                *(
                    _named(
                        each.entry.miniapp_id,
                        each.entry.name,
                        (each.entry.publisher_name, *each.entry.keywords, each.entry.description),
                    )
                    for each in offered
                ),
            ]
        )

    def ids(self, wanted: Wanted) -> list[str]:
        """Return the ids of what is wanted: those installed, the likeliest first, then what catalogues have of it.

        What the catalogues answered to just this stands as they have it: they know spellings that nobody knows here.
        """
        found = self._names.ranked(wanted.words, {}, len(self._categories))
        fitting = set(found)
        is_answer = wanted == self._answered
        offered = [each for each in self._offered if is_answer or each in fitting]
        known = set(self._offered)
        here = [each for each in found if each not in known]
        return [each for each in (*here, *offered) if wanted.category in ("", self._categories[each])]


def categories_of(listings: Iterable[Listing], listed: Iterable[str]) -> tuple[str, ...]:
    """Return of which categories there is anything, in the order in which they are offered."""
    there = {each.category for each in listings} | set(listed)
    return tuple(each for each in CATEGORIES if each in there)


def category_text(category: str) -> str:
    """Return what a category is called."""
    return QCoreApplication.translate("Categories", WORDS[category])


def _named(miniapp_id: str, name: str, beside: tuple[str, ...]) -> Named[str]:
    return named(miniapp_id, ("miniapp", miniapp_id), (name,), beside)
