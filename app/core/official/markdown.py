"""From an author's Markdown to the blocks of an article: total, bounded, and nothing of it is ever markup again."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.core.kernel.blanks import is_blank
from app.core.kernel.errors import Refused
from app.core.links import MiniAppLink, OfficialAccountLink, WebLink, parse, text_of
from app.core.official.model import (
    FILM_NAME,
    Block,
    Divider,
    Film,
    Heading,
    ListEntry,
    MiniAppCard,
    Paragraph,
    Picture,
    Quote,
    Span,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CHARACTERS_MAX = 100_000
"""Of the whole text: a long chapter."""
BLOCK_CHARACTERS_MAX = 10_000
BLOCKS_MAX = 1_000
DEPTH_MAX = 5
"""So many quotes and lists may stand within each other; people lose their way earlier."""
_NESTING_MAX = 2 * DEPTH_MAX + 6
PICTURE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")
SHORT_SCHEME = "miniapp:"
"""``miniapp:plaza.store/pages/product?sku=coat`` is how an author writes ``plaza://miniapp/…``."""
_KEPT_JOINERS = "\u200c\u200d"  # they hold emoji and some scripts together
_WITHOUT_SPACES = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

ProblemKind = Literal["link", "picture", "picture_place", "film_place"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in line ``line`` (from 1) that is shown as words only, and ``text``, which names it."""

    line: int
    kind: ProblemKind
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an author's text says; ``links`` and ``pictures`` with the lines that they stand in."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]
    links: tuple[tuple[int, MiniAppLink], ...]
    pictures: tuple[tuple[int, str], ...]


def read(source: str) -> Written:
    """Return what ``source`` says: CommonMark without HTML and references, and links to pages of mini-apps.

    A link to a mini-app in a sentence is clickable text, around a picture a clickable picture, and alone in its
    paragraph a card. What leads anywhere else but to https, and any picture from elsewhere, is words and a `Problem`.

    Raises:
        Refused: ``article.too_long``, ``article.block_too_long``, ``article.too_many``, ``article.nested``.
    """
    if len(source) > CHARACTERS_MAX:
        raise Refused("article.too_long", characters_max=CHARACTERS_MAX)
    reader = _Reader()
    reader.take(_parser().parse(source))
    return Written(tuple(reader.blocks), tuple(reader.problems), tuple(reader.links), tuple(reader.pictures))


def visible(text: str) -> str:
    """Return ``text`` without what cannot be seen in it: control and format characters, which turn or hide words."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter for letter in text if letter == "\n" or letter in _KEPT_JOINERS or _is_seen(letter))


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # 40 ms: not at a start, but when somebody writes

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING_MAX})
    parser.disable(["html_block", "html_inline", "reference", "code"])
    # What an address may be is ours to say, once, and told with its line; the library would leave it out or rewrite it.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - as the library names it
    return parser


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words that look alike."""

    text: str
    is_strong: bool
    is_emphasis: bool
    link: str


@dataclass(slots=True)
class _Words:
    """The words of one block as they are put together."""

    line: int
    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, *, is_strong: bool, is_emphasis: bool, link: str) -> None:
        """Add visible words."""
        seen = visible(text)
        if seen and (is_strong or is_emphasis or link):
            self._mark(Span(self.length, self.length + len(seen), is_strong, is_emphasis, link))
        self.parts.append(seen)
        self.length += len(seen)

    def _mark(self, span: Span) -> None:
        last = self.spans[-1] if self.spans else None
        is_more = last is not None and last.end == span.begin
        if (
            last is not None
            and is_more
            and (last.is_strong, last.is_emphasis, last.link)
            == (
                span.is_strong,
                span.is_emphasis,
                span.link,
            )
        ):
            self.spans[-1] = Span(last.begin, span.end, span.is_strong, span.is_emphasis, span.link)
        else:
            self.spans.append(span)

    def end(self) -> tuple[str, tuple[Span, ...]]:
        """Return text and spans, without blanks around them.

        Raises:
            Refused: ``article.block_too_long``.
        """
        whole = "".join(self.parts)
        if len(whole) > BLOCK_CHARACTERS_MAX:
            raise Refused("article.block_too_long", line=self.line, characters_max=BLOCK_CHARACTERS_MAX)
        text = whole.strip()
        cut = len(whole) - len(whole.lstrip())
        moved = ((max(0, each.begin - cut), min(len(text), each.end - cut), each) for each in self.spans)
        kept = [Span(a, b, each.is_strong, each.is_emphasis, each.link) for a, b, each in moved if a < b]
        return text, tuple(kept)


class _Reader:
    """Goes once through the tokens of one text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.links: list[tuple[int, MiniAppLink]] = []
        self.pictures: list[tuple[int, str]] = []
        self._numbers: list[int | None] = []  # of each list that is open: its next number, None for dots
        self._quotes = 0
        self._is_entry_begun = False
        self._level = 0

    def take(self, tokens: "Sequence[Token]") -> None:
        """Make blocks of ``tokens``."""
        for token in tokens:
            line = token.map[0] + 1 if token.map else 1
            if token.level >= _NESTING_MAX - 2 or len(self._numbers) + self._quotes > DEPTH_MAX:
                raise Refused("article.nested", line=line, depth_max=DEPTH_MAX)
            self._take(token, line)

    def _take(self, token: "Token", line: int) -> None:
        if token.type.startswith(("bullet_list", "ordered_list", "list_item")):
            self._take_list(token)
            return
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "heading_open" | "heading_close":
                self._level = int(token.tag[1:]) if token.nesting > 0 else 0
            case "hr":
                self._add(Divider(), line)
            case "fence":
                words = _Words(line)
                words.add(token.content, is_strong=False, is_emphasis=False, link="")
                self._add_words(words)
            case "inline":
                self._inline(token.children or [], line)

    def _take_list(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self._numbers.append(None)
            case "ordered_list_open":
                self._numbers.append(int(token.attrGet("start") or 1))
            case "list_item_open":
                self._is_entry_begun = False
            case "list_item_close":
                if (number := self._numbers[-1]) is not None:
                    self._numbers[-1] = number + 1
            case _:
                self._numbers.pop()

    def _inline(self, children: "Sequence[Token]", line: int) -> None:
        is_plain = not self._numbers and not self._quotes and not self._level
        if is_plain and (alone := self._alone(children, line)) is not None:
            self._add(alone, line)
            return
        words = _Words(line)
        for piece in self._pieces(children, line):
            if isinstance(piece, Picture | Film) and is_plain:
                self._add_words(words)
                words = _Words(line)
                self._add(piece, line)
            elif isinstance(piece, Film):
                self.problems.append(Problem(line, "film_place", _short(piece.film)))
                words.add(piece.caption, is_strong=False, is_emphasis=False, link="")
            elif isinstance(piece, Picture):
                self.problems.append(Problem(line, "picture_place", piece.picture))
                words.add(piece.caption, is_strong=False, is_emphasis=False, link=piece.link)
            else:
                words.add(piece.text, is_strong=piece.is_strong, is_emphasis=piece.is_emphasis, link=piece.link)
        self._add_words(words)

    def _pieces(self, children: "Sequence[Token]", line: int) -> "Iterator[Picture | Film | _Piece]":
        """Go through what is within one block."""
        strong, emphasis, link = 0, 0, ""
        for at, child in enumerate(children):
            match child.type:
                case "strong_open" | "strong_close":
                    strong += child.nesting
                case "em_open" | "em_close":
                    emphasis += child.nesting
                case "link_open":
                    link = self._link(str(child.attrGet("href") or ""), line)
                case "link_close":
                    link = ""
                case "image" if FILM_NAME.fullmatch(str(child.attrGet("src") or "")):
                    yield self._film(child, line, link)
                case "image":
                    yield self._picture(child, line, link)
                case _:
                    text = _text_of(child, children[at - 1] if at else None, children[at + 1 : at + 2])
                    line += child.type in ("softbreak", "hardbreak")
                    yield _Piece(text, strong > 0, emphasis > 0, link)

    def _alone(self, children: "Sequence[Token]", line: int) -> Block | None:
        """Return the card that a paragraph of nothing but one link to a mini-app is; None for any other."""
        shown = [child for child in children if child.type != "text" or child.content.strip()]
        if len(shown) < 3 or shown[0].type != "link_open" or shown[-1].type != "link_close":
            return None
        within = shown[1:-1]
        texts = [child.content for child in within if child.type in ("text", "code_inline", "text_special")]
        images = [child for child in within if child.type == "image"]
        if any(child.type == "link_close" for child in within) or not "".join(texts).strip() or len(images) > 1:
            return None
        address = address_of(str(shown[0].attrGet("href") or ""))
        if not isinstance(parse(address), MiniAppLink):
            return None
        link = self._link(address, line)
        drawn = self._picture(images[0], line, "") if images else None
        note = " ".join(visible(str(shown[0].attrGet("title") or "")).split())
        title = " ".join(visible("".join(texts)).split())
        return MiniAppCard(link, title, drawn.picture or None if drawn else None, note)

    def _link(self, written: str, line: int) -> str:
        """Return the link as it is kept; empty, and a problem noted, for one that is not opened from articles."""
        found = parse(address_of(written))
        if isinstance(found, MiniAppLink):
            self.links.append((line, found))
            return text_of(found)
        if isinstance(found, OfficialAccountLink):
            return text_of(found)
        if isinstance(found, WebLink) and found.url.lower().startswith("https:") and not found.is_suspicious:
            return found.url
        self.problems.append(Problem(line, "link", _short(written)))
        return ""

    def _film(self, image: "Token", line: int, link: str) -> Film | _Piece:
        """Return the film of a picture's notation; within a link it is its words, and a problem noted."""
        name, caption = str(image.attrGet("src")), _caption_of(image)
        if link:
            self.problems.append(Problem(line, "film_place", _short(name)))
            return _Piece(caption, is_strong=False, is_emphasis=False, link=link)
        self.pictures.append((line, name))
        return Film(name, caption)

    def _picture(self, image: "Token", line: int, link: str) -> Picture:
        name = str(image.attrGet("src") or "")
        caption = _caption_of(image)
        if PICTURE_NAME.match(name) is None or FILM_NAME.fullmatch(name):
            self.problems.append(Problem(line, "picture", _short(name)))
            return Picture("", caption, link)
        self.pictures.append((line, name))
        return Picture(name, caption, link)

    def _add_words(self, words: _Words) -> None:
        text, spans = words.end()
        if is_blank(text):
            return
        block: Block
        if self._level:
            block = Heading(text, self._level)
        elif self._numbers:
            number = None if self._is_entry_begun else self._numbers[-1]
            depth = len(self._numbers) - 1
            block = Paragraph(text, spans) if self._is_entry_begun else ListEntry(text, spans, depth, number)
            self._is_entry_begun = True
        elif self._quotes:
            block = Quote(text, spans)
        else:
            block = Paragraph(text, spans)
        self._add(block, words.line)

    def _add(self, block: Block, line: int) -> None:
        if isinstance(block, Picture) and not block.picture:
            # What is not shown is told by its words.
            block = Paragraph(block.caption, (Span(0, len(block.caption), link=block.link),) if block.link else ())
            if is_blank(block.text):
                return
        if len(self.blocks) >= BLOCKS_MAX:
            raise Refused("article.too_many", line=line, blocks_max=BLOCKS_MAX)
        self.blocks.append(block)


def _caption_of(image: "Token") -> str:
    return " ".join(visible("".join(child.content for child in image.children or [])).split())


def address_of(written: str) -> str:
    """Return the address that an author means, who may write ``miniapp:`` for short."""
    short = written.strip()
    return "plaza://miniapp/" + short[len(SHORT_SCHEME) :].lstrip("/") if short.startswith(SHORT_SCHEME) else short


def _short(text: str, length_max: int = 60) -> str:
    seen = " ".join(visible(text).split())
    return seen if len(seen) <= length_max else seen[: length_max - 1] + "…"


def _text_of(child: "Token", before: "Token | None", after: "Sequence[Token]") -> str:
    """Return the words of a token; a line that ends within a paragraph goes on, in Chinese without a space."""
    if child.type == "hardbreak":
        return "\n"
    if child.type != "softbreak":
        return child.content
    ends = before.content[-1:] if before else ""
    begins = after[0].content[:1] if after else ""
    return "" if _WITHOUT_SPACES.match(ends) and _WITHOUT_SPACES.match(begins) else " "
