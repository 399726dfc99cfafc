"""Asking for the PIN of a wallet under test."""

from app.core.kernel.ids import UserId
from app.core.payments.marks import Mark
from app.shell.tasks import Tasks
from app.shell.wallet.pay_desk import PayDesk, Payments
from app.shell.wallet.pin_desk import PinDesk
from tests.support.books import LIN, PIN, Books

MARK = Mark("owl", "Tea at five")


def pin_desk(books: Books, tasks: Tasks, user_id: UserId = LIN) -> PinDesk:
    """Return what asking for the PIN of ``books`` takes."""
    return PinDesk(user_id, books.pins, books.marks, tasks, books.clock)


def pay_desk(books: Books, tasks: Tasks, payments: Payments | None = None) -> PayDesk:
    """Return what the payment sheet takes; ``payments`` in place of the books' own."""
    return PayDesk(
        pin_desk(books, tasks),
        payments or books.payments,
        books.orders,
        books.wallet,
        books.coupons,
        books.spending,
        books.funding,
        books.repeats,
    )


def set_up_pin(books: Books, user_id: UserId = LIN) -> str:
    """Set a PIN with all that belongs to it; return the recovery code."""
    books.pins.set(user_id, PIN)
    books.marks.choose(user_id, MARK, pin=PIN)
    return books.pins.new_recovery_code(user_id, PIN)
