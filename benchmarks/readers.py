"""The libraries that Plaza's scanner is measured against: each alone, as its own documents show its use."""

from collections.abc import Callable

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from app.scanner.model import Codes, Corners, FoundCode, GrayPicture
from app.scanner.zxing import EVERYTHING

Library = Callable[[GrayPicture], Codes]
_opencv = cv2.QRCodeDetectorAruco()


def zxing(gray: GrayPicture) -> Codes:
    """Return what zxing-cpp reads, looking for the same kinds as Plaza."""
    codes = []
    for found in zxingcpp.read_barcodes(np.ascontiguousarray(gray), formats=EVERYTHING):
        place = found.position
        points = [place.top_left, place.top_right, place.bottom_right, place.bottom_left]
        codes.append(_code(found.text, found.format.name, [(point.x, point.y) for point in points], gray))
    return tuple(codes)


def zbar(gray: GrayPicture) -> Codes:
    """Return what pyzbar reads."""
    try:
        found = pyzbar.decode(gray)
    except ValueError:  # it does not know which way up zbar says that a code stands
        return ()
    codes = []
    for each in found:
        left, top, width, height = each.rect
        box = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
        codes.append(_code(each.data.decode("utf-8", "replace"), each.type, box, gray))
    return tuple(codes)


def opencv(gray: GrayPicture) -> Codes:
    """Return what OpenCV's better detector reads."""
    try:
        is_found, texts, places, _straight = _opencv.detectAndDecodeMulti(gray)
    except (cv2.error, UnicodeDecodeError):  # it can neither pass on bytes that are no UTF-8
        return ()
    if not is_found:
        return ()
    return tuple(_code(text, "QRCode", place.tolist(), gray) for text, place in zip(texts, places, strict=True) if text)


def _code(text: str, kind: str, corners: list[tuple[float, float]], gray: GrayPicture) -> FoundCode:
    height, width = gray.shape
    a, b, c, d = ((min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)) for x, y in corners)
    outline: Corners = (a, b, c, d)
    return FoundCode(text, text.encode(), kind, outline)


LIBRARIES: dict[str, Library] = {"zxing-cpp": zxing, "pyzbar": zbar, "OpenCV": opencv}
