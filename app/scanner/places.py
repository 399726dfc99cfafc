"""Which source a person means by what they typed, chose or dropped."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from app.core.kernel.errors import Refused, Unavailable
from app.scanner.files import is_picture
from app.scanner.films.sources import FilmSource, StreamSource
from app.scanner.films.wire import ADDRESS_BYTES_MAX
from app.scanner.ports import Spawn
from app.scanner.sources import (
    NUMBERED,
    PICTURE_SUFFIXES,
    FolderSource,
    ImageSource,
    OpenPicture,
    Picture,
    ThreadedSource,
)

ADDRESS_SCHEMES = frozenset(("http", "https", "rtsp", "rtsps"))


def open_source(place: str, open_picture: OpenPicture, spawn: Spawn) -> ThreadedSource:
    """Return the source for a path or an address. ``open_picture`` parses pictures, ``spawn`` starts what parses films.

    A path may be a folder's, or hold a number as ``%d`` or ``%04d``: all files named so. Looks at the words only,
    not at the disk.

    Raises:
        Refused: ``scanner.address_refused``, a kind of address that is not read.
    """
    text = place.strip()
    if text.lower().startswith("file:"):
        text = url2pathname(urlsplit(text).path)
    if not text or "\0" in text or len(text.encode("utf-8", "replace")) > ADDRESS_BYTES_MAX:
        raise Refused("scanner.address_refused")
    if "://" in text:
        scheme = text.partition("://")[0].lower()
        if scheme not in ADDRESS_SCHEMES or not text.isprintable():
            raise Refused("scanner.address_refused", scheme=scheme[:32])
        return StreamSource(text, spawn)
    path = Path(text)
    with suppress(RuntimeError):  # there is nobody of that name
        path = path.expanduser()
    if path.suffix.lower() not in PICTURE_SUFFIXES:
        return PathSource(path, open_picture, spawn)
    return (
        FolderSource(path.parent, open_picture, path.name)
        if NUMBERED.search(path.name)
        else ImageSource(path, open_picture)
    )


class PathSource(ThreadedSource):
    """A folder of pictures, a film, or a picture whose name does not say so, whichever is found."""

    def __init__(self, path: Path, open_picture: OpenPicture, spawn: Spawn) -> None:
        super().__init__()
        self._path = path
        self._open_picture = open_picture
        self._spawn = spawn
        self._found: ThreadedSource | None = None

    def describe(self) -> str:
        """Return the name of the file or folder."""
        return self._path.name

    @property
    def rounds(self) -> int:
        """How often what was found has been through all of its pictures."""
        return 0 if self._found is None else self._found.rounds

    def stop(self) -> None:
        """Give no more frames."""
        super().stop()
        if self._found is not None:
            self._found.stop()

    def pictures(self) -> Iterator[Picture]:
        """Yield what the folder, the film or the picture gives."""
        found = self._found = self._what_is_there()
        self.mode = found.mode
        if self.is_stopped:  # meanwhile
            found.stop()
        yield from found.pictures()

    def _what_is_there(self) -> ThreadedSource:
        try:
            is_folder = self._path.is_dir()
        except OSError as error:  # a name longer than any
            raise Unavailable("scanner.source_missing", place=self.describe()) from error
        if is_folder:
            return FolderSource(self._path, self._open_picture)
        if is_picture(self._path):
            return ImageSource(self._path, self._open_picture)
        return FilmSource(self._path, self._spawn)
