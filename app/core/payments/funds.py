"""Whether a person has what they want to spend, and whether there is anybody to give it to."""

from collections.abc import Callable

from sqlalchemy import Connection

from app.core.kernel.errors import Refused
from app.core.kernel.ids import LedgerAccountId, UserId
from app.core.kernel.money import Money
from app.core.ledger.service import Ledger
from app.core.payments.wallet import account_of_person

RequireHere = Callable[[UserId], None]
"""Refuses (``people.left``) whoever deleted their profile: what is given to them would reach nobody."""


def anybody(_user_id: UserId) -> None:
    """Refuse nobody."""


def require_funds(ledger: Ledger, tx: Connection, user_id: UserId, amount: Money) -> LedgerAccountId:
    """Return the person's ledger account if it holds ``amount``.

    Raises:
        Refused: ``wallet.insufficient`` (``needed_minor``, ``balance_minor``, ``currency``).
    """
    account = ledger.account(tx, account_of_person(user_id))
    balance_minor = 0 if account is None else account.balance_minor
    if account is None or balance_minor < amount.amount_minor:
        needed = amount.amount_minor
        raise Refused("wallet.insufficient", needed_minor=needed, balance_minor=balance_minor, currency=amount.currency)
    return account.ledger_account_id
