"""Notices by way of Plaza's icon: for systems that show them for icons, one at a time, and tell of clicks."""

from app.shell.system_notices.ports import Outcome, SystemNotice
from app.shell.tray.tray import TrayViewModel


class TrayNotices:
    """Knows the newest alone: which one was clicked the system does not say, and it shows one. GUI thread."""

    def __init__(self, tray: TrayViewModel) -> None:
        self._tray = tray
        self._newest: tuple[str, Outcome] | None = None
        tray.saidClicked.connect(self._on_clicked)

    def show(self, notice: SystemNotice, outcome: Outcome) -> None:
        """Show a notice, in place of any other."""
        self._newest = (notice.key, outcome)
        self._tray.said.emit(notice.title, notice.text)
        outcome.shown()

    def withdraw(self, key: str) -> None:
        """Let a click on it lead nowhere: the system takes it away by itself."""
        if self._newest is not None and self._newest[0] == key:
            self._newest = None

    def close(self) -> None:
        """Let no click lead anywhere."""
        self._newest = None
        self._tray.saidClicked.disconnect(self._on_clicked)

    def _on_clicked(self) -> None:
        newest, self._newest = self._newest, None
        if newest is not None:
            newest[1].clicked("")
