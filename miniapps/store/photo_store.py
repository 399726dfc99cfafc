"""Photos of reviews and of refunds, as files of the server half: taken in pieces, whole or not there."""

import base64
import binascii
import hashlib
import re
import time
from contextlib import suppress
from pathlib import Path

from minikit import Refusal

COUNT_MAX = 3
"""So many photos go with a review or a refund."""
PIECE_BYTES = 256 << 10
PHOTO_BYTES_MAX = 3 << 20
ALL_BYTES_MAX = 150 << 20
FILES_MAX = 2_000
LEFT_S = 24 * 3_600
"""So long a photo waits for its review, or its refund."""

_NAME = re.compile(r"[0-9a-f]{24}-[0-2]\.(?:jpg|png|webp)")
_KINDS = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n", "webp": b"RIFF"}


def name_of(person: str, request_id: str, place: object, suffix: object) -> str:
    """Return the file name of a photo: the same for the same request, and nobody's guess.

    Raises:
        Refusal: ``photo.kind``, it is no photo's place or ending.
    """
    if type(place) is not int or not 0 <= place < COUNT_MAX or not isinstance(suffix, str) or suffix not in _KINDS:
        raise Refusal("photo.kind", "Only JPEG, PNG and WebP photos can be sent, three at most.")
    number = hashlib.sha256(f"{person}\n{request_id}".encode()).hexdigest()[:24]
    return f"{number}-{place}.{suffix}"


class PhotoStore:
    """A folder of photos. A file has its name once it is whole; until then it is called ``.part``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "photos"
        self._folder.mkdir(exist_ok=True)

    def take(self, name: str, offset: object, content: object, *, is_last: bool) -> None:
        """Keep a piece of a photo, in base64; pieces come in order, and the first begins anew.

        Raises:
            Refusal: ``photo.broken``, ``photo.kind``, ``photo.too_large``, ``photo.place`` or ``photo.full``.
        """
        whole, part = self._folder / name, self._folder / f"{name}.part"
        if whole.is_file():
            return
        piece = _piece_of(content)
        try:
            if offset == 0:
                self._check_room()
                if not piece.startswith(_KINDS[name.rpartition(".")[2]]):
                    raise Refusal("photo.kind", "Only JPEG, PNG and WebP photos can be sent, three at most.")
                part.write_bytes(piece)
            elif not part.is_file() or part.stat().st_size != offset:
                raise Refusal("photo.broken", "This photo did not come whole. Please try again.")
            elif part.stat().st_size + len(piece) > PHOTO_BYTES_MAX:
                part.unlink()
                raise Refusal("photo.too_large", "A photo may have 3 MB at most.")
            else:
                with part.open("ab") as stream:
                    stream.write(piece)
            if is_last:
                _finish(part, whole)
        except OSError as error:
            raise Refusal("photo.full", "The shop has no room for more photos.") from error

    def has(self, name: str) -> bool:
        """Tell whether a photo is here, whole."""
        return (self._folder / name).is_file()

    def piece(self, name: object, offset: object) -> dict[str, object]:
        """Return a piece of a photo in base64, and how many bytes the whole of it has.

        Raises:
            Refusal: ``photo.unknown``.
        """
        if not isinstance(name, str) or not _NAME.fullmatch(name) or type(offset) is not int or offset < 0:
            raise Refusal("photo.unknown", "This photo is not here any more.")
        try:
            with (self._folder / name).open("rb") as stream:
                stream.seek(offset)
                piece = stream.read(PIECE_BYTES)
                size = stream.seek(0, 2)
        except FileNotFoundError:
            raise Refusal("photo.unknown", "This photo is not here any more.") from None
        return {"content": base64.b64encode(piece).decode(), "size": size}

    def tidy(self, wanted: set[str]) -> None:
        """Delete what nobody needs: neither one of ``wanted``, nor new enough to be waiting for its review."""
        for path in self._folder.iterdir():
            with suppress(OSError):
                if path.name not in wanted and time.time() - path.stat().st_mtime > LEFT_S:
                    path.unlink()

    def _check_room(self) -> None:
        sizes = [path.stat().st_size for path in self._folder.iterdir()]
        if len(sizes) >= FILES_MAX or sum(sizes) > ALL_BYTES_MAX:
            raise Refusal("photo.full", "The shop has no room for more photos.")


def _piece_of(content: object) -> bytes:
    try:
        piece = base64.b64decode(content, validate=True) if isinstance(content, str) else b""
    except binascii.Error:
        piece = b""
    if not 0 < len(piece) <= PIECE_BYTES:
        raise Refusal("photo.broken", "This photo did not come whole. Please try again.")
    return piece


def _finish(part: Path, whole: Path) -> None:
    """Give a photo its name, unless it says where it was taken: Plaza draws those that are picked anew."""
    if b"Exif\x00\x00" in part.read_bytes()[:65_536]:
        part.unlink()
        raise Refusal("photo.place", "This photo still says where it was taken. Pick it again.")
    part.replace(whole)
