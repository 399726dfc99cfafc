"""The roles that the person has in one mini-app, and switches them on and off."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId
from app.host.manifest import Manifest
from app.shell.about.words import ROLES
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.about"
QML_IMPORT_MAJOR_VERSION = 1


class Roles(Protocol):
    """Who is what in a mini-app; on workers."""

    def roles_of(self, manifest: Manifest, user_id: UserId) -> tuple[str, ...]:
        """Return a person's roles."""

    def grant(self, manifest: Manifest, user_id: UserId, role: str) -> None:
        """Give a role."""

    def revoke(self, miniapp_id: MiniAppId, user_id: UserId, role: str) -> None:
        """Take a role."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role that the mini-app declares; ``given`` says what it comes to."""

    role: str
    title: str
    given: str
    has_it: bool


@QmlElement
class RolesViewModel(QObject):
    """The roles of one mini-app's manifest. GUI thread."""

    changed = Signal()
    toasted = Signal(str, str)

    def __init__(self, roles: Roles, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roles = roles
        self._context = context
        self._manifest: Manifest | None = None
        self._rows: RowsModel[RoleRow] = RowsModel(RoleRow, lambda row: row.role, self)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The roles, in the manifest's order."""
        return self._rows

    @Property(bool, notify=changed)
    def hasAny(self) -> bool:
        """Whether the mini-app declares any."""
        return bool(self._rows.rows)

    def show(self, manifest: Manifest, had: tuple[str, ...]) -> None:
        """Show the roles of a manifest, of which the person has those in ``had``."""
        self._manifest = manifest
        translate = QCoreApplication.translate
        rows = [
            RoleRow(role, translate("Roles", ROLES[role][0]), translate("Roles", ROLES[role][1]), role in had)
            for role in manifest.roles
        ]
        self._rows.set_rows(rows)
        self.changed.emit()

    def retell(self) -> None:
        """Say the roles in the language that is spoken now."""
        if self._manifest is not None:
            self.show(self._manifest, tuple(row.role for row in self._rows.rows if row.has_it))

    @Slot(str, bool)
    def setRole(self, role: str, has_it: bool) -> None:
        """Give the person a role, or take it."""
        manifest, user_id, roles = self._manifest, self._context.user.user_id, self._roles
        if manifest is None or role not in manifest.roles:
            return

        def work() -> tuple[str, ...]:
            if has_it:
                roles.grant(manifest, user_id, role)
            else:
                roles.revoke(manifest.miniapp_id, user_id, role)
            return roles.roles_of(manifest, user_id)

        self._context.tasks.run(work, lambda had: self.show(manifest, had), self._failed)

    def _failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")
