"""What guards the wallet: PIN, recovery code, picture and phrase, limits, the freeze."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.ids import MiniAppId
from app.core.kernel.money import Money
from app.core.payments.events import MarkChanged, SpendingChanged
from app.shell.context import ShellContext
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel
from app.shell.wallet.pin_desk import PinDesk, PinSight
from app.shell.wallet.security_sheet import Job, SecuritySheetViewModel, Spending

if TYPE_CHECKING:
    from app.core.payments.spending import LimitName, Limits

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
MINIAPPS_MAX = 200


@dataclass(frozen=True, slots=True)
class SecurityDesk:
    """What the screen asks; ``show`` puts its sheets to the person, ``is_asking`` says whether there is one already."""

    pin: PinDesk
    spending: Spending
    listings: Callable[[], Sequence[Listing]]
    show: Callable[[SecuritySheetViewModel], None]
    is_asking: Callable[[], bool]
    has_ring: bool = False


@dataclass(frozen=True, slots=True)
class SecurityRead:
    """What there is."""

    sight: PinSight
    limits: "Limits"
    spent_today: Money
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class MiniAppLimitRow:
    """One mini-app and what it may take in a day."""

    miniapp_id: str
    name: str
    limit_text: str


@QmlElement
class SecurityViewModel(ReadingScreen[SecurityRead]):
    """What guards the wallet, and the doors to change it. The picture and phrase stand on prompts alone."""

    changed = Signal()

    def __init__(self, desk: SecurityDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._miniapps: RowsModel[MiniAppLimitRow] = RowsModel(MiniAppLimitRow, lambda row: row.miniapp_id, self)
        context.relay.subscribe(SpendingChanged, self._on_changed)
        context.relay.subscribe(MarkChanged, self._on_changed)

    @Property(bool, notify=changed)
    def hasPin(self) -> bool:
        """Whether there is a PIN."""
        return self._read is not None and self._read.sight.state.is_set

    @Property(bool, notify=changed)
    def hasMark(self) -> bool:
        """Whether a picture and a phrase were chosen."""
        return self._read is not None and self._read.sight.mark is not None

    @Property(bool, notify=changed)
    def hasRecovery(self) -> bool:
        """Whether there is a recovery code."""
        return self._read is not None and self._read.sight.state.has_recovery

    @Property(bool, notify=changed)
    def isFrozen(self) -> bool:
        """Whether nothing can leave the wallet."""
        return self._read is not None and self._read.limits.is_frozen

    @Property(str, constant=True)
    def keysText(self) -> str:
        """Where the keys of the wallet are kept."""
        if self._desk.has_ring:
            return self.tr("The keys of your wallet are kept in this system's keyring.")
        return self.tr("The keys of your wallet are kept in files that only you can read: no keyring answers here.")

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def limits(self) -> list[dict[str, str]]:
        """The limits of everything: ``key``, ``title``, ``text`` and ``value``."""
        if self._read is None:
            return []
        limits, spent = self._read.limits, self._read.spent_today
        return [
            {
                "key": "payment",
                "title": self.tr("One payment"),
                "text": self.tr("What leaves the wallet at once"),
                "value": self._shown(limits.payment_minor),
            },
            {
                "key": "day",
                "title": self.tr("A day"),
                "text": self.tr("{amount} left the wallet today").format(amount=spent.text()),
                "value": self._shown(limits.day_minor),
            },
            {
                "key": "code",
                "title": self.tr("Pay code"),
                "text": self.tr("Up to this, a pay code is paid without asking you"),
                "value": self.tr("Asks each time") if not limits.code_minor else self._shown(limits.code_minor),
            },
        ]

    @Property(QObject, constant=True)
    def miniapps(self) -> QObject:
        """The mini-apps and what each may take in a day."""
        return self._miniapps

    @Slot()
    def changePin(self) -> None:
        """Choose another PIN, or the first."""
        if self.property("hasPin"):
            self._ask(Job("pin", self.tr("Change the PIN"), self.tr("First the PIN you have.")))
        else:
            self._ask(
                Job("set", self.tr("Choose a PIN"), self.tr("It is asked for whenever money leaves your wallet."))
            )

    @Slot()
    def renewCode(self) -> None:
        """Get another recovery code."""
        self._ask(Job("code", self.tr("Recovery code"), self.tr("A new code ends the one before it.")))

    @Slot()
    def changeMark(self) -> None:
        """Choose another picture and phrase."""
        self._ask(Job("mark", self.tr("Picture and phrase")))

    @Slot(bool)
    def freeze(self, is_wanted: bool) -> None:
        """Freeze the wallet at once, or ask for the PIN to unfreeze it."""
        if is_wanted:
            user_id, spending = self._desk.pin.user_id, self._desk.spending
            self._context.tasks.run(lambda: spending.freeze(user_id), lambda _none: None, self._on_failed)
        else:
            self._ask(Job("unfreeze", self.tr("Unfreeze the wallet"), self.tr("Money can leave it again then.")))

    @Slot(str)
    def editLimit(self, key: str) -> None:
        """Change one of ``limits``."""
        row = next((row for row in self.property("limits") if row["key"] == key), None)
        if row is None or self._read is None:
            return
        minor: int | None = getattr(self._read.limits, f"{key}_minor")
        texts = {
            "payment": self.tr("The most that one payment may be. Leave it empty for no limit."),
            "day": self.tr("The most that may leave your wallet in a day. Leave it empty for no limit."),
            "code": self.tr("Up to this amount a pay code is paid without asking you. Empty: you are asked each time."),
        }
        name: LimitName = key  # type: ignore[assignment]  # one of those above
        limit = None if minor is None else Money(minor)
        self._ask(Job("limit", row["title"], texts[key], limit_name=name, limit=limit))

    @Slot(str)
    def editMiniApp(self, miniapp_id: str) -> None:
        """Change what a mini-app may take in a day."""
        row = next((row for row in self._miniapps.rows if row.miniapp_id == miniapp_id), None)
        if row is None or self._read is None:
            return
        minor = self._read.limits.miniapps.get(MiniAppId(miniapp_id))
        text = self.tr("The most that you pay in this mini-app in a day. Leave it empty for no limit.")
        limit = None if minor is None else Money(minor)
        self._ask(Job("limit", row.name, text, "miniapp", MiniAppId(miniapp_id), limit))

    def _ask(self, job: Job) -> None:
        desk = self._desk
        if desk.is_asking():
            return  # two clicks on one button
        desk.show(SecuritySheetViewModel(job, desk.pin, desk.spending, partial(self._done, job), parent=self))

    def _done(self, job: Job) -> None:
        texts = {
            "set": self.tr("Your PIN is set."),
            "pin": self.tr("Your PIN is changed."),
            "code": self.tr("You have a new recovery code."),
            "mark": self.tr("Your picture and phrase are changed."),
            "unfreeze": self.tr("Your wallet is unfrozen."),
            "limit": self.tr("The limit is changed."),
        }
        self.toasted.emit(texts[job.name], "success")
        self.load()

    def _find(self) -> SecurityRead:
        desk = self._desk
        user_id = desk.pin.user_id
        limits, spent = desk.spending.limits(user_id), desk.spending.spent_today(user_id)
        return SecurityRead(desk.pin.look(), limits, spent, tuple(desk.listings())[:MINIAPPS_MAX])

    def _show(self, read: SecurityRead) -> None:
        limits = read.limits.miniapps
        rows = [
            MiniAppLimitRow(each.miniapp_id, one_line(each.name, 60), self._shown(limits.get(each.miniapp_id)))
            for each in read.listings
        ]
        named = {row.miniapp_id for row in rows}
        rows += [  # whose listing is gone: the limit stays, and can be changed
            MiniAppLimitRow(each, one_line(each, 60), self._shown(minor))
            for each, minor in limits.items()
            if each not in named
        ]
        self._miniapps.set_rows(rows)
        self.changed.emit()

    def _shown(self, limit_minor: int | None) -> str:
        return self.tr("No limit") if limit_minor is None else Money(limit_minor).text()

    def _on_changed(self, event: SpendingChanged | MarkChanged) -> None:
        if event.user_id == self._desk.pin.user_id and self._read is not None:
            self.load()
