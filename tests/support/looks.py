"""Pictures of what is drawn, compared with pictures kept: how different two are, and what to do about it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QColor, QImage

KEPT = Path(__file__).parents[1] / "data" / "components"
OUT = Path(__file__).parents[2] / "out" / "looks"
TILE = 24
# Other computers smooth letters a little differently: every edge a little, nowhere much.
MEAN_MAX = 1.0
SHARE_MAX = 0.004
TILE_MEAN_MAX = 6.0
CLEARLY = 48
COMMON_MAX = 96
PHOTOGRAPH_COLORS_MIN = 5_000


@dataclass(frozen=True)
class Difference:
    """How different two pictures of one size are, in steps of 256.

    ``mean`` over all pixels; ``share`` of the pixels that differ clearly; ``tile`` the mean of the tile that differs
    most, which is where a word or a colour is gone.
    """

    mean: float
    share: float
    tile: float

    @property
    def is_small(self) -> bool:
        """Whether nobody would see it."""
        return self.mean <= MEAN_MAX and self.share <= SHARE_MAX and self.tile <= TILE_MEAN_MAX

    def __str__(self) -> str:
        return f"mean {self.mean:.2f}, {self.share:.2%} of the pixels clearly, worst place {self.tile:.1f}"


def pixels(image: QImage) -> "np.ndarray[Any, np.dtype[np.int16]]":
    """Return ``image`` as an array of height × width × 3."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(rgb.constBits()), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).astype(np.int16)


def difference(kept: QImage, drawn: QImage) -> Difference:
    """Return how different two pictures of one size are."""
    apart = np.abs(pixels(kept) - pixels(drawn)).max(axis=2)
    height, width = (-(-side // TILE) * TILE for side in apart.shape)
    padded = np.zeros((height, width))
    padded[: apart.shape[0], : apart.shape[1]] = apart
    tiles = padded.reshape(height // TILE, TILE, width // TILE, TILE).mean(axis=(1, 3))
    return Difference(float(apart.mean()), float((apart > CLEARLY).mean()), float(tiles.max()))


def compare(name: str, drawn: QImage, *, renew: bool) -> None:
    """Fail unless ``drawn`` looks like the picture kept as ``name``; with ``renew``, keep it instead.

    What was drawn and where it differs are then in the folder ``out/looks``.
    """
    place = KEPT / f"{name}.png"
    kept = QImage(str(place))
    if renew:
        if kept.size() != drawn.size() or not difference(kept, drawn).is_small:
            _save(in_few_colors(drawn), place)
        return
    how = f"pytest tests/shell/components/test_looks.py -k {name} --renew-pictures, then look at {place}"
    _save(drawn, OUT / f"{name}.png")
    assert not kept.isNull(), f"there is no picture of {name} yet: {how}"
    assert kept.size() == drawn.size(), (
        f"{name} is now {_size(drawn)}, was {_size(kept)}: see {OUT / name}.png. If that is meant: {how}"
    )
    found = difference(kept, drawn)
    if not found.is_small:
        _save(_apart(kept, drawn), OUT / f"{name}-difference.png")
    assert found.is_small, (
        f"{name} looks different ({found}): see {OUT / name}.png and {name}-difference.png. If that is meant: {how}"
    )


def in_few_colors(image: QImage) -> QImage:
    """Return ``image`` with a table of its commonest colours: a third of the bytes, and nobody sees it.

    One that holds a photograph stays as it is.
    """
    shown = pixels(image)
    colors, places, counts = np.unique(
        shown.reshape(-1, 3).astype(np.int32), axis=0, return_inverse=True, return_counts=True
    )
    if len(colors) > PHOTOGRAPH_COLORS_MIN:
        return image
    by_count = colors[np.argsort(-counts)]
    # Of the rarer ones one of each sixteen neighbouring shades, so that all find something near.
    common, rare = by_count[:COMMON_MAX], by_count[COMMON_MAX:]
    _, firsts = np.unique(rare // 16, axis=0, return_index=True)
    table = np.concatenate([common, rare[np.sort(firsts)]])[:256]
    nearest = ((colors[:, None] - table[None]) ** 2).sum(axis=2).argmin(axis=1)
    indices = nearest[places.ravel()].astype(np.uint8).tobytes()
    small = QImage(indices, image.width(), image.height(), image.width(), QImage.Format.Format_Indexed8)
    small.setColorTable([QColor(*(int(part) for part in color)).rgb() for color in table])
    return small.copy()


def _apart(kept: QImage, drawn: QImage) -> QImage:
    """Return the two pictures' difference, black where they are alike."""
    apart = np.ascontiguousarray(np.abs(pixels(kept) - pixels(drawn)).clip(0, 255).astype(np.uint8))
    image = QImage(apart.tobytes(), drawn.width(), drawn.height(), drawn.width() * 3, QImage.Format.Format_RGB888)
    return image.copy()


def _save(image: QImage, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    # The number is how little to compress.
    assert image.save(str(place), quality=0), f"{place} cannot be written"


def _size(image: QImage) -> str:
    return f"{image.width()} × {image.height()}"
