"""Proofs: a receipt or refund with its signature and the key to check it, as JSON that leaves this program."""

import base64
import binascii
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.kernel.errors import Refused
from app.core.kernel.whole_file import whole_file
from app.core.ledger.model import AMOUNT_MINOR_MAX
from app.core.payments.model import Receipt, Refund
from app.core.payments.receipts import (
    FORM,
    FORM_WITH_COUPON,
    REFUND_FORM,
    REFUND_FORM_WITH_COUPON,
    canonical,
    from_stored,
    is_genuine,
    refund_from_stored,
)

PROOF_FORM = "plaza-proof/1"
BYTES_MAX = 65_536
_RECEIPTS = (FORM, FORM_WITH_COUPON)
_REFUNDS = (REFUND_FORM, REFUND_FORM_WITH_COUPON)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file says: what was proved, and the Ed25519 key, raw, that it says it was signed with."""

    proved: Receipt | Refund
    public_key: bytes

    def is_genuine(self, public_key: bytes | None = None) -> bool:
        """Whether the holder of ``public_key`` signed exactly this; None for the key that the file names."""
        return is_genuine(self.proved, public_key or self.public_key)


def text_of(proved: Receipt | Refund, public_key: bytes) -> str:
    """Return the proof as JSON to be kept or handed on."""
    said = {
        "form": PROOF_FORM,
        "proved": json.loads(canonical(proved)),
        "public_key": base64.b64encode(public_key).decode("ascii"),
        "signature": proved.signature,
    }
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write(text: str, path: Path) -> None:
    """Write a proof, as ``text_of`` made it, to a file that the person keeps or hands on: whole or not at all.

    Raises:
        Unavailable: ``export.unwritable``.
    """
    with whole_file(path) as output:
        output.write(text)


def parse(text: str) -> Proof:
    """Return what ``text`` says; whether that is true, `Proof.is_genuine` tells.

    Raises:
        Refused: ``proof.malformed`` (``problem``).
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("proof.malformed", problem="it is not JSON") from error
    if not isinstance(said, dict) or said.get("form") != PROOF_FORM:
        raise Refused("proof.malformed", problem=f"its form is not {PROOF_FORM}")
    if set(said) != {"form", "proved", "public_key", "signature"} or not isinstance(said["signature"], str):
        raise Refused("proof.malformed", problem="it has other parts than form, proved, public_key and signature")
    return Proof(_proved(said["proved"], said["signature"]), key_of(said["public_key"]))


def key_of(text: object) -> bytes:
    """Return the 32 bytes that ``text`` writes in base64, or in hexadecimal.

    Raises:
        Refused: ``proof.malformed``.
    """
    try:
        if isinstance(text, str):
            key = bytes.fromhex(text) if len(text) == 64 else base64.b64decode(text, validate=True)
            if len(key) == 32:
                return key
    except (ValueError, binascii.Error):
        pass
    raise Refused("proof.malformed", problem="the key is not 32 bytes in base64 or hexadecimal")


def _is_plain(name: str, value: object) -> bool:
    """Whether ``value`` is what the part ``name`` is made of: whole amounts, otherwise text."""
    return type(value) is int and abs(value) <= AMOUNT_MINOR_MAX if name.endswith("_minor") else type(value) is str


def _proved(said: Any, signature: str) -> Receipt | Refund:
    form = said.get("form") if isinstance(said, dict) else None
    if form not in (*_RECEIPTS, *_REFUNDS):
        raise Refused("proof.malformed", problem="what it proves is no receipt and no refund that this version knows")
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    is_whole = all(_is_plain(name, value) for name, value in said.items())
    try:
        proved = from_stored(body, signature) if form in _RECEIPTS else refund_from_stored(body, signature)
        is_whole = is_whole and canonical(proved) == body
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        is_whole = False
    if not is_whole:
        # A part more, a part less, an amount with a point: what is shown has to be just what was signed.
        raise Refused("proof.malformed", problem=f"its parts are not those of a {form}")
    return proved
