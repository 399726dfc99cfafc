"""The menu and the replies of an account as lines that its owner fills in, and back."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.kernel.ids import ArticleId
from app.core.official.markdown import SHORT_SCHEME, address_of
from app.core.official.model import MiniAppCard
from app.core.official.voice import (
    BELOW_MAX,
    Act,
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Reply,
    Rule,
    TextReply,
    Voice,
)

BETWEEN_KEYWORDS = re.compile(r"[,，、;；\n]")
LONG_SCHEME = "plaza://miniapp/"


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One line: a button of the menu, an entry above it, or something that is sent.

    ``section`` is "button", "entry", "welcome", "otherwise" or "rule"; ``title`` is its name, or its keywords.
    ``kind`` is "group" (a button with entries), "page", "article", "text", "sent_article", "card", or "none".
    ``flaw`` is why it cannot be published: the kind of a `voicing.Flaw`.
    """

    row_id: str
    section: str
    title: str = ""
    kind: str = "text"
    is_exact: bool = False
    words: str = ""
    link: str = ""
    article_id: str = ""
    card_title: str = ""
    note: str = ""
    picture: str = ""
    article_title: str = ""
    has_room: bool = False
    flaw: str = ""
    flaw_text: str = ""


def rows_of(voice: Voice, new_id: Callable[[], str]) -> list[VoiceRow]:
    """Return the lines of ``voice``: the menu, then what is sent."""
    rows = []
    for part in voice.menu:
        if isinstance(part, Entry):
            rows.append(_filled(VoiceRow(new_id(), "button", part.title), part.act))
            continue
        rows.append(VoiceRow(new_id(), "button", part.title, "group"))
        rows += [_filled(VoiceRow(new_id(), "entry", entry.title), entry.act) for entry in part.entries]
    rows.append(_filled(VoiceRow("welcome", "welcome", kind="none"), voice.welcome))
    rows.append(_filled(VoiceRow("otherwise", "otherwise", kind="none"), voice.otherwise))
    for rule in voice.rules:
        row = VoiceRow(new_id(), "rule", ", ".join(rule.keywords), is_exact=rule.match == "exact")
        rows.append(_filled(row, rule.reply))
    return rows


def voice_of(rows: Sequence[VoiceRow]) -> Voice:
    """Return what the lines say."""
    menu: list[Entry | EntryGroup] = []
    rules: list[Rule] = []
    single: dict[str, Reply | None] = {}
    for row in rows:
        if row.section == "button":
            menu.append(EntryGroup(row.title, ()) if row.kind == "group" else Entry(row.title, _act_of(row)))
        elif row.section == "entry":
            above = menu[-1]
            assert isinstance(above, EntryGroup)
            menu[-1] = replace(above, entries=(*above.entries, Entry(row.title, _act_of(row))))
        elif row.section == "rule":
            rules.append(Rule(_keywords(row.title), _reply_of(row), "exact" if row.is_exact else "contains"))
        else:
            single[row.section] = None if row.kind == "none" else _reply_of(row)
    return Voice(tuple(menu), tuple(rules), single.get("welcome"), single.get("otherwise"))


def places(rows: Sequence[VoiceRow]) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each line with the place that a `voicing.Flaw` names for it."""
    button = below = rule = -1
    for row in rows:
        if row.section == "button":
            button, below = button + 1, -1
            yield row.row_id, f"menu/{button}"
        elif row.section == "entry":
            below += 1
            yield row.row_id, f"menu/{button}/{below}"
        elif row.section == "rule":
            rule += 1
            yield row.row_id, f"rule/{rule}"
        else:
            yield row.row_id, row.section


def block(rows: Sequence[VoiceRow], row_id: str) -> tuple[int, int]:
    """Return where a line begins and where it ends, with the entries above it if it is a button.

    Raises:
        KeyError: there is no such line.
    """
    at = next((at for at, row in enumerate(rows) if row.row_id == row_id), -1)
    if at < 0:
        raise KeyError(row_id)
    end = at + 1
    while rows[at].section == "button" and end < len(rows) and rows[end].section == "entry":
        end += 1
    return at, end


def moved(rows: Sequence[VoiceRow], row_id: str, *, is_down: bool) -> list[VoiceRow]:
    """Return the lines with one, and what belongs to it, before its neighbour or after it; the same at an end."""
    at, end = block(rows, row_id)
    section = rows[at].section
    neighbour = end if is_down else at - 1
    while section == "button" and not is_down and neighbour > 0 and rows[neighbour].section == "entry":
        neighbour -= 1
    if not 0 <= neighbour < len(rows) or rows[neighbour].section != section:
        return list(rows)
    first, last = (rows[at], rows[neighbour]) if is_down else (rows[neighbour], rows[at])
    (begin, middle), (_, stop) = block(rows, first.row_id), block(rows, last.row_id)
    return [*rows[:begin], *rows[middle:stop], *rows[begin:middle], *rows[stop:]]


def dressed(
    rows: Sequence[VoiceRow], titles: Mapping[ArticleId, str], flaws: Mapping[str, tuple[str, str]]
) -> list[VoiceRow]:
    """Return the lines with what is told beside them: titles of articles, what is wrong, whether there is room."""
    shown = []
    for row in rows:
        at, end = block(rows, row.row_id)
        kind, text = flaws.get(row.row_id, ("", ""))
        has_room = row.kind == "group" and end - at - 1 < BELOW_MAX
        title = titles.get(ArticleId(row.article_id), "")
        shown.append(replace(row, article_title=title, has_room=has_room, flaw=kind, flaw_text=text))
    return shown


def _filled(row: VoiceRow, act: Act | None) -> VoiceRow:
    match act:
        case None:
            return row
        case OpenPage(link):
            return replace(row, kind="page", link=_short(link))
        case ReadArticle(article_id):
            return replace(row, kind="article", article_id=article_id)
        case ArticleReply(article_id):
            return replace(row, kind="sent_article", article_id=article_id)
        case TextReply(text):
            return replace(row, kind="text", words=text)
        case MiniAppCard(link, title, picture, note):
            link = _short(link)
            return replace(row, kind="card", link=link, card_title=title, picture=picture or "", note=note)


def _act_of(row: VoiceRow) -> Act:
    if row.kind == "page":
        return OpenPage(address_of(row.link))
    if row.kind == "article":
        return ReadArticle(ArticleId(row.article_id))
    return _reply_of(row)


def _reply_of(row: VoiceRow) -> Reply:
    if row.kind == "sent_article":
        return ArticleReply(ArticleId(row.article_id))
    if row.kind == "card":
        return MiniAppCard(address_of(row.link), row.card_title, row.picture or None, row.note)
    return TextReply(row.words)


def _keywords(written: str) -> tuple[str, ...]:
    return tuple(word for part in BETWEEN_KEYWORDS.split(written) if (word := part.strip()))


def _short(link: str) -> str:
    return SHORT_SCHEME + link[len(LONG_SCHEME) :] if link.startswith(LONG_SCHEME) else link
