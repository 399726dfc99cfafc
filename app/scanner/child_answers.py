"""What the decoder child answers: the codes in a frame, or the picture in a file."""

from typing import TYPE_CHECKING

import cv2
import numpy as np
import zxingcpp

from app.scanner import texts, wire
from app.scanner.decode import (
    LIVE_TURNS,
    STILL_STEPS,
    WORKING_SIDE_MAX_PX,
    LiveState,
    decode_live,
    decode_still,
)
from app.scanner.views import at_most

if TYPE_CHECKING:
    from app.scanner.model import ColorPicture

REHEARSED = (".png", ".jpg", ".webp", ".bmp", ".tiff", ".gif")
MAY_BE_CLEAR = (b"\x89PNG", b"RIFF", b"GIF8", b"II*\0", b"MM\0*")
"""How files begin whose pictures may be seen through, in parts."""
PALE = 128


def rehearse() -> None:
    """Read a picture in every way once, so that nothing is left to be loaded later."""
    cv2.setNumThreads(1)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # what it thinks of strangers' files
    texts.rehearse()
    for kind, text in ((zxingcpp.BarcodeFormat.QRCode, "早"), (zxingcpp.BarcodeFormat.Code128, "12345678")):
        code = np.array(zxingcpp.create_barcode(text, kind).to_image(scale=2, add_quiet_zones=True))
        gray = np.full((180, 320), 255, np.uint8)
        gray[20 : 20 + code.shape[0], 20 : 20 + code.shape[1]] = code
        for step in STILL_STEPS + LIVE_TURNS:
            step(gray)
        decode_live(gray, LiveState())
        decode_still(gray)
    color = np.zeros((8, 8, 4), np.uint8)
    for suffix in REHEARSED:
        _picture_in(cv2.imencode(suffix, color[..., :3] if suffix in (".jpg", ".bmp") else color)[1].tobytes())


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
        picture = _picture_in(request.body)
    except cv2.error:  # above the limit on pixels, or broken in a way that OpenCV throws
        picture = None
    if picture is None or picture.size == 0:
        return wire.Message("refused")
    shown = at_most(picture, WORKING_SIDE_MAX_PX)
    return wire.Message("opened", shown.tobytes(), shown.shape[1], shown.shape[0])


def _picture_in(data: bytes | bytearray | memoryview) -> "ColorPicture | None":
    """Return the picture in ``data``, the first of several, in bytes; None where there is none."""
    samples = np.frombuffer(data, np.uint8)
    if bytes(data[:4]) in MAY_BE_CLEAR:
        whole = cv2.imdecode(samples, cv2.IMREAD_UNCHANGED)
        if whole is not None and whole.ndim == 3 and whole.shape[2] == 4:
            return _on_ground(whole)
    picture = cv2.imdecode(samples, cv2.IMREAD_COLOR)
    return None if picture is None else np.asarray(picture, np.uint8)


def _on_ground(picture: "cv2.typing.MatLike") -> "ColorPicture":
    """Return ``picture``, which may be seen through, on the ground that it stands out from: white, or else black.

    What cannot be seen has some colour too, most often black: codes are drawn black on nothing.
    """
    samples = np.asarray(picture)
    eight_bits = samples if samples.dtype == np.uint8 else (samples // 257).astype(np.uint8)
    ink, seen = eight_bits[..., :3], eight_bits[..., 3]
    is_seen = seen >= PALE
    is_pale = bool(is_seen.any()) and not is_seen.all() and float(ink[is_seen].mean()) >= PALE
    share = (seen.astype(np.uint16) + 1)[..., None]
    ground = 0 if is_pale else 255
    return ((ink * share + ground * (256 - share)) // 256).astype(np.uint8)
