"""`verify`: whether a receipt or refund is genuine, by its signature alone. Needs no profile and no network."""

from pathlib import Path

from app.cli.terminal import shown
from app.core.kernel.errors import Refused
from app.core.kernel.money import Money
from app.core.payments import proofs
from app.core.payments.model import Receipt, Refund
from app.core.payments.receipts import text_of_time


def main(place: Path, key: str | None) -> int:
    """Check the file against ``key``, or the key that it names itself; return 0 if it is genuine.

    Raises:
        Refused: ``proof.unreadable``, ``proof.malformed``.
    """
    try:
        with place.open("rb") as stream:
            data = stream.read(proofs.BYTES_MAX + 1)
    except OSError as error:
        raise Refused("proof.unreadable", path=str(place), reason=error.strerror or "unknown") from error
    if len(data) > proofs.BYTES_MAX:
        raise Refused("proof.malformed", problem=f"it has more than {proofs.BYTES_MAX} bytes")
    proof = proofs.parse(data.decode("utf-8", "replace"))
    wanted = None if key is None else proofs.key_of(key)
    is_genuine = proof.is_genuine(wanted)
    for name, value in _facts(proof.proved):
        print(f"{name:<9} {shown(value)}")
    print(f"{'key':<9} {(wanted or proof.public_key).hex()}")
    if not is_genuine:
        print("NOT GENUINE: this key did not sign it as it stands.")
        return 1
    print("Genuine: signed with this key, and unchanged since.")
    if wanted is None:
        print("The key comes from the file itself; compare it with the payee's wallet, or give it with --key.")
    return 0


def _facts(proved: Receipt | Refund) -> list[tuple[str, str]]:
    """Return what the signature covers, in words."""
    shared = [("for", proved.title), ("order", proved.merchant_number)]
    if isinstance(proved, Refund):
        facts = [("refund", proved.refund_id), *shared, ("from", proved.payee_name)]
        facts.append(("amount", proved.to_payer.text()))
        if proved.to_coupon_minor:
            facts.append(("coupon", Money(proved.to_coupon_minor, proved.amount.currency).text()))
        return [*facts, ("reason", proved.reason), ("at", text_of_time(proved.refunded_at))]
    facts = [("receipt", proved.receipt_id), *shared, ("to", proved.payee_name)]
    if proved.discount is not None:
        facts.append(("price", proved.list_price.text()))
        facts.append(("coupon", f"{Money(-proved.discount.amount.amount_minor).text()} {proved.discount.title}"))
    return [*facts, ("paid", proved.amount.text()), ("at", text_of_time(proved.paid_at))]
