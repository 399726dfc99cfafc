"""Rich text without markup: a document written run by run, each with its format, so that no word is read as a tag."""

import re
import unicodedata
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickTextDocument

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

LINE_HEIGHT_PERCENT = 125.0
BLOCK_GAP = 8.0
INDENT = 16.0
RUN_MAX = 100
_BREAK, _JOINER = "\u200b", "\u200d"
_CHINESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WITHOUT_STEPS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@QmlElement
class RichWords(QObject):
    """Writes the blocks of one `RichText` into the document of one read-only `TextEdit`."""

    @Slot(QQuickTextDocument, "QVariantList", QColor, QColor, int, result="QVariantList")
    def write(
        self, target: QQuickTextDocument, blocks: list[dict[str, Any]], soft: QColor, accent: QColor, heading_px: int
    ) -> list[dict[str, Any]]:
        """Make the document say ``blocks``; return its links in order: ``link``, ``text``, ``start`` and ``end``.

        ``soft`` is the colour of quotes, ``accent`` of links, ``heading_px`` the size of headings.
        """
        document = target.textDocument()
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()  # one layout for all of it
        links: list[dict[str, Any]] = []
        for number, block in enumerate(blocks):
            role = block["role"]
            shape = _shape(role, is_first=number == 0)
            if number == 0:
                cursor.setBlockFormat(shape)
            else:
                cursor.insertBlock(shape)
            listed = cursor.currentList()
            if role == "bullet" and listed is None:
                cursor.createList(QTextListFormat.Style.ListDisc)
            elif role != "bullet" and listed is not None:
                listed.remove(cursor.block())
                cursor.setBlockFormat(shape)
            run = 0
            for span in block["spans"]:
                start = cursor.position()
                # A line break within a block stays within it: a paragraph separator would begin another.
                words = span["text"].replace("\r\n", "\n").replace("\n", "\u2028").replace("\u2029", "\u2028")
                breakable, run = with_breaks(words, run)
                cursor.insertText(breakable, _look(role, span, soft, accent, heading_px))
                if span["link"]:
                    links.append({"link": span["link"], "text": words, "start": start, "end": cursor.position()})
        cursor.endEditBlock()
        return links


def with_breaks(words: str, run: int = 0) -> tuple[str, int]:
    """Return ``words`` with places to break in what has none for long; ``run`` is how long it had none before.

    Qt takes time by the square of what it cannot break: a second for ten thousand letters, hours for a million.
    """
    parts: list[str] = []
    before = ""
    for letter in words:
        if letter.isspace() or _CHINESE.match(letter):
            run = 0
        elif run >= RUN_MAX and _JOINER not in (before, letter) and not unicodedata.combining(letter):
            parts.append(_BREAK)
            run = 1
        else:
            run += 1
        parts.append(letter)
        before = letter
    return "".join(parts), run


def _shape(role: str, *, is_first: bool) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(0.0 if is_first else BLOCK_GAP / 2 if role == "bullet" else BLOCK_GAP)
    if role == "quote":
        shape.setLeftMargin(INDENT)
        shape.setRightMargin(INDENT)
    return shape


def _look(role: str, span: dict[str, Any], soft: QColor, accent: QColor, heading_px: int) -> QTextCharFormat:
    look = QTextCharFormat()
    if role == "heading":
        look.setProperty(QTextCharFormat.Property.FontPixelSize.value, heading_px)
    if span["is_bold"] or role == "heading":
        # The system's fonts for these scripts often have no step between regular and bold.
        weight = QFont.Weight.Bold if _WITHOUT_STEPS.search(span["text"]) else QFont.Weight.DemiBold
        look.setFontWeight(weight.value)
    look.setFontItalic(span["is_italic"])
    if span["link"]:
        look.setForeground(accent)
        look.setFontUnderline(True)
    elif role == "quote":
        look.setForeground(soft)
    return look
