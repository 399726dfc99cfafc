"""What the scanner passes around: frames, and the codes found in them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GrayPicture: TypeAlias = "NDArray[np.uint8]"
"""A greyscale picture: rows by columns, 0 black to 255 white, contiguous."""

ColorPicture: TypeAlias = "NDArray[np.uint8]"
"""A colour picture: rows by columns by blue, green, red."""

Corner: TypeAlias = tuple[float, float]
Corners: TypeAlias = tuple[Corner, Corner, Corner, Corner]
"""The outline of a code, clockwise from its own top left; (0, 0) and (1, 1) are the corners of the picture."""

ReadingMode = Literal["live", "still"]
"""``live`` spends a few milliseconds, for another frame follows; ``still`` tries everything, for none does."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture from a source. ``number`` counts from 1 within the source; ``at`` is a monotonic time in seconds.

    ``rounds``: how often the source, one that begins anew at its end, had been through all of its pictures.
    ``gray`` is what is read; ``color`` is the same picture to look at, where the source has it for little: rows by
    columns by blue, green, red and a byte that says nothing, as screens are painted, so that painting converts nothing.
    """

    gray: GrayPicture
    number: int
    at: float
    mode: ReadingMode = "live"
    color: "ColorPicture | None" = None
    rounds: int = 0


TextIs = Literal["certain", "guessed", "bytes", "part"]
"""``certain``: in the encoding that the code names, or in UTF-8, which nothing else passes for; ``guessed``: the code
names none, and another one fits; ``bytes``: no text, but bytes written as people can read them; ``part``: of a longer
text the part that stands before it, as in ``2/3 ...``, while the others are not in view."""


class Part(NamedTuple):
    """Which part of a text in several codes one is: its ``number``, from 1, of how many.

    ``sequence`` is what all parts of the text call it. ``parity`` is the sum of its bytes, where they tell.
    ``text_is``: how the text of this part alone came about.
    """

    number: int
    total: int
    sequence: str
    parity: int | None
    text_is: TextIs


@dataclass(frozen=True, slots=True)
class FoundCode:
    """One code that was read. ``payload`` is what it holds; ``text`` is that as people read it.

    ``format`` is its kind, such as ``QRCode`` or ``EAN13``.
    """

    text: str
    payload: bytes
    format: str
    corners: Corners
    text_is: TextIs = "certain"
    part: Part | None = None


Codes: TypeAlias = tuple[FoundCode, ...]
"""The codes of one picture, in no particular order."""
