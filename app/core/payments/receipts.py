"""Receipts and refunds as signed evidence: one canonical text, one signature, checked with the public key.

A payment that no coupon shared is written in form 1, as ever; form 2 adds what the coupon paid.
"""

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
from app.core.payments.model import Discount, Receipt, Refund

KEY = "wallet.receipt_key"
FORM = "plaza-receipt/1"
FORM_WITH_COUPON = "plaza-receipt/2"
REFUND_FORM = "plaza-refund/1"
REFUND_FORM_WITH_COUPON = "plaza-refund/2"


class ReceiptSigner:
    """Signs receipts and refunds with the one key of this installation."""

    def __init__(self, secrets: Secrets) -> None:
        seed = HKDF(SHA256(), 32, salt=None, info=FORM.encode()).derive(secrets.get(KEY))
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public_key = self._key.public_key().public_bytes_raw()

    def sign(self, body: str) -> str:
        """Return the signature of a canonical text, in base64."""
        return base64.b64encode(self._key.sign(body.encode())).decode("ascii")


def canonical(proof: Receipt | Refund) -> str:
    """Return what is signed: JSON with sorted keys, no spaces, UTF-8, amounts in minor units, times in UTC."""
    said = _said_of_receipt(proof) if isinstance(proof, Receipt) else _said_of_refund(proof)
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _said_of_receipt(receipt: Receipt) -> dict[str, object]:
    said: dict[str, object] = {
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
    }
    if receipt.discount is not None:
        said |= {
            "coupon_id": receipt.discount.coupon_id,
            "coupon_title": receipt.discount.title,
            "discount_minor": receipt.discount.amount.amount_minor,
            "form": FORM_WITH_COUPON,
            "list_minor": receipt.list_price.amount_minor,
        }
    return said


def _said_of_refund(refund: Refund) -> dict[str, object]:
    said: dict[str, object] = {
        "amount_minor": refund.amount.amount_minor,
        "currency": refund.amount.currency,
        "form": REFUND_FORM,
        "merchant_number": refund.merchant_number,
        "miniapp_id": refund.miniapp_id,
        "order_id": refund.order_id,
        "payee_name": refund.payee_name,
        "payer_id": refund.payer_id,
        "reason": refund.reason,
        "refund_id": refund.refund_id,
        "refund_number": refund.refund_number,
        "refunded_at": text_of_time(refund.refunded_at),
        "title": refund.title,
    }
    if refund.to_coupon_minor:
        said |= {"form": REFUND_FORM_WITH_COUPON, "to_coupon_minor": refund.to_coupon_minor}
    return said


def from_stored(body: str, signature: str) -> Receipt:
    """Return the receipt that was kept as ``canonical`` wrote it."""
    said: dict[str, Any] = json.loads(body)
    discount = None
    if "coupon_id" in said:
        off = Money(said["discount_minor"], said["currency"])
        discount = Discount(said["coupon_id"], said["coupon_title"], off)
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
        discount=discount,
    )


def refund_from_stored(body: str, signature: str) -> Refund:
    """Return the refund that was kept as ``canonical`` wrote it."""
    said: dict[str, Any] = json.loads(body)
    return Refund(
        refund_id=said["refund_id"],
        order_id=said["order_id"],
        refund_number=said["refund_number"],
        payer_id=said["payer_id"],
        payee_name=said["payee_name"],
        title=said["title"],
        amount=Money(said["amount_minor"], said["currency"]),
        reason=said["reason"],
        refunded_at=datetime.fromisoformat(said["refunded_at"]),
        merchant_number=said["merchant_number"],
        miniapp_id=said["miniapp_id"],
        signature=signature,
        to_coupon_minor=said.get("to_coupon_minor", 0),
    )


def is_genuine(proof: Receipt | Refund, public_key: bytes) -> bool:
    """Whether the holder of ``public_key`` signed exactly this receipt or refund."""
    try:
        signature = base64.b64decode(proof.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, canonical(proof).encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def text_of_time(moment: datetime) -> str:
    """Return ``moment`` as ISO 8601 in UTC, always to the microsecond, so that equal times are equal texts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
