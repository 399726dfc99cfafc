"""Places within the window that no link leads to: only the shell's own lists name them, never a text from outside."""

from dataclasses import dataclass

from app.core.kernel.ids import ArticleId, ConversationId


@dataclass(frozen=True, slots=True)
class ChatPlace:
    """A conversation of the person's."""

    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """An article."""

    article_id: ArticleId


@dataclass(frozen=True, slots=True)
class SectionPlace:
    """A part of Plaza, by the name the rail knows it; of the settings also one section, after a stroke."""

    section: str


@dataclass(frozen=True, slots=True)
class CommandPlace:
    """What a command of the table of shortcuts does."""

    command: str


Inside = ChatPlace | ArticlePlace | SectionPlace | CommandPlace
