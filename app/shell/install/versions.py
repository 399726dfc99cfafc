"""The versions of one mini-app that are kept: going back and forth between them, trust, removal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.host.versions import History, Version
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.install.words import size_text
from app.shell.plain_words import isolated, one_line
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.install"
QML_IMPORT_MAJOR_VERSION = 1


class Installer(Protocol):
    """Knows the versions; on workers."""

    def history(self, miniapp_id: MiniAppId) -> tuple[History, tuple[Version, ...]]:
        """Return what was installed, and which of it is kept, the newest first."""

    def use(self, miniapp_id: MiniAppId, sha256: str) -> object:
        """Go back to a version and stay with it."""

    def follow_newest(self, miniapp_id: MiniAppId) -> object:
        """Use the newest again."""

    def can_remove(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether it was installed from a file."""

    def remove(self, miniapp_id: MiniAppId, *, forgets_data: bool) -> None:
        """Take it from this computer."""


class Trust(Protocol):
    """Knows the person's yes to a sandbox with gaps; on workers."""

    def is_trusted(self, miniapp_id: MiniAppId) -> bool:
        """Tell whether there is one."""

    def distrust(self, miniapp_id: MiniAppId) -> None:
        """Take it back."""


@dataclass(frozen=True, slots=True)
class VersionsDesk:
    """What the versions of a mini-app are read and changed through; ``close`` ends an open one, on the GUI thread."""

    installer: Installer
    trust: Trust
    close: Callable[[MiniAppId], None]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version that is kept; ``mark`` says in a word how it stands."""

    sha256: str
    title: str
    about: str
    is_used: bool
    mark: str


@dataclass(frozen=True, slots=True)
class _Found:
    history: History
    kept: tuple[Version, ...]
    can_remove: bool
    is_trusted: bool


@QmlElement
class VersionsViewModel(QObject):
    """The versions of the mini-app that `show` named last. GUI thread."""

    changed = Signal()
    removed = Signal(str)
    toasted = Signal(str, str)

    def __init__(self, desk: VersionsDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._miniapp_id = MiniAppId("")
        self._found: _Found | None = None
        self._is_busy = False
        self._rows: RowsModel[VersionRow] = RowsModel(VersionRow, lambda row: row.sha256, self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The versions that are kept, the newest first."""
        return self._rows

    @Property(bool, notify=changed)
    def isHeld(self) -> bool:
        """Whether the person holds on to a version, so that newer ones are not used."""
        return self._found is not None and self._found.history.find(self._found.history.pinned) is not None

    @Property(bool, notify=changed)
    def canRemove(self) -> bool:
        """Whether it was installed from a file, and can be removed."""
        return self._found is not None and self._found.can_remove

    @Property(bool, notify=changed)
    def isTrusted(self) -> bool:
        """Whether the person has said yes to running it without a whole sandbox."""
        return self._found is not None and self._found.is_trusted

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether something is being changed."""
        return self._is_busy

    @Slot(str)
    def show(self, miniapp_id: str) -> None:
        """Read the versions of a mini-app; nothing shows none."""
        if miniapp_id != self._miniapp_id:
            self._miniapp_id = MiniAppId(miniapp_id)
            self._take(self._miniapp_id, None)
        if miniapp_id:
            self._read()

    def retell(self) -> None:
        """Say the versions in the language that is spoken now."""
        self._take(self._miniapp_id, self._found)

    @Slot(str)
    def use(self, sha256: str) -> None:
        """Go back to a version and stay with it; what runs goes on as it is."""
        row = next((row for row in self._rows.rows if row.sha256 == sha256), None)
        told = "" if row is None else _tr("{version} is used from the next opening on.").format(version=row.title)
        self._change(partial(self._desk.installer.use, self._miniapp_id, sha256), told)

    @Slot()
    def followNewest(self) -> None:
        """Use the newest again, and those that come after it."""
        self._change(
            partial(self._desk.installer.follow_newest, self._miniapp_id),
            _tr("The newest version is used from the next opening on."),
        )

    @Slot()
    def distrust(self) -> None:
        """Take back the yes to running without a whole sandbox."""
        miniapp_id = self._miniapp_id

        def ended(_nothing: object) -> None:
            self._desk.close(miniapp_id)
            self._finished()

        told = _tr("It is closed. You are asked again before it runs.")
        self._change(partial(self._desk.trust.distrust, miniapp_id), told, ended)

    @Slot(bool)
    def remove(self, forgets_data: bool) -> None:
        """Take the mini-app from this computer, with what it has kept or without."""
        miniapp_id = self._miniapp_id

        def gone(_nothing: object) -> None:
            self._is_busy = False
            self.changed.emit()
            self.removed.emit(miniapp_id)

        told = _tr("It is removed, with its data.") if forgets_data else _tr("It is removed. Its data stays.")
        self._change(partial(self._desk.installer.remove, miniapp_id, forgets_data=forgets_data), told, gone)

    def _change(self, work: Callable[[], object], told: str, done: Callable[[object], None] | None = None) -> None:
        """Do ``work`` and tell the person so once it is done."""
        if self._is_busy or not self._miniapp_id:
            return
        self._is_busy = True
        self.changed.emit()

        def failed(error: PlazaError) -> None:
            self.toasted.emit(text_of(error), "danger")
            self._finished()

        def succeeded(nothing: object) -> None:
            self.toasted.emit(told, "success")
            (done or (lambda _nothing: self._finished()))(nothing)

        self._context.tasks.run(work, succeeded, failed)

    def _finished(self) -> None:
        self._is_busy = False
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        miniapp_id = self._miniapp_id
        self._context.tasks.run(
            partial(self._find, miniapp_id),
            partial(self._take, miniapp_id),
            lambda error: self.toasted.emit(text_of(error), "danger"),
        )

    def _find(self, miniapp_id: MiniAppId) -> _Found:
        history, kept = self._desk.installer.history(miniapp_id)
        can_remove = self._desk.installer.can_remove(miniapp_id)
        return _Found(history, kept, can_remove, self._desk.trust.is_trusted(miniapp_id))

    def _take(self, miniapp_id: MiniAppId, found: _Found | None) -> None:
        if miniapp_id != self._miniapp_id:
            return  # another one is shown by now
        self._found = found
        self._rows.set_rows([self._row(found.history, version) for version in found.kept] if found is not None else [])
        self.changed.emit()

    def _row(self, history: History, version: Version) -> VersionRow:
        is_used = version == history.used
        mark = _tr("In use") if is_used else _tr("Newest") if version == history.newest else ""
        about = _tr("Installed {moment} · {size}").format(
            moment=self._context.moments.full(datetime.fromisoformat(version.installed_at)),
            size=size_text(version.size_bytes),
        )
        name = _tr("Version {version}").format(version=isolated(one_line(version.name, 30)))
        return VersionRow(version.sha256, name, about, is_used, mark)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Versions", text)
