"""Official accounts and the articles they publish."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId

OfficialAccountKind = Literal["subscription", "service"]
RELATED_MAX = 10
"""Mini-apps that an account may name beside its own."""
ARTICLE_PICTURE_NAME = re.compile(r"article-[0-9a-f]{64}-(\d{1,4})x(\d{1,4})\.(jpg|webp)")
"""The name of a picture that an author chose, with its width and height: room is made for it before it is there."""
FILM_NAME = re.compile(r"film-[0-9a-f]{64}\.(mp4|webm)")
"""The name of a film that an author chose."""
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
class Span:
    """How the words from ``begin`` to before ``end`` look, and what a click on them opens.

    ``link`` is text for ``links.parse``; empty where nothing opens.
    """

    begin: int
    end: int
    is_strong: bool = False
    is_emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within an article; ``level`` 1 is the largest of six."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``spans`` are in order and do not overlap, and what is in none of them is plain."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list, ``depth`` lists deep; without a ``number`` it has a dot."""

    text: str
    spans: tuple[Span, ...] = ()
    depth: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two parts of an article."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture kept here, by name, with the words under it; a click on it opens ``link``, if there is one."""

    picture: str
    caption: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """A film kept here, by name, with the words under it; it stands still until the reader plays it."""

    film: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class MiniAppCard:
    """A mini-app's page as a card within an article; ``link`` is text for ``links.parse``."""

    link: str
    title: str
    picture: str | None = None
    note: str = ""


Block = Heading | Paragraph | Quote | ListEntry | Divider | Picture | Film | MiniAppCard


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
