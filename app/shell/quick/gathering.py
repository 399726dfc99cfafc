"""Everything that can be opened from the window, under all its names: what the quick switcher searches."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from app.core.catalog.model import Listing
from app.core.chat.model import ConversationSummary
from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId
from app.core.links import Link, MiniAppLink, OfficialAccountLink, PersonLink
from app.core.official.model import Article, OfficialAccount
from app.core.people.model import Acquaintance, User
from app.host.catalogues.service import Hits, Offered
from app.shell.faces import FindIcon, color_of, icon_name, picture_url
from app.shell.inside import ArticlePlace, ChatPlace, CommandPlace, Inside, SectionPlace
from app.shell.plain_words import one_line
from app.shell.ranking import FOUND_MAX, Named, Names, named

if TYPE_CHECKING:
    from app.bootstrap import Services

Kind = Literal["chat", "person", "miniapp", "page", "account", "article", "section", "command", "setting", "offered"]
OFFERED_MAX = 10
"""So many mini-apps that are not installed are shown at most; the panel's search shows more."""
Face = Literal["round", "square", "tile", "icon"]


class Chats(Protocol):
    """Knows the conversations."""

    def conversations(self, user_id: UserId) -> list[ConversationSummary]:
        """Return a person's, the newest first."""


class Contacts(Protocol):
    """Knows the contacts."""

    def of(self, user_id: UserId) -> list[Acquaintance]:
        """Return a person's."""


class Official(Protocol):
    """Knows the official accounts and their articles."""

    def all(self) -> list[OfficialAccount]:
        """Return every account."""

    def articles(self, account_id: OfficialAccountId) -> list[Article]:
        """Return an account's articles."""


class Catalog(Protocol):
    """Knows the mini-apps."""

    def all(self) -> list[Listing]:
        """Return every listing."""


class Catalogues(Protocol):
    """Knows the mini-apps that the person's catalogues have."""

    def search(self, typed: str, hits_max: int, *, besides: Collection[str] = ()) -> Hits:
        """Return what they have with this."""


class Visits(Protocol):
    """Knows where people went."""

    def note(self, user_id: UserId, kind: str, subject: str) -> None:
        """Record that a person went somewhere."""

    def weights(self, user_id: UserId) -> Mapping[tuple[str, str], int]:
        """Return what each place means to them."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something of Plaza's own, in the words of all its languages; the first are those that are spoken now."""

    kind: Literal["section", "command", "setting"]
    subject: str
    names: tuple[str, ...]
    icon: str
    detail: str = ""
    place: str = ""
    """Of a setting: where it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be opened, and how it looks in a list. ``color`` is one that the theme knows."""

    kind: Kind
    subject: str
    title: str
    place: Link | Inside
    face: Face
    detail: str = ""
    color: str = ""
    picture: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class QuickDesk:
    """The services that the quick switcher stands on."""

    user_id: UserId
    chats: Chats
    contacts: Contacts
    official: Official
    catalog: Catalog
    visits: Visits
    find_icon: FindIcon
    catalogues: Catalogues


def desk_of(services: "Services", user: User, find_icon: FindIcon) -> QuickDesk:
    """Return what the switcher of one person's window stands on."""
    found = (services.chat, services.contacts, services.official, services.catalog, services.visits)
    return QuickDesk(user.user_id, *found, find_icon, services.catalogues)


@dataclass(frozen=True, slots=True)
class Everything:
    """All there was at one moment, and what it meant to the person."""

    names: Names[Found]
    weights: Mapping[tuple[str, str], int]
    installed: frozenset[str]


def gather(desk: QuickDesk, fixed: Sequence[Fixed], language: str) -> Everything:
    """Return everything there is, in the order that decides between equals. On workers.

    ``language`` is the one that mini-apps' pages are shown in.
    """
    accounts, listings = desk.official.all(), desk.catalog.all()
    parts: Iterable[Iterator[Named[Found]]] = (
        _chats(desk),
        _people(desk),
        _miniapps(desk, listings),
        _pages(desk, listings, language),
        _accounts(accounts),
        _articles(desk, accounts),
        _fixed(fixed),
    )
    installed = frozenset(each.miniapp_id for each in listings)
    return Everything(Names(each for part in parts for each in part), desk.visits.weights(desk.user_id), installed)


