"""Addresses: from the text of a code or a message to a typed link, and back."""

from app.core.links.model import (
    CouponLink,
    Doubt,
    Form,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    Note,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
)
from app.core.links.parsing import (
    FOREIGN_BYTES_MAX,
    PAYLOAD_BYTES_MAX,
    doubts_of,
    host_as_read,
    is_pay_code,
    is_pay_number,
    parse,
    parse_code,
)
from app.core.links.writing import text_of

__all__ = [
    "FOREIGN_BYTES_MAX",
    "PAYLOAD_BYTES_MAX",
    "CouponLink",
    "Doubt",
    "Form",
    "FormText",
    "GroupLink",
    "Link",
    "MiniAppLink",
    "Note",
    "OfficialAccountLink",
    "PayLink",
    "PersonLink",
    "PlainText",
    "WebLink",
    "doubts_of",
    "host_as_read",
    "is_pay_code",
    "is_pay_number",
    "parse",
    "parse_code",
    "text_of",
]
