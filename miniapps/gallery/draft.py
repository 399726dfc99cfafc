"""The post that is being written: kept after every change, so that it is still there whatever happens."""

import asyncio
from typing import Any

import checks
import parts
import photos
from minikit import server, storage
from minikit.media import Media

_keeping = asyncio.Lock()
"""One after the other: a page that opens reads what the one below it is about to keep."""


class Draft:
    """What will be posted. ``request_id`` names it for the server half: posting it twice is one post."""

    def __init__(self) -> None:
        self.request_id = parts.new_request_id()
        self.theme = ""
        self.caption = ""
        self.tags = ""
        self.photos: list[dict[str, Any]] = []
        self._is_kept = True

    @classmethod
    async def load(cls) -> "Draft":
        """Return the draft as it was left; a new one if that has been posted meanwhile."""
        draft = cls()
        async with _keeping:
            kept = await storage.get("draft")
        if kept is None:
            return draft
        draft.__dict__.update(kept)
        if await server.call("posted", request_id=draft.request_id):
            await draft.clear()
            return cls()
        return draft

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it to lose."""
        return not (self.photos or self.caption or self.tags)

    @property
    def room(self) -> int:
        """How many more photos it may have."""
        return checks.PHOTOS_MAX - len(self.photos)

    async def keep(self) -> None:
        """Keep it as it is. Of what is typed while that goes on, the newest is kept next."""
        self._is_kept = False
        async with _keeping:
            if not self._is_kept:
                self._is_kept = True
                await storage.set("draft", {name: value for name, value in vars(self).items() if name[0] != "_"})

    def add(self, media: Media) -> None:
        """Put a picked photo in."""
        self.photos.append(dict(vars(media)))

    def drop(self, place: int) -> None:
        """Take a photo out, and delete the copy of it."""
        photo = self.photos.pop(place)
        for name in ("source", "thumbnail"):
            photos.forget(photo[name])
        # What was sent belongs to the places of before.
        self.request_id = parts.new_request_id()

    async def post(self) -> str:
        """Send the photos and post; return the post's number.

        Raises:
            CallError: as the server half says. Asked again, it goes on.
        """
        for place, photo in enumerate(self.photos):
            await photos.send(self.request_id, place, photo["thumbnail"], is_small=True)
            await photos.send(self.request_id, place, photo["source"], is_small=False)
        number: str = await server.call(
            "publish",
            request_id=self.request_id,
            theme=self.theme,
            caption=self.caption,
            tags=self.tags.replace(",", " ").replace("，", " ").split(),
            photos=[
                {"suffix": photos.suffix_of(each["source"]), "width": each["width"], "height": each["height"]}
                for each in self.photos
            ],
        )
        await self.clear()
        return number

    async def clear(self) -> None:
        """Forget it, with its photos."""
        async with _keeping:
            self._is_kept = True
            await storage.remove("draft")
        for photo in self.photos:
            for name in ("source", "thumbnail"):
                photos.forget(photo[name])
