"""Inside the child that unpacks a film: it has no file, and asks for each piece of it through the pipe."""

import io
import os
from typing import BinaryIO

import cv2

from app.scanner.films import unpacking, wire

BLOCKS_KEPT = 8


class FilmFile(io.BufferedIOBase):
    """The film's file as a video library reads it, in blocks that the shell hands over. It never raises: C++ reads."""

    def __init__(self, asked: BinaryIO, told: BinaryIO, size: int) -> None:
        self._asked = asked
        self._told = told
        self._size = size
        self._at = 0
        self._blocks: dict[int, bytes] = {}

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be sought in."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to ``offset`` and return where that is."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}.get(whence, 0)
        self._at = min(max(0, start + offset), self._size)
        return self._at

    def tell(self) -> int:
        """Return where it is."""
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to ``size`` bytes from where it is, none at the end."""
        left = self._size - self._at
        wanted = left if size is None or size < 0 else min(size, left)
        parts: list[bytes] = []
        while wanted > 0:
            start = self._at - self._at % wire.BLOCK_BYTES
            part = self._block(start)[self._at - start :][:wanted]
            if not part:
                break
            parts.append(part)
            self._at += len(part)
            wanted -= len(part)
        return b"".join(parts)

    def _block(self, start: int) -> bytes:
        block = self._blocks.pop(start, None)
        if block is None:
            wire.write(self._told, wire.Message("want", number=start))
            message = wire.read(self._asked)
            if message.kind != "block":
                os._exit(1)
            block = bytes(message.body)
        self._blocks[start] = block  # the last one used is the last one forgotten
        if len(self._blocks) > BLOCKS_KEPT:
            del self._blocks[next(iter(self._blocks))]
        return block


def rehearse() -> None:
    """Try to open a film, so that nothing is left to be loaded later."""
    unpacking.settle()
    _opened(FilmFile(io.BytesIO(), io.BytesIO(), 0)).release()


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Unpack one film after the other, frame by frame, until the pipe closes."""
    capture = cv2.VideoCapture()
    while True:
        request = wire.read(asked)
        if request.kind == "open":
            capture = _opened(FilmFile(asked, told, request.number))
            answer = unpacking.opened(capture)
        else:
            answer = _next(capture, request.number)
        wire.write(told, answer)


def _opened(film: FilmFile) -> cv2.VideoCapture:
    try:
        return cv2.VideoCapture(film, cv2.CAP_FFMPEG, unpacking.PARAMETERS)  # type: ignore[call-overload, no-any-return]  # a stream of Python's it must be
    except cv2.error:
        return cv2.VideoCapture()


def _next(capture: cv2.VideoCapture, passed_over: int) -> wire.Message:
    try:
        while capture.grab():
            if passed_over > 0:
                passed_over -= 1
                continue
            is_there, picture = capture.retrieve()
            if is_there and picture.size:
                return unpacking.frame(picture)
    except cv2.error:  # a frame that cannot be unpacked, larger than memory for instance
        return wire.Message("failed")
    return wire.Message("ended")
