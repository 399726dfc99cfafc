"""A conversation as a web page with its media beside it, to be read without Plaza: whole or not at all."""

import html
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from app.core.chat.attachments import Attachments
from app.core.chat.history import STRETCH_MESSAGES_MAX, History
from app.core.chat.model import Content, FileContent, Message, NoteContent, PictureContent, TextContent, VoiceContent
from app.core.kernel.errors import Cancelled, Unavailable
from app.core.kernel.ids import ConversationId, UserId, new_id

NAME_CHARACTERS_MAX = 80
_RUN_BY_BROWSERS = frozenset(
    {"htm", "html", "js", "mhtml", "mjs", "shtml", "svg", "wasm", "xht", "xhtml", "xml", "xsl"}
)
"""Files that a browser would run from the page: they are kept as text."""
_STYLE = """
:root { color-scheme: light dark; --ink: #16181d; --soft: #5b6270; --page: #f5f6f8; --bubble: #fff; --mine: #d9f2e2;
  --line: #e1e4e9 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef2; --soft: #a0a7b4; --page: #16181d; --bubble: #23262d; --mine: #1d4630; --line: #343841 } }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem; background: var(--page); color: var(--ink);
  font: 15px/1.45 system-ui, sans-serif }
h1 { font-size: 1.4rem; margin: 0 } header p, time, .note, .quoted, .about { color: var(--soft); font-size: .82rem }
h2 { font-size: .85rem; text-align: center; margin: 1.6rem 0 .6rem; color: var(--soft) }
article { display: flex; flex-direction: column; align-items: flex-start; margin: .5rem 0 }
article.mine { align-items: flex-end } .note { text-align: center; margin: .6rem 0 }
.said { background: var(--bubble); border: 1px solid var(--line); border-radius: 14px; padding: .5rem .75rem;
  max-width: 80%; overflow-wrap: anywhere; white-space: pre-wrap }
.mine .said { background: var(--mine); border-color: transparent } .who { font-size: .82rem; font-weight: 600 }
.quoted { border-inline-start: 3px solid var(--line); padding-inline-start: .5rem; margin-bottom: .3rem }
img { display: block; max-width: 100%; height: auto; border-radius: 8px } audio { max-width: 100% } a { color: inherit }
"""


@dataclass(frozen=True, slots=True)
class ExportWords:
    """What the page says in the person's language: its ``language``, ``title``, a line below it, and of messages.

    ``tell`` puts into words what is neither text nor a file, ``day`` and ``clock`` when something was sent.
    """

    language: str
    title: str
    about: str
    missing: str
    tell: Callable[[Message, Content], str]
    day: Callable[[datetime], str]
    clock: Callable[[datetime], str]


