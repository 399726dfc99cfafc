"""For QML: the table of shortcuts."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from app.shell import shortcuts

QML_IMPORT_NAME = "app.shell.style"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ShortcutTable(QObject):
    """What the singleton ``Shortcuts`` asks: qmllint does not see singletons written in Python."""

    @Slot(str, result=list)
    def keys(self, command: str) -> list[str]:
        """Return the keys of a command on this system."""
        return list(shortcuts.shortcut_of(command).keys_here)

    @Slot(str, result=str)
    def told(self, command: str) -> str:
        """Return the keys of a command as they are told to the person."""
        return shortcuts.keys_text(shortcuts.shortcut_of(command))

    @Slot(str, result=str)
    def words(self, command: str) -> str:
        """Return what a command does."""
        return shortcuts.words_of(shortcuts.shortcut_of(command))

    @Slot(result=list)
    def groups(self) -> list[dict[str, object]]:
        """Return all shortcuts for the cheat sheet: ``title`` and ``lines`` of ``command``, ``words`` and ``keys``."""
        return [
            {
                "title": shortcuts.title_of(group),
                "lines": [
                    {
                        "command": shortcut.command,
                        "words": shortcuts.words_of(shortcut),
                        "keys": shortcuts.keys_text(shortcut),
                    }
                    for shortcut in shortcuts.SHORTCUTS
                    if shortcut.group == group
                ],
            }
            for group in shortcuts.GROUPS
        ]
