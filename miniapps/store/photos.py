"""Photos on the pages: picked for a review or a refund, sent to the server half, and fetched to be seen."""

import asyncio
import base64
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from minikit import CallError, choose_media, files, server, ui
from minikit.media import Media
from words import say

COUNT_MAX = 3
PIECE_BYTES = 256 << 10
SEEN_MAX = 100
AT_ONCE = 4

_coming: dict[str, asyncio.Task[None]] = {}
_failed: set[str] = set()
_gate = asyncio.Semaphore(AT_ONCE)


class Picked:
    """Photos that the person has picked and not sent yet."""

    def __init__(self) -> None:
        self._photos: list[Media] = []

    @property
    def suffixes(self) -> list[str]:
        """What the files' names end with, by which the server half knows how many come."""
        return [_suffix_of(each.source) for each in self._photos]

    def row(self, on_problem: Callable[[CallError], None]) -> ui.Node:
        """What is picked, each with a cross, and a button for more."""

        async def pick() -> None:
            try:
                self._photos += await choose_media(COUNT_MAX - len(self._photos))
            except CallError as error:
                on_problem(error)

        more = ui.Button(say("Add photos"), pick, role="secondary", icon="camera")
        has_room = len(self._photos) < COUNT_MAX
        return ui.Wrap(*(self._one(*each) for each in enumerate(self._photos)), more if has_room else None)

    async def send(self, request_id: str) -> None:
        """Send them to the server half; sent again after a lost answer, they are the same photos.

        Raises:
            CallError: as the server half says.
        """
        for place, photo in enumerate(self._photos):
            content = _path_of(photo.source).read_bytes()
            for offset in range(0, len(content), PIECE_BYTES):
                piece = content[offset : offset + PIECE_BYTES]
                await server.call(
                    "take_photo",
                    request_id=request_id,
                    place=place,
                    suffix=_suffix_of(photo.source),
                    offset=offset,
                    content=base64.b64encode(piece).decode(),
                    is_last=offset + len(piece) == len(content),
                )

    def forget(self) -> None:
        """Delete them from the person's folder: they are with the shop, or not wanted any more."""
        for photo in self._photos:
            _forget(photo)
        self._photos = []

    def _one(self, place: int, photo: Media) -> ui.Node:
        def drop() -> None:
            _forget(self._photos.pop(place))

        name = say("Photo {number}", number=place + 1)
        cross = ui.Button("", drop, role="secondary", icon="x", label=say("Take out photo {number}", number=place + 1))
        picture = ui.Image(photo.thumbnail, alt=name, radius="medium", size="medium")
        return ui.Stack(picture, ui.Layer(cross, at="top-end", padding="tiny"), key=photo.source)


class Looking:
    """Rows of photos of the server half on a page, and the one that is looked at over all of it."""

    def __init__(self, on_come: Callable[[], None]) -> None:
        """``on_come`` is called when a photo has come, to draw the page anew."""
        self._on_come = on_come
        self._viewed: tuple[Sequence[str], int] | None = None

    def row(self, names: Sequence[str]) -> ui.Node | None:
        """Photos side by side, each to be tapped; one that has yet to come is a grey place."""
        return ui.Wrap(*(self._small(names, place) for place in range(len(names)))) if names else None

    def viewer(self) -> ui.Node | None:
        """The one that is looked at, and those beside it."""
        if self._viewed is None:
            return None
        names, place = self._viewed
        there = [
            ui.Photo(f"data:{_kept(name).name}", _alt(at)) for at, name in enumerate(names) if _kept(name).is_file()
        ]
        return ui.Viewer(tuple(there), min(place, len(there) - 1), on_close=self._close) if there else None

    def _small(self, names: Sequence[str], place: int) -> ui.Node:
        def look() -> None:
            self._viewed = names, place

        source = _local(names[place], self._on_come)
        if source is None:
            return ui.Card(ui.Icon("image", size="large", tone="soft"), tone="soft", key=names[place])
        picture = ui.Image(source, alt=_alt(place), radius="medium", size="medium")
        return ui.Card(picture, on_tap=look, label=_alt(place), padding="none", key=names[place])

    def _close(self) -> None:
        self._viewed = None


def _alt(place: int) -> str:
    return say("Photo {number}", number=place + 1)


def _local(name: str, on_come: Callable[[], None]) -> str | None:
    """Return a photo's source; None while it has yet to come, and then ``on_come`` is called."""
    kept = _kept(name)
    if kept.is_file():
        return f"data:{kept.name}"
    if name not in _failed and name not in _coming:
        _coming[name] = asyncio.ensure_future(_fetch(name, kept, on_come))
    return None


async def _fetch(name: str, kept: Path, on_come: Callable[[], None]) -> None:
    try:
        async with _gate:
            content, size = b"", 1
            while len(content) < size:
                piece = await server.call("photo", name=name, offset=len(content))
                content += base64.b64decode(piece["content"])
                size = piece["size"]
        _make_room(kept.parent)
        part = kept.with_suffix(".part")
        part.write_bytes(content)
        part.replace(kept)
    except (CallError, OSError):
        _failed.add(name)  # until the page is opened anew by another child
    finally:
        del _coming[name]
    on_come()


def _make_room(folder: Path) -> None:
    """Let the photos go that were seen longest ago, should there be many."""
    seen = list(folder.glob("seen-*"))
    if len(seen) >= SEEN_MAX:
        for path in sorted(seen, key=lambda each: each.stat().st_mtime)[: SEEN_MAX // 3]:
            with suppress(OSError):
                path.unlink()


def _forget(photo: Media) -> None:
    for source in (photo.source, photo.thumbnail):
        _path_of(source).unlink(missing_ok=True)


def _kept(name: str) -> Path:
    return files.folder() / f"seen-{name}"


def _path_of(source: str) -> Path:
    return files.folder() / source.removeprefix("data:")


def _suffix_of(source: str) -> str:
    suffix = source.rpartition(".")[2]
    return "jpg" if suffix == "jpeg" else suffix
