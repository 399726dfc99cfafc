"""A system that shows notices, standing still: it remembers what is shown, and is clicked as a test asks."""

from app.shell.system_notices.ports import Outcome, SystemNotice


class FakeNotices:
    """Shows nothing to anybody."""

    def __init__(self) -> None:
        self.shown: dict[str, SystemNotice] = {}
        self.all: list[SystemNotice] = []
        self.is_closed = False
        self.keeps = True
        """Whether it shows anything."""
        self._outcomes: dict[str, Outcome] = {}

    def show(self, notice: SystemNotice, outcome: Outcome) -> None:
        """Remember a notice."""
        if not self.keeps:
            outcome.failed()
            return
        self.shown.pop(notice.key, None)
        self.shown[notice.key] = notice
        self.all.append(notice)
        self._outcomes[notice.key] = outcome
        outcome.shown()

    def withdraw(self, key: str) -> None:
        """Forget one."""
        self.shown.pop(key, None)

    def close(self) -> None:
        """Forget all."""
        self.shown.clear()
        self.is_closed = True

    def said(self) -> list[tuple[str, str]]:
        """Return what stands in the notices that are shown."""
        return [(notice.title, notice.text) for notice in self.shown.values()]

    def click(self, at: int = 0, token: str = "") -> None:
        """Click on one of those that are shown."""
        key = list(self.shown)[at]
        del self.shown[key]
        self._outcomes[key].clicked(token)
