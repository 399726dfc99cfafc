"""What happens to official accounts."""

from dataclasses import dataclass

from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId


@dataclass(frozen=True, slots=True)
class AccountFollowed:
    """A person follows an official account from now on."""

    user_id: UserId
    account_id: OfficialAccountId


@dataclass(frozen=True, slots=True)
class AccountUnfollowed:
    """A person no longer follows an official account."""

    user_id: UserId
    account_id: OfficialAccountId


FollowersEvent = AccountFollowed | AccountUnfollowed


@dataclass(frozen=True, slots=True)
class ArticlePublished:
    """An official account published an article."""

    account_id: OfficialAccountId
    article_id: ArticleId


@dataclass(frozen=True, slots=True)
class ArticleWithdrawn:
    """An official account took an article back: nobody can read it any more."""

    account_id: OfficialAccountId
    article_id: ArticleId


ArticlesEvent = ArticlePublished | ArticleWithdrawn


@dataclass(frozen=True, slots=True)
class ArticleLiked:
    """Somebody likes an article from now on, or no longer."""

    article_id: ArticleId


@dataclass(frozen=True, slots=True)
class FavouritesChanged:
    """An article is among a person's favourites from now on, or no longer."""

    user_id: UserId
    article_id: ArticleId


@dataclass(frozen=True, slots=True)
class CommentsChanged:
    """Something was written under an article, chosen, answered, liked, reported or deleted."""

    account_id: OfficialAccountId
    article_id: ArticleId


@dataclass(frozen=True, slots=True)
class AgreementsChanged:
    """A person agreed to messages of an official account, took that back, or it was used up."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class VoiceChanged:
    """An official account has another menu, or answers otherwise, from now on."""

    account_id: OfficialAccountId


@dataclass(frozen=True, slots=True)
class DraftsChanged:
    """What the owner of an official account writes, or what of it is scheduled, is another from now on."""

    account_id: OfficialAccountId
