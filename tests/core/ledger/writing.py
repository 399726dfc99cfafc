"""Transfers written down by a hand with SQL, past every service."""

from tests.support.books import LIN_ACCOUNT, MAYA_ACCOUNT


def made(reference: str) -> str:
    """Return the expression that finds the transfer made for ``reference``, or an id that is none."""
    found = f"SELECT transfer_id FROM transfers JOIN journals USING (journal_id) WHERE reference = '{reference}'"
    return f"coalesce(({found}), 'none')"


def added(
    transfer_id: str = "t", debit: str = LIN_ACCOUNT, credit: str = MAYA_ACCOUNT, amount: object = 1, **more: object
) -> str:
    """Return the statement that writes one transfer down; by default one that everybody could make."""
    journal = more.get("journal", "(SELECT min(journal_id) FROM journals)")
    values = f"'{transfer_id}', {journal}, '{debit}', '{credit}', '{more.get('currency', 'CNY')}', {amount}"
    hold = made(str(more["hold"])) if "hold" in more else "NULL"
    return (
        f"{more.get('verb', 'INSERT')} INTO transfers (transfer_id, journal_id, debit_id, credit_id, currency, "
        f"amount_minor, kind, hold_id, expires_at) "
        f"VALUES ({values}, '{more.get('kind', 'direct')}', {hold}, {more.get('expires_at', 'NULL')})"
    )
