"""Inside the child that receives a network stream: it takes frames as they come and keeps the newest."""

import threading
import time
from typing import BinaryIO

import cv2

from app.scanner.films import unpacking, wire

TIMEOUT_MS = 8_000
FPS_MAX = 60.0
"""How fast it receives: a sender that is faster has to wait, and cannot take the processor."""
BURST_S = 1.0
NOBODY = "http://127.0.0.1:1/"
"""An address at which nobody answers."""


class Newest:
    """Receives on a thread of its own: of the frames nobody took only the newest is kept."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture
        self._changed = threading.Condition()
        self._frame: cv2.typing.MatLike | None = None
        self._is_over = not capture.isOpened()
        if not self._is_over:
            threading.Thread(target=self._run, name="stream", daemon=True).start()

    def take(self) -> "cv2.typing.MatLike | None":
        """Wait for a frame that was not taken yet and return the newest; None when the stream is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._is_over)
            frame, self._frame = self._frame, None
            return frame

    def _run(self) -> None:
        due, pause = time.monotonic(), threading.Event()
        while not self._is_over:
            try:
                is_there, picture = self._capture.read()
            except cv2.error:
                is_there, picture = False, None
            with self._changed:
                if picture is not None and picture.size:
                    self._frame = picture
                self._is_over = not is_there
                self._changed.notify()
            due = max(due + 1 / FPS_MAX, time.monotonic() - BURST_S)
            pause.wait(max(0.0, due - time.monotonic()))


def rehearse() -> None:
    """Try an address at which nobody answers, so that nothing is left to be loaded later."""
    unpacking.settle()
    _opened(NOBODY).release()


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Receive the stream that is asked for, and hand over its newest frame each time, until the pipe closes."""
    newest = Newest(cv2.VideoCapture())
    while True:
        request = wire.read(asked)
        if request.kind == "open":
            capture = _opened(bytes(request.body).decode("utf-8", "replace"))
            newest, answer = Newest(capture), unpacking.opened(capture)
        else:
            frame = newest.take()
            answer = wire.Message("ended") if frame is None else unpacking.frame(frame)
        wire.write(told, answer)


def _opened(address: str) -> cv2.VideoCapture:
    timeouts = (cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, TIMEOUT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, TIMEOUT_MS)
    try:
        return cv2.VideoCapture(address, cv2.CAP_FFMPEG, (*unpacking.PARAMETERS, *timeouts))
    except cv2.error:
        return cv2.VideoCapture()
