"""Pictures of codes as cameras see them, and pictures that mean harm."""

import cv2
import numpy as np
import zxingcpp

from app.scanner.making import make_picture
from app.scanner.model import GrayPicture

TEXT = "plaza://miniapp/plaza.store/pages/home"


def desk(width: int = 1280, height: int = 720) -> GrayPicture:
    """Return a picture with soft shapes and no code."""
    dots = np.random.default_rng(7).integers(0, 255, (height // 20, width // 20), np.uint8)
    return np.asarray(cv2.resize(dots, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def barcode(kind: str, text: str, *, side: int = 600) -> GrayPicture:
    """Return the code of ``text`` of zxing's ``kind``, such as ``EAN13``, ``side`` pixels long, on white."""
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    drawn = np.array(made.to_image(scale=4, add_quiet_zones=True))
    framed = cv2.copyMakeBorder(drawn, 30, 30, 30, 30, cv2.BORDER_CONSTANT, value=255)
    scale = side / max(framed.shape)
    return np.asarray(cv2.resize(framed, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def lying(code: GrayPicture, degrees: float, *, blur: float = 0.0) -> GrayPicture:
    """Return ``code`` in the middle of a grey 720p picture, turned, out of focus."""
    height, width = code.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[:, 2] += (640 - width / 2, 360 - height / 2)
    picture = cv2.warpAffine(code, turn, (1280, 720), borderValue=120)
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), blur) if blur else picture, np.uint8)


def seen(
    text: str = TEXT, *, degrees: float = 0.0, blur: float = 0.0, lean: float = 0.0, side: int = 400
) -> GrayPicture:
    """Return the code of ``text`` in a 720p picture: turned, out of focus, leaning back (0 not at all, 0.5 far)."""
    code = make_picture(text, size_px=side)
    turn = np.vstack([cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1.0), [0, 0, 1]])
    edges = np.array([(0, 0), (side, 0), (side, side), (0, side)], np.float32)
    inset = lean * side / 2
    leaning = np.array([(inset, inset / 2), (side - inset, inset / 2), (side, side), (0, side)], np.float32)
    view = np.array([[1, 0, 640 - side / 2], [0, 1, 360 - side / 2], [0, 0, 1]], np.float64)
    view = view @ cv2.getPerspectiveTransform(edges, leaning) @ turn
    ground = desk()
    mask = cv2.warpPerspective(np.full_like(code, 255), view, (1280, 720))
    picture = np.where(mask > 127, cv2.warpPerspective(code, view, (1280, 720)), ground)
    if blur:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    return np.asarray(picture, np.uint8)


def finder_patterns(width: int = 1280, height: int = 720) -> GrayPicture:
    """Return a sheet of nothing but the corners of codes, made to keep decoders busy."""
    finder = np.full((9, 9), 255, np.uint8)
    finder[1:8, 1:8], finder[2:7, 2:7], finder[3:6, 3:6] = 0, 255, 0
    tile = np.kron(finder, np.ones((2, 2), np.uint8))
    return np.tile(tile, (height // 18 + 1, width // 18 + 1))[:height, :width].copy()


def png(picture: GrayPicture) -> bytes:
    """Return ``picture`` as a PNG file."""
    is_written, data = cv2.imencode(".png", picture)
    assert is_written
    return data.tobytes()
