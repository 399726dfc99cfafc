"""Where in a picture bars stand side by side, whichever way they lean, and that place cut out with its bars upright."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.scanner.model import Corner, Corners, GrayPicture
from app.scanner.views import at_most, within

SEARCHED_SIDE_PX = 640
CELL_PX = 8
ALIKE_MIN = 0.4
"""How alike the slopes in a cell and around it point, from 0 in all ways to 1 in one."""
SLOPE_MIN = 0.25
"""How steep they are, as a share of the steepest tenth of the picture: bars are the sharpest thing there is."""
CELLS_MIN = 24
STRAIGHT_MIN = 0.8
"""How alike the cells of one place point, from 0 to 1."""
PLACES_MAX = 3
BESIDE = 0.25
BESIDE_MIN_PX = 24
CUT_WIDTH_PX = 1000
CUT_HEIGHT_MAX_PX = 220

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Place:
    """Bars that stand side by side: ``picture`` shows them upright; ``back`` leads from its pixels to the whole's."""

    picture: GrayPicture
    back: "cv2.typing.MatLike"

    def outline(self, corners: Corners, width: int, height: int) -> Corners:
        """Return corners within the place as corners within the whole picture of ``width`` by ``height``."""
        a, b, c, d = (self._corner(each, width, height) for each in corners)
        return (a, b, c, d)

    def _corner(self, corner: Corner, width: int, height: int) -> Corner:
        rows, columns = self.picture.shape
        x, y = self.back @ (corner[0] * columns, corner[1] * rows, 1.0)
        return within(float(x) / width, float(y) / height)


def places(gray: GrayPicture) -> list[Place]:
    """Return where bars may be in ``gray``, the largest first, three at most."""
    scale = min(1.0, SEARCHED_SIDE_PX / max(gray.shape))
    small = at_most(gray, SEARCHED_SIDE_PX)
    if min(small.shape) < 2 * CELL_PX:
        return []
    alike, steep, angles = _slopes(small)
    mask = ((alike > ALIKE_MIN) & (steep > SLOPE_MIN * np.quantile(steep, 0.98))).astype(np.uint8)
    count, labels, statistics, _middles = cv2.connectedComponentsWithStats(mask, connectivity=8)
    sizes = [(int(statistics[label, cv2.CC_STAT_AREA]), label) for label in range(1, count)]
    largest = sorted((size for size in sizes if size[0] >= CELLS_MIN), reverse=True)[:PLACES_MAX]
    found = (_cut(gray, labels == label, angles, CELL_PX / scale) for _area, label in largest)
    return [place for place in found if place is not None]


def _slopes(small: GrayPicture) -> tuple[Floats, Floats, Floats]:
    """Return for each cell how alike its slopes point, how steep they are, and twice the angle at which they point."""
    across = cv2.Sobel(small, cv2.CV_32F, 1, 0, ksize=3)
    down = cv2.Sobel(small, cv2.CV_32F, 0, 1, ksize=3)
    size = (small.shape[1] // CELL_PX, small.shape[0] // CELL_PX)

    def cells(values: "cv2.typing.MatLike") -> Floats:
        return np.asarray(cv2.blur(cv2.resize(values, size, interpolation=cv2.INTER_AREA), (3, 3)), np.float32)

    xx, yy, xy = cells(across * across), cells(down * down), cells(across * down)
    steep = xx + yy
    alike = np.hypot(xx - yy, 2 * xy) / (steep + 1.0)
    return alike, steep, np.asarray(np.arctan2(2 * xy, xx - yy), np.float32)


def _cut(gray: GrayPicture, is_part: NDArray[np.bool_], angles: Floats, cell_px: float) -> Place | None:
    """Return the place of these cells, turned so that its bars stand upright, and large enough to be read.

    None if they point here and there, as writing and cloth do.
    """
    doubled = angles[is_part]
    sine, cosine = float(np.sin(doubled).mean()), float(np.cos(doubled).mean())
    if math.hypot(sine, cosine) < STRAIGHT_MIN:
        return None
    angle = math.atan2(sine, cosine) / 2
    ys, xs = np.nonzero(is_part)
    x, y = (xs + 0.5) * cell_px, (ys + 0.5) * cell_px
    along = x * math.cos(angle) + y * math.sin(angle)
    beside = -x * math.sin(angle) + y * math.cos(angle)
    left, right = float(along.min()) - cell_px, float(along.max()) + cell_px
    top, bottom = float(beside.min()), float(beside.max())
    margin = max(BESIDE_MIN_PX, BESIDE * (right - left))
    left, right = left - margin, right + margin
    middle = (top + bottom) / 2
    tall = min(max(bottom - top, 2 * cell_px), CUT_HEIGHT_MAX_PX)
    scale = min(2.0, CUT_WIDTH_PX / (right - left))
    size = (max(1, round((right - left) * scale)), max(1, round(tall * scale)))
    # From the cut's pixels to the picture's: the cut's rows run along the angle.
    cosine, sine = math.cos(angle) / scale, math.sin(angle) / scale
    start_x = left * math.cos(angle) - (middle - tall / 2) * math.sin(angle)
    start_y = left * math.sin(angle) + (middle - tall / 2) * math.cos(angle)
    back = np.array([[cosine, -sine, start_x], [sine, cosine, start_y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP  # smoother than cubic, which counts before sharpening
    picture = cv2.warpAffine(gray, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return Place(np.asarray(picture, np.uint8), back)
