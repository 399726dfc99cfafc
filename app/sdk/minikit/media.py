"""Pictures that the person picks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from minikit.calls import call


@dataclass(frozen=True)
class Media:
    """One picture, in this mini-app's own folder from now on: delete it there when it is no longer wanted.

    ``source`` and ``thumbnail`` are sources for `ui.Image`: at most 2048 and 320 pixels on the longer side. ``width``
    and ``height`` are those of ``source``, in pixels.
    """

    source: str
    thumbnail: str
    width: int
    height: int


async def choose_media(count: int = 9, kinds: Sequence[Literal["image"]] = ("image",)) -> tuple[Media, ...]:
    """Ask the person to pick up to ``count`` pictures, 1 to 9; an empty tuple if they leave without any.

    Works only in answer to a tap, at most 5 s after it, with the permission "media". The pictures are drawn anew: they
    stand upright, and nothing of where and when they were taken comes along. CallError ``file.no_space``.
    """
    return tuple(Media(**each) for each in await call("media.choose", count=count, kinds=list(kinds)))
