"""The first reader: zxing, with its bytes made text and its barcodes read twice."""

import numpy as np
import zxingcpp
from zxingcpp import Barcode, BarcodeFormat, BarcodeFormats, ContentType, TextMode

from app.scanner import texts, views
from app.scanner.data_matrix import said_by_data_matrix
from app.scanner.model import Codes, FoundCode, GrayPicture, Part, TextIs
from app.scanner.parts import said_by_qr_code

QR_CODES = BarcodeFormats([BarcodeFormat.QRCode, BarcodeFormat.MicroQRCode, BarcodeFormat.RMQRCode])
PARTED = (BarcodeFormat.QRCode, BarcodeFormat.QRCodeModel2, BarcodeFormat.DataMatrix)
LINEAR = (
    BarcodeFormat.EANUPC,
    BarcodeFormat.Code128,
    BarcodeFormat.Code39,
    BarcodeFormat.Code93,
    BarcodeFormat.ITF,
    BarcodeFormat.Codabar,
)
BARCODES = BarcodeFormats([*LINEAR, BarcodeFormat.PDF417])
SQUARES = BarcodeFormats([BarcodeFormat.DataMatrix, BarcodeFormat.Aztec])
EVERYTHING = BarcodeFormats(
    [
        *(BarcodeFormat.QRCode, BarcodeFormat.MicroQRCode, BarcodeFormat.RMQRCode),
        *(BarcodeFormat.DataMatrix, BarcodeFormat.Aztec, BarcodeFormat.PDF417),
        *LINEAR,
    ]
)
SECOND_SIZES = (1.37, 0.77)
"""A barcode has little or nothing that tells a wrong reading: it counts once its place gives the same at one of these
sizes, where the rows of pixels that are read are others."""
AROUND = 0.1
AROUND_MIN_PX = 20


def read(gray: GrayPicture, kinds: BarcodeFormats, *, is_thorough: bool = True, is_light_sought: bool = True) -> Codes:
    """Return the codes of ``kinds`` in ``gray``.

    Less thorough, it looks for dark codes on light ground that stand or lie about as the picture does, at a third of
    the cost. If light is not sought, it looks for no light codes on dark ground, at two thirds.
    """
    found = _found(gray, kinds, TextMode.HexECI, is_thorough=is_thorough, is_light_sought=is_light_sought)
    if not found:
        return ()
    guesses: dict[tuple[str, bytes], str] = {}
    if not all(texts.is_plain(each.bytes) for each in found):
        again = _found(gray, kinds, TextMode.Plain, is_thorough=is_thorough, is_light_sought=is_light_sought)
        guesses = {(str(each.position), each.bytes): each.text for each in again}
    codes = (
        _code(each, gray, guesses.get((str(each.position), each.bytes)))
        for each in found
        if each.symbology not in LINEAR or _is_confirmed(each, gray)
    )
    return tuple(codes)


def _found(
    gray: GrayPicture, kinds: BarcodeFormats, mode: TextMode, *, is_thorough: bool, is_light_sought: bool = True
) -> list[Barcode]:
    found = zxingcpp.read_barcodes(
        gray,
        formats=kinds,
        text_mode=mode,
        try_rotate=is_thorough,
        try_invert=is_thorough and is_light_sought,
        try_downscale=is_thorough,
    )
    return [each for each in found if each.valid and each.bytes]


def _code(found: Barcode, gray: GrayPicture, guess: str | None) -> FoundCode:
    """Return what was ``found``, its text being the protocol in digits. ``guess``: what it most likely says."""
    payload = bytes(found.bytes)
    text_is: TextIs
    if found.symbology in LINEAR and texts.is_plain(payload):  # these name no encodings
        text, text_is = texts.of_plain(payload), "certain"
    else:
        likely = None if found.content_type == ContentType.Binary else guess
        text, text_is = texts.of_protocol(payload, bytes.fromhex(found.text), likely)
    height, width = gray.shape
    place = found.position
    a, b, c, d = (
        views.within(point.x / width, point.y / height)
        for point in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    )
    return FoundCode(text, payload, found.format.name, (a, b, c, d), text_is, _part(found, text_is))


def _part(found: Barcode, text_is: TextIs) -> Part | None:
    if found.format not in PARTED or not isinstance(found.extra, dict):
        return None
    modules = np.array(found.to_image(scale=1, add_quiet_zones=False)) == 0
    if found.format == BarcodeFormat.DataMatrix:
        said = said_by_data_matrix(modules)
    else:
        said = said_by_qr_code(modules, found.extra["DataMask"], found.extra["ECLevel"])
    return None if said is None else Part(*said, text_is)


def _is_confirmed(found: Barcode, gray: GrayPicture) -> bool:
    """Say whether the place of a barcode gives the same again, seen at another size."""
    place = found.position
    points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    xs, ys = [point.x for point in points], [point.y for point in points]
    margin = max(AROUND_MIN_PX, round(AROUND * max(max(xs) - min(xs), max(ys) - min(ys))))
    left, top = max(0, min(xs) - margin), max(0, min(ys) - margin)
    cut = gray[top : max(ys) + margin, left : max(xs) + margin]
    kind = BarcodeFormats([found.symbology])
    return any(
        again.bytes == found.bytes
        for size in SECOND_SIZES
        for again in _found(views.scaled(cut, size), kind, TextMode.Plain, is_thorough=True)
    )
