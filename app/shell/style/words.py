"""For QML: strangers' words made fit to stand in one line with ours."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from app.shell import plain_words

QML_IMPORT_NAME = "app.shell.style"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PlainWords(QObject):
    """What the singleton ``Words`` asks: qmllint does not see singletons written in Python."""

    @Slot(str, result=str)
    def isolated(self, text: str) -> str:
        """Return ``text`` so that it neither turns the line around it nor is turned by it."""
        return plain_words.isolated(text)

    @Slot(list, result=str)
    def inARow(self, sentences: list[str]) -> str:
        """Return ``sentences`` one after the other, as their language parts them."""
        return plain_words.in_a_row(sentences)
