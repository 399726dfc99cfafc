"""What the children that unpack films and streams have in common, before their libraries are loaded."""

import os
from collections.abc import Callable
from typing import BinaryIO

from app.scanner.films import wire

MEMORY_MAX = 1 << 30
"""For the libraries, and the frames that a film makes them keep."""


def silence(**more: str) -> None:
    """Have the libraries write nothing anywhere. They read it, and ``more``, when they are loaded."""
    os.environ.update(
        {"OPENCV_LOG_LEVEL": "SILENT", "OPENCV_FFMPEG_LOGLEVEL": "-8", "OPENBLAS_NUM_THREADS": "1", **more}
    )


def serve(answer: Callable[[BinaryIO, BinaryIO], None], incoming: int, outgoing: int) -> None:
    """Tell that all is ready and ``answer`` what comes, until the pipe closes: then end without tidying up.

    A library may be in the middle of a film, and a thread may wait for a network.
    """
    with open(incoming, "rb", buffering=0) as asked, open(outgoing, "wb", buffering=0) as told:
        wire.write(told, wire.Message("ready"))
        try:
            answer(asked, told)
        except (EOFError, OSError):
            os._exit(0)
