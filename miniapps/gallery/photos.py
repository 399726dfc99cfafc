"""Photos on their way between the person's folder and the server half."""

import asyncio
import base64
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from minikit import CallError, files, server

PIECE_BYTES = 256 << 10
SEEN_MAX = 600
AT_ONCE = 4

_coming: dict[str, asyncio.Task[None]] = {}
_failed: set[str] = set()
_gate = asyncio.Semaphore(AT_ONCE)


def local(source: str, on_come: Callable[[], None]) -> str | None:
    """Return a photo's source for `ui.Image`; None while it has yet to come, and then ``on_come`` is called."""
    name = source.removeprefix("photo:")
    if name == source:
        return source
    kept = files.folder() / f"seen-{name}"
    if kept.is_file():
        return f"data:{kept.name}"
    if name not in _failed and name not in _coming:
        _coming[name] = asyncio.ensure_future(_fetch(name, kept, on_come))
    return None


def forgive() -> None:
    """Let what could not be had be asked for again."""
    _failed.clear()


async def send(request_id: str, place: int, source: str, *, is_small: bool) -> None:
    """Send a photo of the person's folder to the server half, in pieces.

    Raises:
        CallError: as the server half says.
    """
    path = files.folder() / source.removeprefix("data:")
    content = path.read_bytes()
    for offset in range(0, len(content), PIECE_BYTES):
        piece = content[offset : offset + PIECE_BYTES]
        await server.call(
            "take_photo",
            request_id=request_id,
            place=place,
            suffix=suffix_of(source),
            is_small=is_small,
            offset=offset,
            content=base64.b64encode(piece).decode(),
            is_last=offset + len(piece) == len(content),
        )


def suffix_of(source: str) -> str:
    """Return what a photo's file name ends with."""
    suffix = source.rpartition(".")[2]
    return "jpg" if suffix == "jpeg" else suffix


def forget(source: str) -> None:
    """Delete a picked photo from the person's folder."""
    (files.folder() / source.removeprefix("data:")).unlink(missing_ok=True)


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
        _failed.add(name)
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
