"""The person's name and picture, which they let a mini-app have or not."""

from dataclasses import dataclass

from minikit.calls import call


@dataclass(frozen=True)
class Profile:
    """How the person is shown in Plaza. ``picture_source`` is a source for `ui.Avatar`; None: they have no picture.

    ``color`` is one of rose, blue, amber, violet, green and teal.
    """

    name: str
    color: str
    picture_source: str | None


async def get_user_profile() -> Profile:
    """Return the profile of the person who has this page open; for pages, with the permission "profile".

    The person is asked at the first use. CallError ``permission.denied`` if they would rather not.
    """
    return Profile(**await call("profile.get"))
