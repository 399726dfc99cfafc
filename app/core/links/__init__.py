"""Addresses: from the text of a code or a message to a typed link, and back."""

from app.core.links.model import (
    CouponLink,
    Link,
    MiniAppLink,
    Note,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
)
from app.core.links.parsing import PAYLOAD_BYTES_MAX, is_pay_code, parse
from app.core.links.writing import text_of

__all__ = [
    "PAYLOAD_BYTES_MAX",
    "CouponLink",
    "Link",
    "MiniAppLink",
    "Note",
    "OfficialAccountLink",
    "PayLink",
    "PersonLink",
    "PlainText",
    "WebLink",
    "is_pay_code",
    "parse",
    "text_of",
]
