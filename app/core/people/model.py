"""What a person is to the rest of Plaza."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import AddressId, UserId

COLORS = ("rose", "blue", "amber", "violet", "green", "teal")
"""The avatar colours, by the names that the theme knows them."""


@dataclass(frozen=True, slots=True)
class User:
    """A person: ``is_local`` ones sign in on this machine, the others are known from elsewhere.

    ``picture`` is a file name among the demo pictures, ``color`` one of ``COLORS``. ``joined_at`` may be left to the
    store, which then puts the present moment.
    """

    user_id: UserId
    name: str
    color: str
    picture: str | None = None
    is_local: bool = False
    about: str = ""
    joined_at: datetime | None = None


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
