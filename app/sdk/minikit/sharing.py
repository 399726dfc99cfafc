"""Offering the person a card of this mini-app to send to somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from minikit.calls import call


@dataclass(frozen=True)
class ShareResult:
    """Whether the person sent the card; to whom is theirs to know."""

    status: Literal["sent", "cancelled"]


async def share_app_message(
    title: str, page: str = "", query: Mapping[str, object] | None = None, picture: str = "", note: str = ""
) -> ShareResult:
    """Offer a card that opens ``page`` with ``query``; the person picks the conversation and sends it, or does not.

    Works only in answer to a tap, at most 5 s after it, with the permission "share". ``picture`` is ``asset:…`` or
    ``data:…``. The card carries this mini-app's name and icon from the catalogue. ``title`` has at most 80 characters,
    ``note`` 120. CallError ``page.unknown``, ``share.link`` (page and query make no link of at most 512 bytes),
    ``source.missing`` (the picture).
    """
    texts = {name: str(value) for name, value in (query or {}).items()}
    return ShareResult(await call("share.card", title=title, page=page, query=texts, picture=picture, note=note))
