"""Other looks at a picture that may show a code which the picture itself hides."""

import math
from collections.abc import Callable

import cv2
import numpy as np

from app.scanner.model import Corner, GrayPicture

ENLARGED_SIDE_PX = 2400
TURN_DEGREES = 20.0

Back = Callable[[Corner], Corner]


def at_most(gray: GrayPicture, side_px: int) -> GrayPicture:
    """Return ``gray``, made smaller if its longer side is above ``side_px``."""
    longer = max(gray.shape[:2])
    return gray if longer <= side_px else scaled(gray, side_px / longer)


def scaled(gray: GrayPicture, factor: float) -> GrayPicture:
    """Return ``gray`` at ``factor`` times its size, one pixel at least."""
    size = (max(1, round(gray.shape[1] * factor)), max(1, round(gray.shape[0] * factor)))
    return _gray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC))


def quickly_at_most(gray: GrayPicture, side_px: int) -> GrayPicture:
    """Return ``gray`` as ``at_most`` does, in a sixth of the time, and a little coarser: for frames of many."""
    longer = max(gray.shape)
    if longer <= side_px:
        return gray
    size = (max(1, gray.shape[1] * side_px // longer), max(1, gray.shape[0] * side_px // longer))
    return _gray(cv2.resize(gray, size, interpolation=cv2.INTER_LINEAR))


def paired(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` with each pixel the mean of itself and its neighbours to the left and above."""
    return _gray(cv2.blur(gray, (2, 2)))


def enlarged(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` at twice its size, or as near to that as stays quick: small, far and coarse codes."""
    return scaled(gray, min(2.0, ENLARGED_SIDE_PX / max(gray.shape)))


def contrasted(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` with its contrast evened out piece by piece: glare, shade, low light."""
    return _gray(cv2.createCLAHE(clipLimit=2.0, tileGridSize=(8, 8)).apply(gray))


def strongly_contrasted(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` with its contrast evened out far more strongly: faded and worn prints."""
    return _gray(cv2.createCLAHE(clipLimit=4.0, tileGridSize=(4, 4)).apply(gray))


def smoothed(gray: GrayPicture, sigma_px: float) -> GrayPicture:
    """Return ``gray`` without its grain: noise, screens, woven and printed dots."""
    return _gray(cv2.GaussianBlur(gray, (0, 0), sigma_px))


def sharpened(gray: GrayPicture, sigma_px: float, amount: float) -> GrayPicture:
    """Return ``gray`` with its edges drawn out: out of focus, moved."""
    return _gray(cv2.addWeighted(gray, 1 + amount, cv2.GaussianBlur(gray, (0, 0), sigma_px), -amount, 0))


def quickly_sharpened(gray: GrayPicture, width_px: int, amount: float) -> GrayPicture:
    """Return ``gray`` with its edges drawn out against the mean of about twice ``width_px`` pixels each way."""
    around = cv2.blur(cv2.blur(gray, (width_px, width_px)), (width_px, width_px))
    return _gray(cv2.addWeighted(gray, 1 + amount, around, -amount, 0))


def locally_black_and_white(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` in black and white by what is around each pixel: uneven light, curved and patterned ground."""
    around = max(11, (min(gray.shape) // 10) | 1)
    blurred = cv2.GaussianBlur(gray, (5, 5), 0)
    mean, binary = cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY
    return _gray(cv2.adaptiveThreshold(blurred, 255, mean, binary, around, 3))


def stretched(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` at twice its height: codes seen from far above or below."""
    return _gray(cv2.resize(gray, None, fx=1, fy=2, interpolation=cv2.INTER_CUBIC))


def widened(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` at twice its width: codes seen from far beside them."""
    return _gray(cv2.resize(gray, None, fx=2, fy=1, interpolation=cv2.INTER_CUBIC))


def quarter_turned(gray: GrayPicture) -> GrayPicture:
    """Return ``gray`` turned clockwise by a quarter."""
    return _gray(cv2.rotate(gray, cv2.ROTATE_90_CLOCKWISE))


def turned(gray: GrayPicture) -> tuple[GrayPicture, Back]:
    """Return ``gray`` turned a little, and how its corners turn back: codes whose finders meet the rows badly."""
    height, width = gray.shape
    side = math.ceil(math.hypot(width, height))
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), TURN_DEGREES, 1.0)
    turn[0, 2] += (side - width) / 2
    turn[1, 2] += (side - height) / 2
    back = cv2.invertAffineTransform(turn)

    def corner(point: Corner) -> Corner:
        x, y = back @ (point[0] * side, point[1] * side, 1.0)
        return within(float(x) / width, float(y) / height)

    return _gray(cv2.warpAffine(gray, turn, (side, side), borderValue=255)), corner


def within(x: float, y: float) -> Corner:
    """Return the corner at (``x``, ``y``), brought into the picture."""
    return (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def _gray(picture: cv2.typing.MatLike) -> GrayPicture:
    """Return what OpenCV made of a greyscale picture: greyscale again, which its types do not say."""
    return np.asarray(picture, np.uint8)
