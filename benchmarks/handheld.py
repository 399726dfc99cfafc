"""Pictures as a hand holds them before a camera: ten frames of each, moving, coming into focus, noisy."""

import math
import zlib
from dataclasses import dataclass

import cv2
import numpy as np

from app.scanner.model import GrayPicture

FRAMES = 10
WIDTH, HEIGHT = 1280, 720
EXPOSURE_PARTS = 5
GROUND = 110
ENLARGED_MAX = 3.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the picture is before the camera: its middle in pixels, its turn in degrees, its size as a factor."""

    x: float
    y: float
    degrees: float
    scale: float

    def plus(self, other: "Pose", share: float = 1.0) -> "Pose":
        """Return this pose moved by a share of ``other``, whose scale is a change of the scale."""
        return Pose(
            self.x + other.x * share,
            self.y + other.y * share,
            self.degrees + other.degrees * share,
            self.scale * (1 + other.scale * share),
        )


def frames(picture: GrayPicture) -> list[GrayPicture]:
    """Return ten 720p frames of ``picture``, the same ones each time: what moves them is drawn from its pixels.

    The hand drifts and trembles, the exposure smears what moves within it, the focus begins wrong and settles, the
    sensor adds noise.
    """
    chance = np.random.default_rng(zlib.crc32(picture.tobytes()))
    height, width = picture.shape
    fitted = min(WIDTH / width, HEIGHT / height, ENLARGED_MAX) * chance.uniform(0.7, 1.0)
    smaller = cv2.resize(picture, None, fx=min(fitted, 1), fy=min(fitted, 1), interpolation=cv2.INTER_AREA)
    shown = np.asarray(smaller, np.uint8)
    pose = Pose(WIDTH / 2, HEIGHT / 2, chance.uniform(-15, 15), max(fitted, 1.0))
    drift = Pose(chance.normal(0, 4), chance.normal(0, 4), chance.normal(0, 0.4), chance.normal(0, 0.004))
    out_of_focus, settling = chance.uniform(0.5, 4.0), chance.uniform(0.6, 0.9)
    noise = chance.uniform(2, 10)
    made = []
    for _number in range(FRAMES):
        tremble = Pose(chance.normal(0, 2.5), chance.normal(0, 2.5), chance.normal(0, 0.3), 0.0)
        moved = Pose(drift.x + tremble.x, drift.y + tremble.y, drift.degrees + tremble.degrees, drift.scale)
        frame = _exposed(shown, pose, moved)
        if out_of_focus > 0.3:
            frame = cv2.GaussianBlur(frame, (0, 0), out_of_focus)
        grain = chance.normal(0, noise, frame.shape)
        made.append(np.clip(frame + grain, 0, 255).astype(np.uint8))
        out_of_focus *= settling
        pose = pose.plus(moved)
    return made


def _exposed(shown: GrayPicture, pose: Pose, moved: Pose) -> "cv2.typing.MatLike":
    """Return what the sensor gathers while the shutter is open, which is half of the time between two frames."""
    parts = [_placed(shown, pose.plus(moved, share)) for share in np.linspace(0, 0.5, EXPOSURE_PARTS)]
    return np.asarray(np.mean(parts, axis=0), np.float32)


def _placed(shown: GrayPicture, pose: Pose) -> "cv2.typing.MatLike":
    height, width = shown.shape
    place = cv2.getRotationMatrix2D((width / 2, height / 2), pose.degrees, pose.scale)
    place[:, 2] += (pose.x - width / 2, pose.y - height / 2)
    return cv2.warpAffine(shown, place, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=GROUND)


def empty_frames(count: int) -> list[GrayPicture]:
    """Return ``count`` frames of a desk without a code, under a moving hand: soft shapes, edges, some writing."""
    chance = np.random.default_rng(7)
    dots = chance.integers(0, 255, (36, 64), np.uint8)
    ground = np.asarray(cv2.resize(dots, (WIDTH + 200, HEIGHT + 200), interpolation=cv2.INTER_CUBIC), np.uint8)
    for line in range(12):
        place = (120 + 40 * (line % 3), 160 + 55 * line)
        cv2.putText(ground, f"Meeting {line}: bring 12 cups, 3 pens", place, cv2.FONT_HERSHEY_SIMPLEX, 0.8, 20, 2)
    cv2.rectangle(ground, (700, 200), (1200, 600), 30, 4)
    made = []
    for number in range(count):
        left, top = (round(100 + 90 * math.sin(number / 9 + shift)) for shift in (0, 1))
        frame = ground[top : top + HEIGHT, left : left + WIDTH] + chance.normal(0, 4, (HEIGHT, WIDTH))
        made.append(np.clip(frame, 0, 255).astype(np.uint8))
    return made
