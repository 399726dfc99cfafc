"""Receipts as signed evidence: one canonical text, one signature, checked by anyone who has the public key."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.payments.model import Receipt

FORM = "plaza-receipt/1"


class ReceiptSigner:
    """Signs receipts with the one key of this installation."""

    def __init__(self, secrets: Secrets) -> None:
        seed = HKDF(SHA256(), 32, salt=None, info=FORM.encode()).derive(secrets.get("wallet.receipt_key"))
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, body: str) -> str:
        """Return the signature of a receipt's canonical text, in base64."""
        return base64.b64encode(self._key.sign(body.encode())).decode("ascii")


def canonical(receipt: Receipt) -> str:
    """Return what is signed: JSON with sorted keys, no spaces, UTF-8, amounts in minor units, times in UTC."""
    return json.dumps(
        {
            "amount_minor": receipt.amount.amount_minor,
            "currency": receipt.amount.currency,
            "form": FORM,
            "merchant_number": receipt.merchant_number,
            "miniapp_id": receipt.miniapp_id,
            "order_id": receipt.order_id,
            "paid_at": text_of_time(receipt.paid_at),
            "payee_name": receipt.payee_name,
            "payer_id": receipt.payer_id,
            "receipt_id": receipt.receipt_id,
            "title": receipt.title,
        },
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def from_stored(body: str, signature: str) -> Receipt:
    """Return the receipt that was kept as ``canonical`` wrote it."""
    said: dict[str, Any] = json.loads(body)
    return Receipt(
        receipt_id=said["receipt_id"],
        order_id=said["order_id"],
        payer_id=said["payer_id"],
        payee_name=said["payee_name"],
        title=said["title"],
        amount=Money(said["amount_minor"], said["currency"]),
        paid_at=datetime.fromisoformat(said["paid_at"]),
        merchant_number=said["merchant_number"],
        miniapp_id=said["miniapp_id"],
        signature=signature,
    )


def is_genuine(receipt: Receipt, public_key: bytes) -> bool:
    """Whether the holder of ``public_key`` signed exactly this receipt."""
    try:
        signature = base64.b64decode(receipt.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, canonical(receipt).encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def text_of_time(moment: datetime) -> str:
    """Return ``moment`` as ISO 8601 in UTC, always to the microsecond, so that equal times are equal texts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
