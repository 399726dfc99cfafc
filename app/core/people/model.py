"""What a person is to the rest of Plaza."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import AddressId, ContactRequestId, UserId

COLORS = ("rose", "blue", "amber", "violet", "green", "teal")
"""The avatar colours, by the names that the theme knows them."""
FACE_NAME = re.compile(r"face-[0-9a-f]{64}\.webp")
"""What the file of a picture is called that somebody chose of themselves: by what is in it."""


@dataclass(frozen=True, slots=True)
class User:
    """A person: ``is_local`` ones sign in on this machine, the others are known from elsewhere.

    ``picture`` is a file name among the demo pictures, or that of one that they chose (see `faces`), ``color`` one of
    ``COLORS``. ``joined_at`` may be left to the store, which then puts the present moment. Where somebody calls them
    otherwise, ``name`` is that to them, and ``real_name`` what they call themselves; otherwise that is empty, and it is
    never kept. ``left_at``: they deleted their profile; only their name is left then.
    """

    user_id: UserId
    name: str
    color: str
    picture: str | None = None
    is_local: bool = False
    about: str = ""
    joined_at: datetime | None = None
    real_name: str = ""
    left_at: datetime | None = None

    @property
    def has_left(self) -> bool:
        """Whether they deleted their profile: nothing reaches them any more."""
        return self.left_at is not None


IDLE_MINUTES = (0, 1, 5, 15, 60)
"""After how many minutes without a touch a window may lock itself; 0: it does not."""


@dataclass(frozen=True, slots=True)
class PasswordState:
    """Whether a person has a password, and when it is asked for."""

    is_set: bool = False
    asks_at_start: bool = False
    idle_minutes: int = 0
    locked_until: datetime | None = None
    """Until when no try counts."""


@dataclass(frozen=True, slots=True)
class ContactMark:
    """What one person notes of another, for themselves alone. A ``remark`` is what they call them, or nothing."""

    remark: str = ""
    tags: tuple[str, ...] = ()
    is_blocked: bool = False


@dataclass(frozen=True, slots=True)
class ContactRequest:
    """One person's wish to be a contact of another. ``is_unseen``: the other has blocked them and never sees it."""

    request_id: ContactRequestId
    sender_id: UserId
    receiver_id: UserId
    note: str
    state: Literal["waiting", "accepted", "declined"]
    is_unseen: bool
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What a person is to another who looks: ``asked`` waits for their answer, ``asks`` for one's own."""

    user: User
    mark: ContactMark = ContactMark()
    is_contact: bool = False
    asked: ContactRequest | None = None
    asks: ContactRequest | None = None

    @property
    def shown_name(self) -> str:
        """What they are called."""
        return self.mark.remark or self.user.name


@dataclass(frozen=True, slots=True)
class Address:
    """Where something reaches a person: ``region`` is province, city and district, ``street`` the rest.

    ``postcode`` may be empty. One of a person's addresses is the default.
    """

    address_id: AddressId
    name: str
    phone: str
    region: str
    street: str
    postcode: str = ""
    is_default: bool = False
