"""An article while it is written, and where those of an account stand."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.model import Article

TITLE_CHARACTERS_MAX = 100
SUMMARY_CHARACTERS_MAX = 300
AUTHOR_CHARACTERS_MAX = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """What its author wrote so far; ``source`` is Markdown for ``markdown.read``.

    With ``due_at`` it is sent by itself then. ``sent_at`` is when it was; from then on it does not change.
    """

    article_id: ArticleId
    account_id: OfficialAccountId
    title: str = ""
    summary: str = ""
    picture: str | None = None
    author: str = ""
    source: str = ""
    edited_at: datetime | None = None
    due_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The articles of one account as its owner sees them: edited last, due first, sent last, withdrawn last."""

    drafts: tuple[Draft, ...]
    scheduled: tuple[Draft, ...]
    sent: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
