"""`wallet`: the books of any profile, looked at beside a running Plaza or in a copy. Nothing is changed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.database import Database
from app.core.database.reading import open_to_read
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.kernel.ring import system_ring
from app.core.kernel.ring_secrets import RingSecrets
from app.core.kernel.secrets import Secrets
from app.core.payments import statements
from app.core.payments.receipts import ReceiptSigner
from app.core.payments.reconciling import Report, forged, reconcile
from app.core.payments.wallet import Wallet
from app.data_folder import default_data_folder


def examine(data: Path | None, *, is_thorough: bool) -> int:
    """Prove the books of the wallet in the data folder; return 0 when nothing is wrong.

    ``is_thorough``: every signature as well.

    Raises:
        Refused: ``database.…``, ``secrets.broken``.
        Unavailable: ``database.busy``, ``data.unwritable``.
    """
    folder = data or default_data_folder()
    secrets = _secrets(folder)
    with _wallet(folder, secrets) as db:
        report = reconcile(db)
        findings = list(report.findings)
        if is_thorough:
            secrets.existing("wallet.receipt_key")  # missing is told, never made anew
            findings += forged(db, ReceiptSigner(secrets).public_key)
    _print_totals(report)
    for finding in findings:
        print(f"WRONG  {finding.where}: {finding.what}")
    if findings:
        print(f"{_counted(len(findings), 'thing')} in these books cannot be right.")
        return 1
    print("The books are right, and every receipt is genuine." if is_thorough else "The books are right.")
    return 0


def export(data: Path | None, person: str | None, form: str, out: Path | None) -> int:
    """Write a person's statement to a new file (JSON by its name, otherwise CSV), or to the screen as ``form``.

    Raises:
        Refused: ``database.…``, ``secrets.broken``, ``wallet.person_unknown``, ``wallet.person_wanted``,
            ``export.unwritable`` (there is such a file).
        Unavailable: ``database.busy``, ``data.unwritable``, ``export.unwritable``.
    """
    folder = data or default_data_folder()
    with _wallet(folder, _secrets(folder)) as db:
        wallet = Wallet(db)
        user_id = _owner(wallet, person)
        if out is None:
            statements.write_statement(wallet, user_id, sys.stdout, is_csv=form == "csv")
            return 0
        if out.exists():
            raise Refused("export.unwritable", path=str(out), reason="File exists")
        count = statements.export(wallet, user_id, out)
    print(f"{_counted(count, 'bill')} written to {out}.")
    return 0


def _secrets(folder: Path) -> Secrets:
    return RingSecrets(folder / "secrets", system_ring(), moves_in=False)


@contextmanager
def _wallet(folder: Path, secrets: Secrets) -> Iterator[Database]:
    place = folder / "wallet.db"
    if not place.exists():
        raise Refused("database.missing", path=str(place))
    with open_to_read(place, tree="wallet", key=secrets.existing("wallet.key").hex()) as db:
        yield db


def _print_totals(report: Report) -> None:
    print(f"{_counted(report.transfer_count, 'transfer')}, {_counted(report.paid_count, 'paid order')}")
    for kind in report.kinds:
        held = f", {kind.held.text()} of it held" if kind.held.amount_minor else ""
        print(f"  {kind.name:10} {kind.balance.text():>20}  in {_counted(kind.count, 'ledger account')}{held}")


def _owner(wallet: Wallet, person: str | None) -> UserId:
    owners = wallet.owners()
    shown = ", ".join(owners) or "nobody"
    if person is None and len(owners) != 1:
        raise Refused("wallet.person_wanted", owners=shown)
    user_id = owners[0] if person is None else UserId(person)
    if user_id not in owners:
        raise Refused("wallet.person_unknown", person=str(user_id), owners=shown)
    return user_id


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
