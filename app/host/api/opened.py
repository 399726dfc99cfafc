"""Taking a file that the person opens with the mini-app: a copy of its bytes, in the mini-app's own folder."""

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import new_id
from app.host.bridge.dispatch import Capability, Origin
from app.host.opened_files import BYTES_MAX, OpenedFile, OpenedFiles
from app.host.own_files import create_file
from app.host.runtime import limits
from app.host.runtime.folder_watch import measured
from app.host.source_files import people_folder

PIECE_BYTES = 1 << 20
NAME_CHARACTERS_MAX = 200


class ReceiveArgs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which: the word that the page was opened with."""

    token: Annotated[str, msgspec.Meta(max_length=64)]


class OpenedApi:
    """Hands over what the person opened, once, bounded; never where it is kept, nor whose it was."""

    def __init__(self, files: OpenedFiles, miniapps_folder: Path) -> None:
        self._files = files
        self._miniapps_folder = miniapps_folder
        self._lock = threading.Lock()

    def capabilities(self) -> list[Capability]:
        """Return what pages may call."""
        return [Capability("files.receive", ReceiveArgs, self._receive, permission="files", per_minute_max=30)]

    def _receive(self, origin: Origin, args: ReceiveArgs) -> dict[str, Any]:
        miniapp_id, opens = origin.listing.miniapp_id, origin.install.manifest.opens
        folder = people_folder(self._miniapps_folder, miniapp_id, origin.caller_id)
        with self._lock:  # one at a time: each is measured against the space that the folder has left
            file = self._files.find(origin.user_id, miniapp_id, args.token)
            if opens is None or file.ending not in opens.endings:
                raise Refused("files.gone")
            name = f"opened-{new_id()}.{file.ending}"
            size_bytes = _hand_over(file, folder, name)
            self._files.taken(args.token)
        return {"file": name, "name": file.name[:NAME_CHARACTERS_MAX], "size_bytes": size_bytes}


def _hand_over(file: OpenedFile, folder: Path, name: str) -> int:
    """Copy a file into ``folder`` and return its size; nothing is left of one that cannot be had whole.

    Raises:
        Refused: ``files.gone``, ``files.too_large``, ``file.no_space``.
        Unavailable: ``file.unwritable``.
    """
    room = limits.FOLDER_BYTES_MAX - measured(folder)[0]
    with create_file(folder, name) as out, ExitStack() as closing:
        try:
            reading = closing.enter_context(file.open())
        except PlazaError as error:
            raise Refused("files.gone") from error
        return _copy(reading, out, room)


def _copy(reading: BinaryIO, out: BinaryIO, room: int) -> int:
    size_bytes = 0
    while piece := reading.read(PIECE_BYTES):
        size_bytes += len(piece)
        if size_bytes > BYTES_MAX:
            raise Refused("files.too_large", megabytes_max=BYTES_MAX >> 20)
        if size_bytes > room:
            raise Refused("file.no_space", bytes_max=limits.FOLDER_BYTES_MAX)
        out.write(piece)
    return size_bytes
