"""Following the series' official account, which opens all of it; Plaza asks the person before the first look."""

from minikit import CallError, official, storage

KEY = "follow.asked"
"""Kept once the person has tapped *Follow* or looked at the account: nobody is asked out of the blue before that."""


async def is_following() -> bool:
    """Return whether the person follows the series, as far as this mini-app may know."""
    if not await storage.get(KEY, False):
        return False
    try:
        return await official.is_following()
    except CallError:  # they said no, or look elsewhere: the open episodes are theirs all the same
        return False


async def follow() -> None:
    """Let the person follow the series, within their tap.

    Raises:
        CallError: ``permission.denied``, or what else stood in the way.
    """
    await official.follow()
    await storage.set(KEY, True)


async def show_account() -> None:
    """Show the person the account, where they may follow it too; coming back, they are asked whether we may know.

    Raises:
        CallError: what stood in the way.
    """
    if await official.open_profile() == "opened":
        await storage.set(KEY, True)
