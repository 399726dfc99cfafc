"""Making bars that read back: numbers as Code 128, and judging whether a picture of a code can be read."""

import numpy as np
import zxingcpp

from app.core.kernel.errors import Refused
from app.scanner.model import GrayPicture

QUIET_ZONE_MODULES = 10
DIGITS_MAX = 40
FORMATS = {"Code128": zxingcpp.BarcodeFormat.Code128, "QRCode": zxingcpp.BarcodeFormat.QRCode}


def make_bars(digits: str) -> GrayPicture:
    """Return ``digits`` as one row of bars with their quiet zones: a pixel for each module, 0 dark, 255 light.

    Raises:
        Refused: ``code.too_long`` for what is not 2 to 40 digits, in pairs; ``code.unreadable`` where they do not read
            back.
    """
    if not (digits.isascii() and digits.isdigit() and len(digits) <= DIGITS_MAX and len(digits) % 2 == 0):
        raise Refused("code.too_long", digits_max=DIGITS_MAX)
    symbol = zxingcpp.create_barcode(digits, FORMATS["Code128"])
    # What is quiet around them is ours: the library leaves as much as it likes.
    bars = np.array(symbol.to_image(scale=1, add_quiet_zones=False), dtype=np.uint8)[:1]
    row = np.pad(bars, ((0, 0), (QUIET_ZONE_MODULES, QUIET_ZONE_MODULES)), constant_values=255)
    check_reads(np.kron(row, np.ones((40, 2), np.uint8)), digits, "Code128")
    return row


def check_reads(picture: GrayPicture, text: str, form: str) -> None:
    """Return if ``picture`` holds just the code ``text``, of the form "QRCode" or "Code128".

    Raises:
        Refused: ``code.unreadable``.
    """
    found = zxingcpp.read_barcodes(picture, formats=FORMATS[form], text_mode=zxingcpp.TextMode.Plain)
    if [each.text for each in found] != [text]:
        raise Refused("code.unreadable")
