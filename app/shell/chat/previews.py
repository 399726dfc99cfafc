"""The one line that a conversation list shows of a message, in words."""

from collections.abc import Mapping
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.chat.model import Preview, PreviewKind
from app.shell.chat.notes import SENTENCES, note_words

Said = Annotated[str, "Previews"]

PATTERNS: Mapping[PreviewKind, Said] = {
    "card": "[Mini-app] {text}",
    "receipt": "Paid {amount} to {text}",
    "refund": "{amount} came back from {text}",
    "return": "{amount} came back to you",
    "article": "[Article] {text}",
    "template": "[Message] {text}",
    "code": "[Code] {text}",
    "packet": "[Red packet] {text}",
    "transfer": "[Transfer] {amount} {text}",
    "picture": "[Picture] {text}",
    "voice": "[Voice note]",
    "file": "[File] {text}",
    "unknown": "[Message from a newer version]",
}
"""By kind; what was written stands for itself."""

BEST_WISHES: Said = "Best wishes"


def words_of(preview: Preview | None) -> str:
    """Return ``preview`` in one line; nothing where nothing was said yet."""
    if preview is None:
        return ""
    if preview.kind in SENTENCES:
        return note_words(preview.kind, preview.text, preview.speaker)
    text = preview.text or (_tr(BEST_WISHES) if preview.kind == "packet" else "")
    pattern = _tr(PATTERNS[preview.kind]) if preview.kind in PATTERNS else "{text}"
    amount = "" if preview.amount is None else preview.amount.text()
    said = " ".join(pattern.replace("{amount}", amount).replace("{text}", text).split())
    return f"{preview.speaker}: {said}" if preview.speaker else said


def _tr(text: str) -> str:
    return QCoreApplication.translate("Previews", text)
