"""Reading the codes of one picture: the live cascade and the still cascade."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle

import cv2
import zxingcpp

from app.scanner import zbar
from app.scanner.model import Corner, Corners, FoundCode, GrayPicture

FORMATS = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode])
SECOND_READER_SIDE_PX = 640
LIVE_SIDE_MAX_PX = 1920
ENLARGED_SIDE_MAX_PX = 2000
WORKING_SIDE_MAX_PX = 4000
TURN_DEGREES = 20.0

Codes = tuple[FoundCode, ...]
Step = Callable[[GrayPicture], Codes]
_second_reader = zbar.reader()


def read_plain(gray: GrayPicture) -> Codes:
    """Return what the first reader sees in ``gray`` as it is."""
    height, width = gray.shape
    found = zxingcpp.read_barcodes(gray, formats=FORMATS, text_mode=zxingcpp.TextMode.Plain)
    return tuple(_code(each, width, height) for each in found if each.valid and each.bytes)


def read_contrasted(gray: GrayPicture) -> Codes:
    """Return what is seen once contrast is evened out piece by piece: glare, shade, low light."""
    return read_plain(_gray(cv2.createCLAHE(clipLimit=2.0, tileGridSize=(8, 8)).apply(gray)))


def read_second(gray: GrayPicture) -> Codes:
    """Return what the second reader sees, where its library is installed, at the size that suits it."""
    return () if _second_reader is None else _second_reader(at_most(gray, SECOND_READER_SIDE_PX))


def read_enlarged(gray: GrayPicture) -> Codes:
    """Return what is seen at twice the size: small and far codes."""
    if max(gray.shape) > ENLARGED_SIDE_MAX_PX:
        return ()
    return read_plain(_gray(cv2.resize(gray, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)))


def read_black_and_white(gray: GrayPicture) -> Codes:
    """Return what is seen with one threshold for the whole picture: codes on screens."""
    _, picture = cv2.threshold(cv2.GaussianBlur(gray, (3, 3), 0), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return read_plain(_gray(picture))


def read_locally_black_and_white(gray: GrayPicture) -> Codes:
    """Return what is seen with a threshold for each neighbourhood: uneven light, curved and printed on pattern."""
    around = max(11, (min(gray.shape) // 20) | 1)
    blurred = cv2.GaussianBlur(gray, (5, 5), 0)
    mean, binary = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY
    return read_plain(_gray(cv2.adaptiveThreshold(blurred, 255, mean, binary, around, 5)))


def read_strongly_contrasted(gray: GrayPicture) -> Codes:
    """Return what is seen once contrast is evened out far more strongly: faded and worn prints."""
    return read_plain(_gray(cv2.createCLAHE(clipLimit=4.0, tileGridSize=(4, 4)).apply(gray)))


def read_turned(gray: GrayPicture) -> Codes:
    """Return what is seen with the picture turned a little: codes whose finders meet the rows badly."""
    height, width = gray.shape
    side = math.ceil(math.hypot(width, height))
    if side > ENLARGED_SIDE_MAX_PX:
        return ()
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), TURN_DEGREES, 1.0)
    turn[0, 2] += (side - width) / 2
    turn[1, 2] += (side - height) / 2
    back = cv2.invertAffineTransform(turn)

    def corner(point: Corner) -> Corner:
        x, y = back @ (point[0] * side, point[1] * side, 1.0)
        return (min(max(float(x) / width, 0.0), 1.0), min(max(float(y) / height, 0.0), 1.0))

    def turned_back(code: FoundCode) -> FoundCode:
        a, b, c, d = (corner(each) for each in code.corners)
        return replace(code, corners=(a, b, c, d))

    return tuple(map(turned_back, read_plain(_gray(cv2.warpAffine(gray, turn, (side, side), borderValue=255)))))


STILL_STEPS: tuple[Step, ...] = (
    read_plain,
    read_contrasted,
    read_enlarged,
    read_second,
    read_black_and_white,
    read_locally_black_and_white,
    read_strongly_contrasted,
    read_turned,
)


def _nothing(_gray: GrayPicture) -> Codes:
    return ()


@dataclass
class LiveState:
    """Whose turn it is when the first reader sees nothing.

    Every other frame costs no more than the first reader, so that a picture without a code stays cheap.
    """

    turns: Iterator[Step] = field(default_factory=lambda: cycle((read_contrasted, _nothing, read_second, _nothing)))


def decode_live(gray: GrayPicture, state: LiveState) -> Codes:
    """Return the codes in one frame of many; spends a few milliseconds."""
    picture = at_most(gray, LIVE_SIDE_MAX_PX)
    return read_plain(picture) or next(state.turns)(picture)


def decode_still(gray: GrayPicture) -> Codes:
    """Return the codes in a picture after which no other comes: each step in turn until one sees something."""
    picture = at_most(gray, WORKING_SIDE_MAX_PX)
    for step in STILL_STEPS:
        if codes := step(picture):
            return codes
    return ()


def _code(found: zxingcpp.Barcode, width: int, height: int) -> FoundCode:
    def corner(point: zxingcpp.Point) -> Corner:
        return (min(max(point.x / width, 0.0), 1.0), min(max(point.y / height, 0.0), 1.0))

    place = found.position
    corners: Corners = (
        corner(place.top_left),
        corner(place.top_right),
        corner(place.bottom_right),
        corner(place.bottom_left),
    )
    payload = bytes(found.bytes)
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        text = found.text  # in the encoding that the code names
    return FoundCode(text, payload, found.format.name, corners)


def at_most(gray: GrayPicture, side_px: int) -> GrayPicture:
    """Return ``gray``, made smaller if its longer side is above ``side_px``."""
    longer = max(gray.shape[:2])
    if longer <= side_px:
        return gray
    scale = side_px / longer
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return _gray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA))


def _gray(picture: cv2.typing.MatLike) -> GrayPicture:
    """Return what OpenCV made of a greyscale picture: greyscale again, which its types do not say."""
    return picture  # type: ignore[return-value]
