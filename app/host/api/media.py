"""Pictures that the person picks: copies drawn by the shell, put into the mini-app's own folder."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from app.core.kernel.errors import Refused
from app.core.kernel.ids import new_id
from app.host.bridge.asking import Asking
from app.host.bridge.dispatch import Capability, Origin
from app.host.bridge.prompts import MediaPrompt, PickedPicture
from app.host.own_files import create_file
from app.host.runtime import limits
from app.host.runtime.folder_watch import measured
from app.host.source_files import people_folder

COUNT_MAX = 9
PER_MINUTE_MAX = 20


class MediaArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many at most, and of which kinds."""

    count: Annotated[int, msgspec.Meta(ge=1, le=COUNT_MAX)] = COUNT_MAX
    kinds: Annotated[tuple[Literal["image"], ...], msgspec.Meta(min_length=1, max_length=1)] = ("image",)


class MediaApi:
    """Has the shell ask for pictures. What is handed over is never the person's file."""

    def __init__(self, asking: Asking, miniapps_folder: Path) -> None:
        self._asking = asking
        self._miniapps_folder = miniapps_folder

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [
            Capability(
                "media.choose",
                MediaArgs,
                self._choose,
                permission="media",
                needs_gesture=True,
                per_minute_max=PER_MINUTE_MAX,
            )
        ]

    def _choose(self, origin: Origin, args: MediaArgs) -> "Future[object]":
        folder = people_folder(self._miniapps_folder, origin.listing.miniapp_id, origin.caller_id)
        prompt = MediaPrompt(origin.session_id, origin.listing, args.count, is_wanted=origin.is_looked_at)
        return self._asking.ask(prompt, partial(_hand_over, folder))


def _hand_over(folder: Path, picked: tuple[PickedPicture, ...]) -> list[dict[str, Any]]:
    """Write the pictures and return what the page learns of them.

    Raises:
        Refused: ``file.no_space``, none was written.
        Unavailable: ``file.unwritable``.
    """
    wanted = sum(len(each.picture) + len(each.thumbnail) for each in picked)
    if wanted > limits.FOLDER_BYTES_MAX - measured(folder)[0]:
        raise Refused("file.no_space", bytes_max=limits.FOLDER_BYTES_MAX)
    return [_written(folder, each) for each in picked]


def _written(folder: Path, picked: PickedPicture) -> dict[str, Any]:
    name = f"picked-{new_id()}"
    files = {"source": (f"{name}.{picked.suffix}", picked.picture)}
    files["thumbnail"] = (f"{name}-small.{picked.suffix}", picked.thumbnail)
    for file, content in files.values():
        with create_file(folder, file) as stream:
            stream.write(content)
    sources = {role: f"data:{file}" for role, (file, _) in files.items()}
    return {**sources, "width": picked.width, "height": picked.height}
