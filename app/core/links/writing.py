"""From a link to its one written form."""

from typing import assert_never
from urllib.parse import quote

from app.core.links.model import (
    CouponLink,
    FormText,
    GroupLink,
    Link,
    MiniAppLink,
    OfficialAccountLink,
    PayLink,
    PersonLink,
    PlainText,
    WebLink,
)


def text_of(link: Link) -> str:
    """Return the canonical text of ``link``: ASCII for our own links, the text itself for web links and plain text."""
    match link:
        case MiniAppLink():
            return _miniapp_text(link)
        case PersonLink(user_id):
            return f"plaza://person/{user_id}"
        case OfficialAccountLink(account_id):
            return f"plaza://account/{account_id}"
        case PayLink(token):
            return f"plaza://pay/{token}"
        case CouponLink(coupon_id):
            return f"plaza://coupon/{coupon_id}"
        case GroupLink(token):
            return f"plaza://group/{token}"
        case WebLink(url=url):
            return url
        case FormText(text=text) | PlainText(text=text):
            return text
        case _:
            assert_never(link)


def _miniapp_text(link: MiniAppLink) -> str:
    version = f";version={link.version}" if link.version else ""
    page = f"/{link.page}" if link.page else ""
    pairs = "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in link.query)
    query = f"?{pairs}" if pairs else ""
    fragment = f"#{_encoded(link.fragment)}" if link.fragment else ""
    return f"plaza://miniapp/{link.miniapp_id}{version}{page}{query}{fragment}"


def _encoded(text: str) -> str:
    return quote(text, safe="-._~")
