"""Making codes that read back: QR codes as pictures."""

import numpy as np

from app.core.kernel.errors import Refused
from app.scanner.decode import read_plain
from app.scanner.model import GrayPicture

QUIET_ZONE_MODULES = 4
MODULE_PX_MIN = 4
SIZE_PX_MAX = 4096
LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}  # as ISO/IEC 18004 numbers them
PAYLOAD_BYTES_MAX = 512


def make_picture(text: str, *, size_px: int = 480, level: str = "M") -> GrayPicture:
    """Return ``text`` as a QR code, ``size_px`` wide with its quiet zone, modules a whole number of pixels.

    Raises:
        Refused: ``code.too_long``; ``code.too_small`` where a module would be under 4 pixels (``needed_px`` says what
            would do); ``code.unreadable`` where our own decoder does not read it back.
    """
    modules = modules_of(text, level)
    count = modules.shape[0]
    module_px = size_px // count
    if module_px < MODULE_PX_MIN or size_px > SIZE_PX_MAX:
        raise Refused("code.too_small", needed_px=count * MODULE_PX_MIN)
    code = np.kron(modules, np.ones((module_px, module_px), np.uint8))
    picture = np.full((size_px, size_px), 255, np.uint8)
    edge = (size_px - code.shape[0]) // 2
    picture[edge : edge + code.shape[0], edge : edge + code.shape[1]] = code
    if not reads_back(picture, text):
        raise Refused("code.unreadable")
    return picture


def reads_back(picture: GrayPicture, text: str) -> bool:
    """Tell whether our own decoder finds one code in ``picture``, and in it ``text``."""
    return [found.text for found in read_plain(picture)] == [text]


def modules_of(text: str, level: str) -> GrayPicture:
    """Return the code module by module with its quiet zone of 4: 0 dark, 255 light.

    Raises:
        Refused: ``code.too_long``.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    payload = text.encode("utf-8", "surrogatepass")
    if not payload or len(payload) > PAYLOAD_BYTES_MAX:
        raise Refused("code.too_long", bytes=len(payload), bytes_max=PAYLOAD_BYTES_MAX)
    code = qrcode.QRCode(error_correction=LEVELS[level], border=QUIET_ZONE_MODULES)
    try:
        code.add_data(payload)
        code.make(fit=True)
    except DataOverflowError as error:
        raise Refused("code.too_long", bytes=len(payload), bytes_max=PAYLOAD_BYTES_MAX) from error
    return np.where(np.array(code.get_matrix(), dtype=bool), np.uint8(0), np.uint8(255))
