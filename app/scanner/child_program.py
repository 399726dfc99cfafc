"""The decoder child: answers frames and picture files with what is in them; jailed between its two functions."""

import importlib
import os

from app.scanner import wire

MEMORY_MAX = 1 << 30
"""For the libraries, one picture of the largest size in colour, and the copies that the cascade makes of it."""
HAS_NETWORK = False
ANSWERS = "app.scanner.child_answers"


def prepare() -> None:
    """Load OpenCV and the readers, and have each do its work once."""
    # Read when the libraries are loaded. One thread: a jail is put on while there is no other, and others of Plaza's
    # processes need the processor as well.
    os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(wire.PIXELS_MAX)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    importlib.import_module(ANSWERS).rehearse()


def serve(incoming: int, outgoing: int) -> None:
    """Answer requests until the pipe closes."""
    answers = importlib.import_module(ANSWERS).Answers()
    with open(incoming, "rb", buffering=0) as asked, open(outgoing, "wb", buffering=0) as told:
        wire.write(told, wire.Message("ready"))
        while True:
            try:
                request = wire.read(asked)
            except EOFError:
                return
            wire.write(told, answers.to(request))
