"""The official accounts, and which of them is on screen with its articles."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.kernel.ids import MiniAppId, OfficialAccountId
from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.core.official.events import ArticlesEvent, FollowersEvent
from app.core.official.model import OWN_ACCOUNT_ID, Article, OfficialAccount
from app.shell.context import ShellContext
from app.shell.faces import FindIcon, color_of, icon_name, picture_url
from app.shell.official.agreements import AgreementsViewModel
from app.shell.plain_words import isolated, one_line
from app.shell.reading import Reading, SearchedScreen
from app.shell.rows import RowsModel, as_map

if TYPE_CHECKING:
    from app.account_messages import AccountMessages
    from app.core.catalog.service import Catalog
    from app.core.official.service import Official

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One official account."""

    account_id: str
    name: str
    avatar_color: str
    about: str
    is_subscription: bool
    is_followed: bool
    is_unfollowed: bool
    is_own: bool
    miniapp_link: str
    owner: str
    is_mine: bool


NONE = AccountRow(
    "",
    "",
    "",
    "",
    is_subscription=False,
    is_followed=False,
    is_unfollowed=False,
    is_own=False,
    miniapp_link="",
    owner="",
    is_mine=False,
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in an account's list."""

    article_id: str
    title: str
    summary: str
    picture: str
    byline: str


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A mini-app that the account names; without a name it is not in the catalogue any more."""

    miniapp_id: str
    name: str
    about: str
    publisher_name: str
    icon_name: str
    icon_source: str
    tile_color: str


@dataclass(frozen=True, slots=True)
class ProfileRead:
    """What stands on the profile of the account ``account_id``; the mini-apps that it names with their listings."""

    account_id: str
    articles: list[Article]
    related: dict[MiniAppId, Listing | None]


@dataclass(frozen=True, slots=True)
class AccountsRead:
    """All accounts, which of them the person follows, which not any more, and which are theirs."""

    accounts: list[OfficialAccount]
    followed: frozenset[OfficialAccountId]
    unfollowed: frozenset[OfficialAccountId]
    owned: frozenset[OfficialAccountId] = frozenset()


@QmlElement
class AccountsViewModel(SearchedScreen[AccountsRead]):
    """Official accounts by name; the selected one shows its profile, its mini-apps and its articles."""

    selectedChanged = Signal()
    articleWanted = Signal(str)
    conversationWanted = Signal(str)
    codeWanted = Signal(str)
    figuresWanted = Signal(str)
    ownerWanted = Signal(str)
    favouritesWanted = Signal()

    def __init__(
        self,
        official: "Official",
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
        messages: "AccountMessages | None" = None,
    ) -> None:
        super().__init__(context, parent)
        self._official = official
        self._agreements = AgreementsViewModel(messages, context, self)
        self._agreements.toasted.connect(self.toasted)
        self._catalog = catalog
        self._rows: RowsModel[AccountRow] = RowsModel(AccountRow, lambda row: row.account_id, self)
        self._articles: RowsModel[ArticleRow] = RowsModel(ArticleRow, lambda row: row.article_id, self)
        self._related: RowsModel[RelatedRow] = RowsModel(RelatedRow, lambda row: row.miniapp_id, self)
        self._selected_id = ""
        self._published: list[Article] = []
        self._wanted = ""  # in its articles
        self._articles_reading = Reading(context.tasks, self._find_profile, self._show_profile, self)
        self._articles_reading.changed.connect(self.selectedChanged)
        for changed in get_args(FollowersEvent):
            context.relay.subscribe(changed, self._on_followers_changed)
        for told in (*get_args(ArticlesEvent), ListingPublished, ListingWithdrawn):
            context.relay.subscribe(told, lambda _: self._on_profile_changed())

    @Property(QObject, constant=True)
    def accounts(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property(QObject, constant=True)
    def articles(self) -> QObject:
        """Return the rows of the selected account's articles, newest first."""
        return self._articles

    @Slot(str)
    def searchArticles(self, text: str) -> None:
        """Show only the articles of the selected account with ``text`` in their title or summary."""
        self._wanted = text.strip().casefold()
        self._show_articles()

    @Property(QObject, constant=True)
    def related(self) -> QObject:
        """Return the rows of the mini-apps that the selected account names, its own first."""
        return self._related

    @Property(QObject, constant=True)
    def agreements(self) -> QObject:
        """Return the messages of the selected account that the person agreed to."""
        return self._agreements

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def published(self) -> dict[str, object]:
        """Return how reading the articles stands (``state``, ``errorText``), and their ``count``, searched or not."""
        reading = self._articles_reading
        return {"state": reading.state, "errorText": reading.error_text, "count": len(self._published)}

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def selected(self) -> dict[str, object]:
        """Return the account on screen: the fields of its row; an empty ``accountId``: none."""
        return as_map(self._selected())

    @Slot(str)
    def select(self, account_id: str) -> None:
        """Show an account's profile and articles."""
        if account_id == self._selected_id:
            return
        self._selected_id = account_id
        self._published, self._wanted = [], ""
        self._show_articles()
        self._related.set_rows([])
        self._agreements.show_of(OfficialAccountId(account_id))
        self._articles_reading.read()
        if not self._selected().account_id:
            self.load()  # it has come since the list was read
        self.selectedChanged.emit()

    @Slot()
    def follow(self) -> None:
        """Follow the account on screen."""
        account_id, user_id = OfficialAccountId(self._selected_id), self._context.user.user_id
        self._context.tasks.run(
            lambda: self._official.follow(user_id, account_id), lambda _: self.load(), self._on_failed
        )

    @Slot(str)
    def unfollow(self, account_id: str) -> None:
        """Follow an account no longer: the one that the person was asked about, whatever is on screen by now."""
        key, user_id = OfficialAccountId(account_id), self._context.user.user_id
        self._context.tasks.run(lambda: self._official.unfollow(user_id, key), lambda _: self.load(), self._on_failed)

    @Slot()
    def openConversation(self) -> None:
        """Ask for the conversation with the account on screen."""
        self.conversationWanted.emit(self._selected_id)

    @Slot()
    def openMiniapp(self) -> None:
        """Open the account's own mini-app."""
        link = self._selected().miniapp_link
        if link:
            self._context.open_link(link, "list", self._selected_id)

    @Slot(str)
    def openRelated(self, miniapp_id: str) -> None:
        """Open one of the mini-apps that the account names."""
        self._context.open_link(link_text(MiniAppLink(MiniAppId(miniapp_id))), "list", self._selected_id)

    @Slot()
    def openFigures(self) -> None:
        """Ask for the figures of the account on screen."""
        self.figuresWanted.emit(self._selected_id)

    @Slot(str)
    def openArticle(self, article_id: str) -> None:
        """Read an article."""
        self.articleWanted.emit(article_id)

    def _selected(self) -> AccountRow:
        read = self._read or AccountsRead([], frozenset(), frozenset())
        account = next((one for one in read.accounts if one.account_id == self._selected_id), None)
        return _account_row(account, read) if account else NONE

    def _find(self) -> AccountsRead:
        mine = self._context.user.user_id
        followed = frozenset(account.account_id for account in self._official.followed(mine))
        unfollowed, owned = self._official.unfollowed(mine), self._official.owned(mine)
        return AccountsRead(self._official.all(), followed, unfollowed, owned)

    def _show(self, read: AccountsRead) -> None:
        found = [one for one in read.accounts if self._words in f"{one.name} {one.about}".casefold()]
        self._rows.set_rows([_account_row(account, read) for account in found])
        self.selectedChanged.emit()

    def _find_profile(self) -> ProfileRead:
        account_id = OfficialAccountId(self._selected_id)
        if not account_id:
            return ProfileRead("", [], {})
        account = self._official.get(account_id)
        named = ([account.miniapp_id] if account.miniapp_id else []) + list(account.related)
        related = {miniapp_id: self._catalog.find(miniapp_id) for miniapp_id in named}
        return ProfileRead(account_id, self._official.articles(account_id), related)

    def _show_profile(self, read: ProfileRead) -> None:
        if read.account_id == self._selected_id:
            self._published = read.articles
            self._show_articles()
            self.selectedChanged.emit()
            self._related.set_rows(
                [_related_row(key, listing, self._context.find_icon) for key, listing in read.related.items()]
            )

    def _show_articles(self) -> None:
        found = [each for each in self._published if self._wanted in f"{each.title} {each.summary}".casefold()]
        self._articles.set_rows([self._article_row(article) for article in found])

    def _article_row(self, article: Article) -> ArticleRow:
        day = self._context.moments.day(article.published_at, self._context.now())
        byline = " · ".join(part for part in (isolated(article.author), day) if part)
        return ArticleRow(article.article_id, article.title, article.summary, picture_url(article.picture), byline)

    def _on_followers_changed(self, event: FollowersEvent) -> None:
        if event.user_id == self._context.user.user_id:
            self.load()

    def _on_profile_changed(self) -> None:
        if self._selected_id:
            self._articles_reading.read()


def _related_row(miniapp_id: MiniAppId, listing: Listing | None, find_icon: FindIcon) -> RelatedRow:
    if listing is None:
        return RelatedRow(miniapp_id, "", "", "", "blocks", "", color_of(miniapp_id))
    return RelatedRow(
        miniapp_id,
        one_line(listing.name),
        one_line(listing.description),
        one_line(listing.publisher_name),
        icon_name(listing),
        find_icon(listing),
        color_of(miniapp_id),
    )


def _account_row(account: OfficialAccount, read: AccountsRead) -> AccountRow:
    return AccountRow(
        account_id=account.account_id,
        name=account.name,
        avatar_color=account.color,
        about=account.about,
        is_subscription=account.kind == "subscription",
        is_followed=account.account_id in read.followed,
        is_unfollowed=account.account_id in read.unfollowed,
        is_own=account.account_id == OWN_ACCOUNT_ID,
        miniapp_link=link_text(MiniAppLink(account.miniapp_id)) if account.miniapp_id else "",
        owner=isolated(one_line(account.owner)),
        is_mine=account.account_id in read.owned,
    )
