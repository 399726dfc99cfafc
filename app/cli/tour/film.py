"""The test camera's film: a printed code carried into view, tilted, moving, now and then out of focus."""

import math
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.scanner.making import make_picture

Picture = NDArray[np.uint8]
Place = NDArray[np.float32]

WIDTH, HEIGHT = 1280, 720
FPS = 25
SECONDS = 6.0
CARD_WIDTH, CARD_HEIGHT = 560, 700
EMPTY_SHARE = 0.15  # of the film, at its start and end: nothing in view yet
BLUR_MAX = 3.0
NOISE_SHIFT_MAX = 64


def film_code(path: Path, text: str, *, seconds: float = SECONDS, width: int = WIDTH, height: int = HEIGHT) -> None:
    """Write a film of a card with the code of ``text`` to ``path`` (``.avi``): the same bytes for the same arguments.

    Raises:
        OSError: the film cannot be written there.
        Refused: no code can be made of ``text``.
    """
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (width, height))
    if not writer.isOpened():
        raise OSError(f"cannot write a film to {path}")
    try:
        for picture in frames(text, seconds=seconds, width=width, height=height):
            writer.write(picture)
    finally:
        writer.release()


def frames(text: str, *, seconds: float = SECONDS, width: int = WIDTH, height: int = HEIGHT) -> Iterator[Picture]:
    """Yield the film's pictures, in colour."""
    random = np.random.default_rng(20_240_229)
    noise = random.integers(-6, 7, (height + NOISE_SHIFT_MAX, width + NOISE_SHIFT_MAX, 3), dtype=np.int16)
    desk, card = _desk(width, height), _card(text)
    count = max(1, round(seconds * FPS))
    for number in range(count):
        moment = number / count
        picture = _lay(desk, card, _corners(moment, width, height))
        sigma = BLUR_MAX * max(0.0, math.sin(moment * 6 * math.pi)) ** 2
        if sigma > 0.3:
            picture = _same(cv2.GaussianBlur(picture, (0, 0), sigma))
        down, across = random.integers(0, NOISE_SHIFT_MAX, 2)
        yield _same(cv2.add(picture, noise[down : down + height, across : across + width], dtype=cv2.CV_8U))


def _desk(width: int, height: int) -> Picture:
    """Return a desk in the light of a lamp, with a little grain in its wood."""
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    light = 0.62 + 0.34 * np.exp(-((x - 0.3) ** 2 + (y - 0.2) ** 2) * 2.2)
    wood = 1 + 0.035 * np.sin(y * 46 + 2.5 * np.sin(x * 5)) + 0.02 * np.sin(y * 131 + 3 * np.sin(x * 9))
    desk = np.clip((light * wood)[..., None] * np.array([112, 146, 176]), 0, 255)
    return np.asarray(desk, np.uint8)


def _card(text: str) -> Picture:
    """Return a printed card: a coloured band, the code, a few lines that stand for words."""
    card = np.full((CARD_HEIGHT, CARD_WIDTH, 3), 250, np.uint8)
    card[:96] = (74, 131, 7)
    cv2.circle(card, (64, 48), 22, (255, 255, 255), -1, cv2.LINE_AA)
    cv2.rectangle(card, (108, 38), (330, 58), (235, 245, 225), -1)
    side = 448
    code = cv2.cvtColor(make_picture(text, size_px=side), cv2.COLOR_GRAY2BGR)
    left = (CARD_WIDTH - side) // 2
    card[116 : 116 + side, left : left + side] = code
    cv2.rectangle(card, (left + 40, 600), (CARD_WIDTH - left - 40, 618), (196, 196, 196), -1)
    cv2.rectangle(card, (left + 100, 640), (CARD_WIDTH - left - 100, 654), (220, 220, 220), -1)
    return card


def _corners(moment: float, width: int, height: int) -> Place:
    """Return where the card's corners are at ``moment`` (0 to 1): in from the right, swaying, out to the right."""
    share = min(max((moment - EMPTY_SHARE) / (1 - 2 * EMPTY_SHARE), 0.0), 1.0)
    present = math.sin(math.pi * share) ** 0.35 if 0 < share < 1 else 0.0
    swing = 2 * math.pi * share
    scale = height / HEIGHT * (0.72 + 0.1 * math.sin(swing * 1.5))
    turn = math.radians(14 * math.sin(swing * 1.3))
    lean = math.radians(32 * math.sin(swing + 0.7))
    nod = math.radians(22 * math.cos(swing * 0.8))
    centre_x = width * (0.5 + 0.06 * math.sin(swing * 2) + (1 - present) * 0.9)
    centre_y = height * (0.52 + 0.05 * math.cos(swing * 1.7))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        flat_x, flat_y = x * CARD_WIDTH / 2 * scale, y * CARD_HEIGHT / 2 * scale
        x_turned = flat_x * math.cos(turn) - flat_y * math.sin(turn)
        y_turned = flat_x * math.sin(turn) + flat_y * math.cos(turn)
        depth = 1 + (x_turned * math.sin(lean) + y_turned * math.sin(nod)) / (2.2 * height)
        corners.append((centre_x + x_turned * math.cos(lean) / depth, centre_y + y_turned * math.cos(nod) / depth))
    return np.array(corners, np.float32)


def _lay(desk: Picture, card: Picture, corners: Place) -> Picture:
    """Return ``desk`` with ``card`` lying on it, its shadow beneath."""
    height, width = desk.shape[:2]
    edges = np.array([(0, 0), (CARD_WIDTH, 0), (CARD_WIDTH, CARD_HEIGHT), (0, CARD_HEIGHT)], np.float32)
    view = cv2.getPerspectiveTransform(edges, corners)
    laid = cv2.warpPerspective(card, view, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(card.shape[:2], 255, np.uint8), view, (width, height))
    small = np.array([(0.25, 0, 3), (0, 0.25, 4)])  # the shadow falls a little to the right and down
    shadow = cv2.GaussianBlur(cv2.warpAffine(mask, small, (width // 4, height // 4)), (0, 0), 3)
    light = 1 - 0.45 / 255 * cv2.resize(shadow, (width, height)).astype(np.float32)
    ground = cv2.multiply(desk, cv2.merge([light, light, light]), dtype=cv2.CV_8U)
    return np.where(mask[..., None] > 127, laid, ground)


def _same(picture: cv2.typing.MatLike) -> Picture:
    """Return what OpenCV made of an 8-bit picture: 8-bit again, which its types do not say."""
    return picture  # type: ignore[return-value]
