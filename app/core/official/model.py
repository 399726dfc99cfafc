"""Official accounts and the articles they publish."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId

OfficialAccountKind = Literal["subscription", "service"]
RELATED_MAX = 10
"""Mini-apps that an account may name beside its own."""
OWN_ACCOUNT_ID = OfficialAccountId("plaza.wallet.account")
"""Plaza's own, through which the wallet speaks: whoever has money here hears it, so that nobody can leave it."""


@dataclass(frozen=True, slots=True)
class OfficialAccount:
    """An organisation's voice; service accounts stand among the chats, subscriptions are gathered with the articles.

    ``owner`` is who speaks with it, by their own word; ``related`` are mini-apps that it names beside its own.
    """

    account_id: OfficialAccountId
    name: str
    color: str
    about: str
    kind: OfficialAccountKind
    miniapp_id: MiniAppId | None = None
    owner: str = ""
    related: tuple[MiniAppId, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within an article."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A demo picture, by file name, with the words under it."""

    picture: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class MiniAppCard:
    """A mini-app's page as a card within an article; ``link`` is text for ``links.parse``."""

    link: str
    title: str
    picture: str | None = None
    note: str = ""


Block = Heading | Paragraph | Quote | Picture | MiniAppCard


@dataclass(frozen=True, slots=True)
class Article:
    """A published article: blocks of known kinds, so that a reader never meets foreign markup."""

    article_id: ArticleId
    account_id: OfficialAccountId
    title: str
    summary: str
    picture: str | None
    author: str
    published_at: datetime
    blocks: tuple[Block, ...]
