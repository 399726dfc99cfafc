"""A delivery address that the person picks."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class Address:
    """Where something reaches a person, as they wrote it; ``postcode`` may be empty.

    ``region`` is province, city and district, ``street`` the rest.
    """

    name: str
    phone: str
    region: str
    street: str
    postcode: str


async def choose_address() -> Address | None:
    """Ask the person to pick one of their addresses, or to write one; None if they leave without.

    Works only in answer to a tap, at most 5 s after it, with the permission "address".
    """
    answer = await call("address.choose")
    return None if answer is None else Address(**answer)
