"""The install sheet: what a package is and what it wants, before anything of it is installed."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.guard import REST_MS, Guard
from app.shell.install.facts import InstallFacts
from app.shell.rows import as_map

QML_IMPORT_NAME = "app.shell.install"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class InstallSheetViewModel(QObject):
    """One question: install this? Answered once, after a rest. GUI thread."""

    kind = "install"
    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        facts: InstallFacts,
        answered: Callable[[bool], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session_id = None
        self._facts = facts
        self._answered = answered
        self._is_answered = False
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self.guard.rest()

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def facts(self) -> dict[str, object]:
        """The fields of `InstallFacts`, by their names in camelCase."""
        shown = as_map(self._facts)
        for name in ("lines", "warnings", "details"):
            shown[name] = list(getattr(self._facts, name))
        shown["permissions"] = [as_map(each) | {"hosts": list(each.hosts)} for each in self._facts.permissions]
        return shown

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether a yes counts yet."""
        return self.guard.is_awake

    @Slot()
    def install(self) -> None:
        """Say yes."""
        if self._facts.install_label and self.guard.is_awake:
            self._answer(True)

    @Slot()
    def cancel(self) -> None:
        """Say no."""
        self._answer(False)

    def withdraw(self) -> None:
        """Close: nobody is there any more who asked."""
        self.give_up()

    def give_up(self) -> None:
        """Close, because the shell is closing."""
        self._answer(False)

    def _answer(self, is_yes: bool) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        self.closed.emit()
        self._answered(is_yes)