class ChatExport:
    """Writes conversations as pages. On a worker: a long one takes a while."""

    def __init__(self, history: History, attachments: Attachments | None) -> None:
        self._history = history
        self._attachments = attachments

    def write(
        self,
        conversation_id: ConversationId,
        user_id: UserId,
        page: Path,
        words: ExportWords,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> int:
        """Write all that a person sees of a conversation to ``page``; return how many messages those are.

        Pictures, files and voice notes stand in a new folder beside it. A page that is there is replaced.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
            Unavailable: ``export.unwritable`` (a full disk among others); nothing was left there.
            Cancelled: ``export.cancelled``, it was not wanted any more.
        """
        draft = page.with_name(f".{new_id()}.part")
        media = _free_folder(page)
        try:
            try:
                (draft / "media").mkdir(parents=True)
                writing = _Page(self._attachments, draft / "media", media.name, words, user_id)
                with (draft / "page.html").open("x", encoding="utf-8", newline="\n") as output:
                    count = writing.write(output, self._messages(conversation_id, user_id, is_wanted))
                _put(draft, page, media)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
        except OSError as error:
            raise Unavailable("export.unwritable", path=str(page), reason=error.strerror or "unknown") from error
        return count

    def _messages(
        self, conversation_id: ConversationId, user_id: UserId, is_wanted: Callable[[], bool]
    ) -> Iterator[Message]:
        """Give what was said until now, the oldest first; what is said meanwhile is not waited for."""
        newest = self._history.newest(conversation_id, user_id, limit=1).messages
        last_seq, seq = newest[0].seq if newest else 0, 0
        while seq < last_seq:
            if not is_wanted():
                raise Cancelled("export.cancelled")
            stretch = self._history.after(conversation_id, user_id, seq, limit=STRETCH_MESSAGES_MAX)
            if not stretch.messages:
                return
            yield from (message for message in reversed(stretch.messages) if message.seq <= last_seq)
            seq = stretch.messages[0].seq


class _Page:
    """One page while it is written; ``folder`` is where its media go, called ``folder_name`` in the end."""

    def __init__(
        self,
        attachments: Attachments | None,
        folder: Path,
        folder_name: str,
        words: ExportWords,
        user_id: UserId,
    ) -> None:
        self._attachments = attachments
        self._folder = folder
        self._folder_name = folder_name
        self._words = words
        self._user_id = user_id
        self._copied: dict[str, str] = {}

    def write(self, output: TextIO, messages: Iterator[Message]) -> int:
        words = self._words
        output.write(
            f'<!DOCTYPE html>\n<html lang="{_safe(words.language)}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self' file:; "
            "media-src 'self' file:; style-src 'unsafe-inline'\">\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_safe(words.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
            f'<header><h1 dir="auto">{_safe(words.title)}</h1><p>{_safe(words.about)}</p></header>\n'
        )
        count, day = 0, ""
        for message in messages:
            if words.day(message.sent_at) != day:
                day = words.day(message.sent_at)
                output.write(f"<h2>{_safe(day)}</h2>\n")
            output.write(self._message(message))
            count += 1
        output.write("</body>\n</html>\n")
        return count

    def _message(self, message: Message) -> str:
        words = self._words
        if isinstance(message.content, NoteContent):
            return f'<p class="note" dir="auto">{_safe(words.tell(message, message.content))}</p>\n'
        side = ' class="mine"' if message.sender_id == self._user_id else ""
        quoted = ""
        if message.quoted is not None:
            answered = _plain(message.quoted.content) or words.tell(message, message.quoted.content)
            line = " ".join(f"{message.quoted.sender_name}: {answered}".split())[:200]
            quoted = f'<div class="quoted" dir="auto">{_safe(line)}</div>'
        sent_at = message.sent_at.isoformat(timespec="seconds")
        return (
            f'<article{side}><span class="who" dir="auto">{_safe(message.sender_name)}</span>'
            f'<div class="said" dir="auto">{quoted}{self._content(message)}</div>'
            f'<time datetime="{sent_at}">{_safe(words.clock(message.sent_at))}</time></article>\n'
        )

    def _content(self, message: Message) -> str:
        content = message.content
        if isinstance(content, TextContent):
            return _safe(content.text)
        if isinstance(content, VoiceContent):
            return self._voice(message, content)
        if not isinstance(content, PictureContent | FileContent):
            return _safe(self._words.tell(message, content))
        is_picture = isinstance(content, PictureContent)
        name = f"picture.{content.suffix}" if isinstance(content, PictureContent) else content.name
        link = self._copy(content.attachment, name)
        caption = f"<div>{_safe(content.caption)}</div>" if content.caption else ""
        if not link:
            return f'<span class="about">{_safe(f"{name}: {self._words.missing}")}</span>{caption}'
        if is_picture:
            return f'<img src="{link}" alt="{_safe(content.caption)}" loading="lazy">{caption}'
        return f'<a href="{link}" download>{_safe(name)}</a>{caption}'

    def _voice(self, message: Message, content: VoiceContent) -> str:
        said, link = _safe(self._words.tell(message, content)), self._copy(content.attachment, "voice.wav")
        if not link:
            return f'<span class="about">{said}: {_safe(self._words.missing)}</span>'
        return f'<div class="about">{said}</div><audio controls preload="none" src="{link}"></audio>'

    def _copy(self, attachment: str, name: str) -> str:
        """Copy what is kept, once, and return the address of the copy; empty for what is not kept any more."""
        if self._attachments is None:
            return ""
        if attachment not in self._copied:
            file_name = f"{len(self._copied) + 1:04}-{safe_name(name)}"
            try:
                self._attachments.save(attachment, self._folder / file_name)
            except Unavailable as error:
                if error.code != "attachment.missing":
                    raise OSError(None, str(error.details.get("reason", "unknown"))) from error
                return ""
            self._copied[attachment] = file_name
        return quote(f"{self._folder_name}/{self._copied[attachment]}")


def safe_name(name: str) -> str:
    """Return a file name made of ``name`` that every system takes and no browser runs."""
    shown = unicodedata.normalize("NFC", name)
    kept = "".join(each if each.isalnum() or each in " -_." else "_" for each in shown).strip(" .") or "file"
    stem, dot, suffix = kept.rpartition(".")
    short = f"{stem[: NAME_CHARACTERS_MAX - len(suffix) - 1]}{dot}{suffix}" if dot and len(suffix) < 12 else kept
    cut = short[:NAME_CHARACTERS_MAX].strip(" .")
    return f"{cut}.txt" if cut.rpartition(".")[2].casefold() in _RUN_BY_BROWSERS else cut


def _plain(content: Content) -> str:
    return content.text if isinstance(content, TextContent) else ""


def _safe(text: str) -> str:
    """Return ``text`` as a page shows it letter by letter, without what no page may hold."""
    return html.escape(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", text))


def _free_folder(page: Path) -> Path:
    """Return the place of a folder beside ``page`` that is not there yet."""
    place, number = page.with_name(f"{page.stem} files"), 1
    while place.exists() or place.is_symlink():
        number += 1
        place = page.with_name(f"{page.stem} files {number}")
    return place


def _put(draft: Path, page: Path, media: Path) -> None:
    """Put what was written in its place: the folder first, the page last."""
    has_media = any((draft / "media").iterdir())
    if has_media:
        (draft / "media").rename(media)
    try:
        (draft / "page.html").replace(page)
    except OSError:
        if has_media:
            with suppress(OSError):
                shutil.rmtree(media)
        raise
