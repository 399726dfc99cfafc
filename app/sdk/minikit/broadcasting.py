"""Telling something to all open pages of this mini-app, from its server half."""

from minikit.calls import Json, call


async def broadcast(topic: str, payload: Json = None) -> None:
    """Tell everyone's open pages; `App.on_broadcast` and `Page.on_broadcast` hear it. For the server half.

    At most 16 KB of JSON. Pages that are behind hear only the newest payload of each topic, closed ones nothing:
    what must not be lost is kept in the server half and asked for. CallError ``broadcast.too_large``.
    """
    await call("broadcast.send", topic=topic, payload=payload)
