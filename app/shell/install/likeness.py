"""Whether a person could take one icon for another: by what gets lighter and darker in them, whatever their colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

CELLS = 9
DIFFERENT_MAX = 14
"""Of 144 steps between neighbouring cells, so many may differ: scaled, recompressed, recoloured icons stay below."""
CONTRAST_MIN = 24
"""Of 255 between the lightest and the darkest cell: below, an icon is a plain area, which nobody owns."""


def outline_of(image: QImage) -> int | None:
    """Return the difference hash of an icon; nothing where it is a plain area. Any thread.

    It is put on white, shrunk to 9 by 9 cells of grey, and each cell compared with the next one in its row and column.
    """
    if image.isNull():
        return None
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(QColor("white"))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    mode = Qt.TransformationMode.SmoothTransformation
    small = flat.scaled(CELLS, CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    gray = [[QColor(small.pixel(x, y)).lightness() for x in range(CELLS)] for y in range(CELLS)]
    cells = [cell for row in gray for cell in row]
    if max(cells) - min(cells) < CONTRAST_MIN:
        return None
    rightwards = [row[x] < row[x + 1] for row in gray for x in range(CELLS - 1)]
    downwards = [gray[y][x] < gray[y + 1][x] for y in range(CELLS - 1) for x in range(CELLS)]
    return sum(1 << at for at, is_lighter in enumerate((*rightwards, *downwards)) if is_lighter)


def are_alike(outline: int | None, other: int | None) -> bool:
    """Tell whether a person could take one icon for the other."""
    return outline is not None and other is not None and (outline ^ other).bit_count() <= DIFFERENT_MAX
