"""Ending by itself for the benchmarks: only once what is waited for can be seen."""

from PySide6.QtQuick import QQuickItem

from app.shell.until import has_chats


class Rows(QQuickItem):
    """A list with as many rows as it says."""

    def __init__(self, parent: QQuickItem, count: int) -> None:
        super().__init__(parent)
        self.setObjectName("chatList")
        self.setProperty("count", count)


def test_a_list_without_rows_is_not_the_chats(qapp: object) -> None:
    root = QQuickItem()
    rows = Rows(root, 0)
    assert not has_chats(root)
    rows.setProperty("count", 1)
    assert has_chats(root)


def test_chats_that_cannot_be_seen_are_not_there_yet(qapp: object) -> None:
    root = QQuickItem()
    rows = Rows(root, 3)
    rows.setVisible(False)
    assert not has_chats(root)
    rows.setVisible(True)
    rows.setOpacity(0)
    assert not has_chats(root)
