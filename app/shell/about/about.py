"""About one mini-app: who made it, what it may do and keeps here; taking that back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.events import ListingPublished, ListingWithdrawn
from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId
from app.host.grants import Grant, GrantState
from app.host.installs import Install
from app.host.permissions import PERMISSIONS
from app.host.versions import History, Version
from app.shell.about.roles import Roles, RolesViewModel
from app.shell.context import ShellContext
from app.shell.faces import color_of, icon_name
from app.shell.install.versions import VersionsDesk, VersionsViewModel
from app.shell.install.words import size_text
from app.shell.official.agreements import AgreementsViewModel
from app.shell.permissions.words import words_of
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.account_messages import AccountMessages

QML_IMPORT_NAME = "app.shell.about"
QML_IMPORT_MAJOR_VERSION = 1


class Catalog(Protocol):
    """Knows the published mini-apps."""

    def get(self, miniapp_id: MiniAppId) -> Listing:
        """Return one."""


class Installer(Protocol):
    """Knows what was installed."""

    def history(self, miniapp_id: MiniAppId) -> tuple[History, tuple[Version, ...]]:
        """Return what was installed of a mini-app, and which versions are kept."""


class Grants(Protocol):
    """What the person lets it use."""

    def of(self, user_id: UserId, miniapp_id: MiniAppId) -> dict[str, Grant]:
        """Return what they said, by permission."""

    def change(
        self, user_id: UserId, miniapp_id: MiniAppId, permission: str, state: GrantState, reason: str = ""
    ) -> None:
        """Keep what they say now."""


class Holdings(Protocol):
    """What it keeps for the person."""

    def size_bytes(self, user_id: UserId, miniapp_id: MiniAppId) -> int:
        """Return how much that is."""

    def clear(self, user_id: UserId, miniapp_id: MiniAppId) -> None:
        """End it and delete that."""


@dataclass(frozen=True, slots=True)
class AboutServices:
    """What the screen stands on; all called on workers but ``copy``, which puts a text on the clipboard."""

    catalog: Catalog
    installer: Installer
    grants: Grants
    roles: Roles
    holdings: Holdings
    find_install: Callable[[MiniAppId], Install]
    versions: VersionsDesk
    copy: Callable[[str], None]
    messages: "AccountMessages"


@dataclass(frozen=True, slots=True)
class GrantRow:
    """One permission: our words, the author's ``reason``; ``can_change`` where the person's answer is kept."""

    permission: str
    icon_name: str
    title: str
    given: str
    reason: str
    state_text: str
    can_change: bool
    is_allowed: bool


@dataclass(frozen=True, slots=True)
class AboutRead:
    """What was read of one mini-app."""

    listing: Listing
    install: Install
    install_bytes: int
    data_bytes: int
    grants: dict[str, Grant]
    roles: tuple[str, ...]


@QmlElement
class AboutViewModel(ReadingScreen[AboutRead]):
    """One mini-app, and what the person can do about it. GUI thread."""

    changed = Signal()
    titled = Signal(str)
    gone = Signal()
    callsWanted = Signal(str)

    def __init__(
        self, miniapp_id: MiniAppId, services: AboutServices, context: ShellContext, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._miniapp_id = miniapp_id
        self._services = services
        self._is_busy = False
        self._is_clear_wanted = False
        self._rows: RowsModel[GrantRow] = RowsModel(GrantRow, lambda row: row.permission, self)
        self._roles = RolesViewModel(services.roles, context, self)
        self._roles.toasted.connect(self.toasted)
        self._versions = VersionsViewModel(services.versions, context, self)
        self._versions.toasted.connect(self.toasted)
        self._versions.show(miniapp_id)
        self._agreements = AgreementsViewModel(services.messages, context, self)
        self._agreements.toasted.connect(self.toasted)
        self._agreements.show_of(miniapp_id)
        self._unsubscribe = [
            context.relay.subscribe(ListingPublished, lambda event: self._on_listing(event.miniapp_id)),
            context.relay.subscribe(ListingWithdrawn, self._on_withdrawn),
        ]
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab until its name is known."""
        return self.tr("About")

    @Property(QObject, constant=True)
    def permissions(self) -> QObject:
        """The rows of permissions, in the manifest's order."""
        return self._rows

    @Property(QObject, constant=True)
    def roles(self) -> QObject:
        """The person's roles in it."""
        return self._roles

    @Property(QObject, constant=True)
    def versions(self) -> QObject:
        """Its versions, and its removal."""
        return self._versions

    @Property(QObject, constant=True)
    def agreements(self) -> QObject:
        """The messages of it that the person agreed to."""
        return self._agreements

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def face(self) -> dict[str, str | bool]:
        """Who it is: ``name``, ``about``, ``publisher``, ``isVerified``, ``iconName``, ``iconSource``, ``color``."""
        if self._read is None:
            names = ("name", "about", "publisher", "iconName", "iconSource", "color")
            return {**dict.fromkeys(names, ""), "isVerified": False}
        listing = self._read.listing
        return {
            "name": one_line(listing.name, 60),
            "about": one_line(listing.description, 500),
            "publisher": one_line(listing.publisher_name, 60),
            "isVerified": listing.is_verified,
            "iconName": icon_name(listing),
            "iconSource": self._context.find_icon(listing),
            "color": color_of(listing.miniapp_id),
        }

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def facts(self) -> dict[str, str | bool]:
        """What it takes: ``version``, ``size`` of the install, ``data`` kept for the person, and if there is any."""
        if self._read is None:
            return {"version": "", "size": "", "data": "", "hasData": False}
        read = self._read
        return {
            "version": one_line(read.listing.version, 30),
            "size": size_text(read.install_bytes),
            "data": size_text(read.data_bytes) if read.data_bytes else "",
            "hasData": read.data_bytes > 0,
        }

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether its data is being cleared."""
        return self._is_busy

    @Property(bool, notify=changed)
    def isClearWanted(self) -> bool:
        """Whether the person came to clear its data; only once it is known what that is."""
        return self._is_clear_wanted and self._read is not None

    @Slot()
    def clearAsked(self) -> None:
        """Take it that the question is open."""
        self._is_clear_wanted = False

    def want_clear(self) -> None:
        """Ask the person whether to clear its data, as soon as the screen can."""
        self._is_clear_wanted = True
        self.load()

    @Slot(str, bool)
    def setAllowed(self, permission: str, is_allowed: bool) -> None:
        """Allow a permission for the reason shown, or refuse it until further notice."""
        row = next((row for row in self._rows.rows if row.permission == permission), None)
        if row is None or not row.can_change or self._read is None:
            return
        user_id, miniapp_id, change = self._context.user.user_id, self._miniapp_id, self._services.grants.change
        reason = self._read.install.manifest.reason_for(permission)
        state: GrantState = "allowed" if is_allowed else "never"
        self._context.tasks.run(
            lambda: change(user_id, miniapp_id, permission, state, reason), lambda _: self.load(), self._on_failed
        )

    @Slot()
    def clearData(self) -> None:
        """End the mini-app and delete what it keeps for the person."""
        if self._is_busy:
            return
        self._set_busy(is_busy=True)
        clear, user_id, miniapp_id = self._services.holdings.clear, self._context.user.user_id, self._miniapp_id
        self._context.tasks.run(lambda: clear(user_id, miniapp_id), self._cleared, self._on_not_cleared)

    @Slot()
    def report(self) -> None:
        """Put on the clipboard what a report of this mini-app would say; nothing is sent."""
        if self._read is None:
            return
        listing, install = self._read.listing, self._read.install
        said = {
            "miniapp_id": listing.miniapp_id,
            "name": listing.name,
            "publisher": listing.publisher_name,
            "is_verified": listing.is_verified,
            "version": listing.version,
            "package_sha256": install.sha256,
            "publisher_key": install.publisher_key,
            "permissions": {each.name: each.reason for each in install.manifest.permissions},
        }
        self._services.copy(json.dumps(said, ensure_ascii=False, indent=2))
        self.toasted.emit(
            self.tr("The report is on the clipboard. Plaza sends nothing itself: add what happened, and send it."),
            "success",
        )

    @Slot()
    def openCalls(self) -> None:
        """Show what this mini-app did."""
        self.callsWanted.emit(self._miniapp_id)

    def end(self) -> None:
        """Hear of nothing any more: the tab is closed."""
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self._unsubscribe = []
        self._agreements.end()

    def _find(self) -> AboutRead:
        services, miniapp_id, user_id = self._services, self._miniapp_id, self._context.user.user_id
        listing = services.catalog.get(miniapp_id)
        used = services.installer.history(miniapp_id)[0].find(listing.package_sha256)
        install = services.find_install(miniapp_id)
        return AboutRead(
            listing,
            install,
            0 if used is None else used.size_bytes,
            services.holdings.size_bytes(user_id, miniapp_id),
            services.grants.of(user_id, miniapp_id),
            services.roles.roles_of(install.manifest, user_id),
        )

    def _show(self, read: AboutRead) -> None:
        manifest = read.install.manifest
        self._rows.set_rows(
            [self._row(each.name, each.reason, read.grants.get(each.name)) for each in manifest.permissions]
        )
        self._roles.show(manifest, read.roles)
        self.titled.emit(self.tr("About {name}").replace("{name}", one_line(read.listing.name, 60)))
        self.changed.emit()

    def _row(self, permission: str, reason: str, grant: Grant | None) -> GrantRow:
        words, asked = words_of(permission), PERMISSIONS[permission].asked
        is_allowed = grant is not None and grant.state == "allowed" and grant.reason == reason
        if asked == "each_time":
            state_text = self.tr("You are asked each time")
        elif asked == "install":
            state_text = self.tr("For as long as it is installed")
        elif grant is None or (grant.state == "allowed" and not is_allowed):
            state_text = self.tr("You will be asked")
        else:
            pattern = {
                "allowed": self.tr("Allowed on {day}"),
                "not_now": self.tr("Not now, said on {day}"),
                "never": self.tr("Refused on {day}"),
            }[grant.state]
            state_text = pattern.replace("{day}", self._context.moments.full(grant.decided_at))
        return GrantRow(
            permission,
            words.icon,
            words.title,
            words.given,
            one_line(reason, 200),
            state_text,
            asked == "first_use",
            is_allowed,
        )

    def _cleared(self, _none: None) -> None:
        self._set_busy(is_busy=False)
        self.toasted.emit(self.tr("Its data here is deleted."), "success")
        self.load()

    def _on_not_cleared(self, error: PlazaError) -> None:
        self._set_busy(is_busy=False)
        self._on_failed(error)
        self.load()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.changed.emit()

    def _on_listing(self, miniapp_id: MiniAppId) -> None:
        if miniapp_id == self._miniapp_id:
            self.load()

    def _on_withdrawn(self, event: ListingWithdrawn) -> None:
        if event.miniapp_id == self._miniapp_id:
            self.gone.emit()
