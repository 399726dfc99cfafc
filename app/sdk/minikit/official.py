"""This mini-app's own official account, for pages: following it, with the permission "follow", and showing it."""

from typing import Literal

from minikit.calls import call


async def is_following() -> bool:
    """Return whether the person follows it. They are asked at the first use: CallError ``permission.denied``.

    CallError ``official.none`` if the mini-app has no official account.
    """
    following: bool = await call("official.is_following")
    return following


async def follow() -> None:
    """Let the person follow it, at most 5 s after their tap; following it again does nothing."""
    await call("official.follow")


async def open_profile() -> Literal["opened", "cancelled"]:
    """Show the person its profile, at most 5 s after their tap; "cancelled" where they had looked away by then.

    CallError ``official.none``.
    """
    shown: Literal["opened", "cancelled"] = await call("official.open")
    return shown
