"""What a note in a group says: who came, who went, what it is called now."""

import re
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.chat.model import Message, NoteContent, NoteKind
from app.shell.plain_words import isolated, one_line

NAMES_SHOWN = 5
Said = Annotated[str, "ChatNotes"]
SENTENCES: dict[NoteKind, tuple[Said, Said]] = {
    "joined": (
        "You joined by an invitation",
        "{who} joined by an invitation",
    ),
    "added": ("You added {whom}", "{who} added {whom}"),
    "removed": (
        "You removed {whom}",
        "{who} removed {whom}",
    ),
    "left": ("You left", "{who} left"),
    "renamed": (
        "You named the group “{whom}”",
        "{who} named the group “{whom}”",
    ),
    "recalled": ("You took back a message", "{who} took back a message"),
    "owner": (
        "You made {whom} the owner",
        "{who} made {whom} the owner",
    ),
}


def note_text(message: Message, content: NoteContent, *, is_mine: bool) -> str:
    """Return what a note says to one person, in one line."""
    shown = [isolated(one_line(name, 100)) for name in content.names[:NAMES_SHOWN]]
    if len(content.names) > NAMES_SHOWN:
        shown.append("…")
    return note_words(content.note, ", ".join(shown), "" if is_mine else isolated(one_line(message.sender_name, 60)))


def note_words(note: NoteKind, whom: str, who: str) -> str:
    """Return what ``who`` did to ``whom``; an empty ``who`` is the person themselves."""
    own, of_others = SENTENCES[note]
    parts = {"{who}": who, "{whom}": whom}
    sentence = QCoreApplication.translate("ChatNotes", of_others if who else own)
    return re.sub(r"\{who\}|\{whom\}", lambda found: parts[found[0]], sentence)  # once: names may hold braces
