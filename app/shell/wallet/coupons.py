"""The coupons that a person has taken: usable, used, over."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.links import MiniAppLink
from app.core.links import text_of as link_text
from app.core.payments.events import CouponsChanged
from app.core.payments.model import HeldCoupon
from app.shell.context import ShellContext
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.payments.service import Coupons

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
Shelf = Literal["usable", "used", "over"]


@dataclass(frozen=True, slots=True)
class CouponRow:
    """One coupon as its ticket shows it, all in words."""

    coupon_id: str
    title: str
    merchant: str
    off_text: str
    terms_text: str
    valid_text: str
    count_text: str
    shelf: str
    link: str


@QmlElement
class CouponsViewModel(ReadingScreen[tuple[HeldCoupon, ...]]):
    """Tickets on three shelves. GUI thread."""

    changed = Signal()
    codeWanted = Signal(str)

    def __init__(self, coupons: "Coupons", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._coupons = coupons
        self._shelf: Shelf = "usable"
        self._rows: RowsModel[CouponRow] = RowsModel(CouponRow, lambda row: row.coupon_id, self)
        context.relay.subscribe(CouponsChanged, self._on_coupons_changed)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The tickets on the shelf shown, those that end first before the others."""
        return self._rows

    @Property(str, notify=changed)
    def shelf(self) -> str:
        """Which shelf is shown: "usable", "used" or "over"."""
        return self._shelf

    @Slot(str)
    def chooseShelf(self, shelf: str) -> None:
        """Show another shelf."""
        known: Shelf | None = next((each for each in get_args(Shelf) if each == shelf), None)
        if known is not None:
            self._shelf = known
            self._show(self._read or ())

    @Slot(str)
    def use(self, coupon_id: str) -> None:
        """Open the mini-app that the coupon is good in."""
        row = next((row for row in self._rows.rows if row.coupon_id == coupon_id), None)
        if row is not None:
            self._context.open_link(row.link, "list", "wallet")

    def _find(self) -> tuple[HeldCoupon, ...]:
        return self._coupons.held_by(self._context.user.user_id)

    def _show(self, read: tuple[HeldCoupon, ...]) -> None:
        now = self._context.now()
        held = sorted(read, key=lambda each: (each.coupon.terms.valid_until, each.coupon.coupon_id))
        self._rows.set_rows([self._row(each) for each in held if shelf_of(each, now) == self._shelf])
        self.changed.emit()

    def _row(self, held: HeldCoupon) -> CouponRow:
        coupon, terms, moments = held.coupon, held.coupon.terms, self._context.moments
        now, left = self._context.now(), held.claimed_count - held.used_count
        if terms.percent is None:
            off_text, cap = terms.off.text(), ""
        else:
            off_text, cap = f"{terms.percent} %", self.tr("at most {amount}").format(amount=terms.off.text())
        least = terms.spend_min
        needed = (
            self.tr("from {amount}").format(amount=least.text()) if least.amount_minor > 1 else self.tr("no minimum")
        )
        if now < terms.valid_from:
            valid = self.tr("From {day}").format(day=moments.full(terms.valid_from))
        else:
            valid = self.tr("Until {day}").format(day=moments.full(terms.valid_until))
        return CouponRow(
            coupon_id=coupon.coupon_id,
            title=one_line(terms.title, 60),
            merchant=one_line(coupon.merchant.name, 60),
            off_text=off_text,
            terms_text=" · ".join(part for part in (needed, cap) if part),
            valid_text=valid,
            count_text=f"×{left}" if left > 1 else "",
            shelf=shelf_of(held, now),
            link=link_text(MiniAppLink(coupon.merchant.miniapp_id)),
        )

    def _on_coupons_changed(self, event: CouponsChanged) -> None:
        if event.user_id == self._context.user.user_id and self._read is not None:
            self.load()


def shelf_of(held: HeldCoupon, now: datetime) -> Shelf:
    """Return where a coupon lies: used once all of it is, over once its time has passed."""
    if held.used_count >= held.claimed_count:
        return "used"
    return "over" if now >= held.coupon.terms.valid_until else "usable"
