"""The kinds of link: what an address can name."""

from dataclasses import dataclass
from typing import Literal

from app.core.kernel.ids import MiniAppId, OfficialAccountId, UserId

Note = Literal[
    "oversized",  # more bytes than a code of ours ever has
    "hidden_characters",  # control, direction or zero-width characters
    "look_alike",  # letters that pass for others in the scheme or in an id
    "credentials",  # a name before the "@" that passes for the host
    "other_scheme",  # an address for some other program
    "unknown_kind",  # ours, but of no kind that we know
    "malformed",  # an address by its beginning, but not well formed
    "not_text",  # bytes for a program, written as people can read them
    "part",  # of a text in several codes one, without the others
]

Form = Literal["wifi", "contact", "phone", "mail", "message", "place", "event", "product"]
Field = tuple[str, str]
Doubt = Literal[
    "credentials",  # a name before the "@" that passes for the host
    "scripts",  # letters of other scripts, or the "xn--" that stands for them
    "number",  # a bare address of a computer
    "local",  # a host without a dot: this computer or a neighbour
]


@dataclass(frozen=True, slots=True)
class MiniAppLink:
    """A page of a mini-app; an empty ``page`` means its first one."""

    miniapp_id: MiniAppId
    page: str = ""
    query: tuple[tuple[str, str], ...] = ()
    version: str | None = None
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class PersonLink:
    """A person's profile."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class OfficialAccountLink:
    """An official account's profile."""

    account_id: OfficialAccountId


@dataclass(frozen=True, slots=True)
class PayLink:
    """A code to pay or to be paid by."""

    token: str


@dataclass(frozen=True, slots=True)
class CouponLink:
    """A coupon to take."""

    coupon_id: str


@dataclass(frozen=True, slots=True)
class GroupLink:
    """An invitation to a group."""

    token: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A page of the web; ``host`` is ASCII, as it goes over the wire, so that look-alikes show.

    ``is_suspicious``: the host may not be what it seems (punycode, other scripts, a bare number, a name before an
    "@"). Nothing opens it without a person's yes.
    """

    url: str
    host: str
    is_suspicious: bool = False


@dataclass(frozen=True, slots=True)
class PlainText:
    """Anything else: shown and copied, never acted on; ``note`` says why, when it looked like more than text."""

    text: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class FormText:
    """Text in a form that many programs know, taken apart: shown and copied, never acted on.

    ``fields`` are pairs of a name, such as "name", "password", "phone" or "mail", and what a stranger wrote there.
    """

    text: str
    form: Form
    fields: tuple[Field, ...]


Link = (
    MiniAppLink | PersonLink | OfficialAccountLink | PayLink | CouponLink | GroupLink | WebLink | FormText | PlainText
)
