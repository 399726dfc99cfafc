"""What the catalogue says of a mini-app."""

from dataclasses import dataclass

from app.core.kernel.ids import MiniAppId, OfficialAccountId, PublisherId

CATEGORIES = ("shopping", "food", "travel", "social", "media", "games", "education", "health", "work", "tools")
"""What a mini-app can be for, in the order in which that is offered."""


@dataclass(frozen=True, slots=True)
class TitledPage:
    """A page that is found by its name: ``titles`` are pairs of a language, as in ``zh_CN``, and the name in it."""

    page: str
    titles: tuple[tuple[str, str], ...]

    def title_in(self, language: str) -> str:
        """Return what it is called in ``language``, else in English, else in whatever language it has."""
        known = dict(self.titles)
        spoken = language.partition("_")[0]
        akin = (title for key, title in self.titles if key.partition("_")[0] == spoken)
        return known.get(language) or next(akin, "") or known.get("en") or self.titles[0][1]


@dataclass(frozen=True, slots=True)
class Listing:
    """A published mini-app; the names shown on cards and prompts come from here, never from the mini-app.

    ``icon`` is a path within the package or the name of an icon; ``package_sha256`` is lower-case hexadecimal;
    ``category`` is one of `CATEGORIES` or empty.
    """

    miniapp_id: MiniAppId
    name: str
    description: str
    publisher_id: PublisherId
    publisher_name: str
    is_verified: bool
    version: str
    icon: str
    account_id: OfficialAccountId | None
    package_sha256: str
    category: str = ""
    keywords: tuple[str, ...] = ()
    titled_pages: tuple[TitledPage, ...] = ()
