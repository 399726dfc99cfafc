"""Being somebody in the gallery: asked for once, before the first thing that others see."""

import words
from minikit import CallError, get_user_profile, server
from words import t

_is_known = False


async def introduced() -> None:
    """See that the server half knows what to call the person; who gives no name is a guest."""
    global _is_known  # noqa: PLW0603 (one person for each process)
    if _is_known:
        return
    try:
        await server.call("person")
    except CallError as error:
        if error.code != "server.person.unknown":
            raise
        await _introduce()
    await server.call("speak", language="zh" if words.is_chinese() else "en")
    _is_known = True


async def _introduce() -> None:
    try:
        profile = await get_user_profile()
        name, color = profile.name, profile.color
    except CallError:
        name, color = t("Guest"), "violet"
    await server.call("introduce", name=name, color=color)