def find(desk: QuickDesk, everything: Everything, query: str) -> list[Found]:
    """Return what ``query`` means, and after that what the person's catalogues have of it. On workers."""
    found = everything.names.ranked(query, everything.weights)
    room = min(OFFERED_MAX, FOUND_MAX - len(found))
    if not query.strip() or room <= 0:
        return found
    hits = desk.catalogues.search(query, room, besides=everything.installed)
    return [*found, *(_offered(each) for each in hits.offered)]


def _named(found: Found, *names: str, beside: tuple[str, ...] = ()) -> Named[Found]:
    return named(found, (found.kind, found.subject), (found.title, *names), beside)


def _chats(desk: QuickDesk) -> Iterator[Named[Found]]:
    for chat in desk.chats.conversations(desk.user_id):
        place = ChatPlace(chat.conversation_id)
        face: Face = "square" if chat.kind == "official" else "round"
        picture = picture_url(chat.picture)
        yield _named(
            Found("chat", chat.conversation_id, chat.title, place, face, color=chat.color, picture=picture),
        )


def _people(desk: QuickDesk) -> Iterator[Named[Found]]:
    for contact in desk.contacts.of(desk.user_id):
        user = contact.user
        detail = user.name if contact.shown_name != user.name else ""
        place = PersonLink(user.user_id)
        picture = picture_url(user.picture)
        found = Found("person", user.user_id, contact.shown_name, place, "round", detail, user.color, picture)
        yield _named(found, user.name, beside=contact.mark.tags)


def _miniapps(desk: QuickDesk, listings: Iterable[Listing]) -> Iterator[Named[Found]]:
    for listing in listings:
        miniapp_id = listing.miniapp_id
        found = Found(
            "miniapp",
            miniapp_id,
            listing.name,
            MiniAppLink(miniapp_id),
            "tile",
            listing.publisher_name,
            color_of(miniapp_id),
            desk.find_icon(listing),
            icon_name(listing),
        )
        yield _named(found, beside=(listing.publisher_name, *listing.keywords, listing.description))


def _pages(desk: QuickDesk, listings: Iterable[Listing], language: str) -> Iterator[Named[Found]]:
    for listing in listings:
        for titled in listing.titled_pages:
            found = Found(
                "page",
                f"{listing.miniapp_id}/{titled.page}",
                titled.title_in(language),
                MiniAppLink(listing.miniapp_id, titled.page),
                "tile",
                listing.name,
                color_of(listing.miniapp_id),
                desk.find_icon(listing),
                icon_name(listing),
            )
            yield _named(found, *(title for _, title in titled.titles), beside=(listing.name,))


def _offered(offered: Offered) -> Found:
    entry = offered.entry
    detail = f"{one_line(entry.publisher_name, 60)} · {one_line(offered.catalogue.name, 60)}"
    place, color = MiniAppLink(MiniAppId(entry.miniapp_id)), color_of(entry.miniapp_id)
    name = one_line(entry.name, 60)
    return Found("offered", entry.miniapp_id, name, place, "tile", detail, color, icon="package-open")


def _accounts(accounts: Iterable[OfficialAccount]) -> Iterator[Named[Found]]:
    for account in accounts:
        place = OfficialAccountLink(account.account_id)
        found = Found("account", account.account_id, account.name, place, "square", account.about, account.color)
        yield _named(found, beside=(account.about,))


def _articles(desk: QuickDesk, accounts: Iterable[OfficialAccount]) -> Iterator[Named[Found]]:
    for account in accounts:
        for article in desk.official.articles(account.account_id):
            place = ArticlePlace(article.article_id)
            found = Found("article", article.article_id, article.title, place, "icon", account.name, icon="newspaper")
            yield _named(found, beside=(account.name, article.author, article.summary))


def _fixed(fixed: Iterable[Fixed]) -> Iterator[Named[Found]]:
    for each in fixed:
        place = CommandPlace(each.subject) if each.kind == "command" else SectionPlace(each.place or each.subject)
        found = Found(each.kind, each.subject, each.names[0], place, "icon", each.detail, icon=each.icon)
        yield _named(found, *each.names[1:])
