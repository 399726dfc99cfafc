"""What the decoder child answers: the codes in a frame, or the picture in a file."""

import cv2
import numpy as np

from app.scanner import wire
from app.scanner.decode import (
    LIVE_TURNS,
    STILL_STEPS,
    WORKING_SIDE_MAX_PX,
    LiveState,
    decode_live,
    decode_still,
)
from app.scanner.views import at_most

REHEARSED = (".png", ".jpg", ".webp", ".bmp", ".tiff")


def rehearse() -> None:
    """Read a picture in every way once, so that nothing is left to be loaded later."""
    cv2.setNumThreads(1)
    gray = np.full((64, 64), 255, np.uint8)
    gray[16:48, 16:48] = 0
    for step in STILL_STEPS + LIVE_TURNS:
        step(gray)
    for suffix in REHEARSED:
        cv2.imdecode(cv2.imencode(suffix, gray)[1], cv2.IMREAD_COLOR)


class Answers:
    """Answers one request after the other."""

    def __init__(self) -> None:
        self._state = LiveState()

    def to(self, request: wire.Message) -> wire.Message:
        """Return the answer to ``request``."""
        if request.kind == "picture":
            return _opened(request)
        gray = np.frombuffer(request.body, np.uint8).reshape(request.height, request.width)
        codes = decode_live(gray, self._state) if request.kind == "live" else decode_still(gray)
        return wire.Message("codes", wire.pack_codes(codes))


def _opened(request: wire.Message) -> wire.Message:
    """Return the picture file in ``request``, turned as its camera was held, no larger than is ever looked at."""
    try:
        picture = cv2.imdecode(np.frombuffer(request.body, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:  # above the limit on pixels, or broken in a way that OpenCV throws
        picture = None
    if picture is None or picture.size == 0:
        return wire.Message("refused")
    shown = at_most(np.asarray(picture, np.uint8), WORKING_SIDE_MAX_PX)
    return wire.Message("opened", shown.tobytes(), shown.shape[1], shown.shape[0])
