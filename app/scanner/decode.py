"""Reading the codes of one picture: the live cascade and the still cascade."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle

import cv2

from app.scanner import bar_places, sequences, views, zbar, zxing
from app.scanner.model import Codes, Corner, Corners, FoundCode, GrayPicture
from app.scanner.views import at_most

SECOND_READER_SIDE_PX = 640
SMALLER_SIDE_PX = 768
SMOOTH_SIDE_PX = 960
SQUARES_SIDE_PX = 640
LIVE_SIDE_MAX_PX = 1920
WORKING_SIDE_MAX_PX = 4000
BESIDE = 0.25

Step = Callable[[GrayPicture], Codes]
_second_reader = zbar.reader()


def read_plain(gray: GrayPicture) -> Codes:
    """Return the QR codes of every form that the first reader sees in ``gray`` as it is."""
    return zxing.read(gray, zxing.QR_CODES)


def read_dark(gray: GrayPicture) -> Codes:
    """Return the QR codes of every form, dark on light ground, that the first reader sees in ``gray`` as it is."""
    return zxing.read(gray, zxing.QR_CODES, is_light_sought=False)


def read_everything(gray: GrayPicture) -> Codes:
    """Return the codes of all kinds that the first reader sees."""
    return zxing.read(gray, zxing.EVERYTHING)


def read_contrasted(gray: GrayPicture) -> Codes:
    """Return the codes of all kinds that are seen with evened out contrast."""
    return read_everything(views.contrasted(gray))


def read_bars(gray: GrayPicture) -> Codes:
    """Return the barcodes that are seen where bars stand side by side, each cut out, set upright and sharpened."""
    height, width = gray.shape
    found: Codes = ()
    for place in bar_places.places(gray):
        codes = zxing.read(views.sharpened(place.picture, 3, 2), zxing.BARCODES, is_thorough=False)
        outlined = (replace(code, corners=place.outline(code.corners, width, height)) for code in codes)
        found = together(found, tuple(outlined))
    return found


def read_sharpened(gray: GrayPicture) -> Codes:
    """Return the codes of all kinds that are seen in a larger picture without grain, its edges drawn out."""
    return read_everything(views.sharpened(views.smoothed(views.enlarged(gray), 2), 6, 2))


def read_second(gray: GrayPicture) -> Codes:
    """Return what the second reader sees, where its library is installed, in black and white at the size it likes."""
    if _second_reader is None:
        return ()
    return _second_reader(views.locally_black_and_white(at_most(gray, SECOND_READER_SIDE_PX)))


def read_second_smoothed(gray: GrayPicture) -> Codes:
    """Return what the second reader sees in a picture without grain."""
    return () if _second_reader is None else _second_reader(views.smoothed(at_most(gray, SECOND_READER_SIDE_PX), 1.5))


def read_second_enlarged(gray: GrayPicture) -> Codes:
    """Return what the second reader sees in black and white at twice that size."""
    if _second_reader is None:
        return ()
    return _second_reader(views.locally_black_and_white(views.enlarged(at_most(gray, SECOND_READER_SIDE_PX))))


def read_turned(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen in a larger picture with its edges drawn out, turned a little."""
    return _read_turned(views.sharpened(views.enlarged(gray), 3, 1.5))


def read_turned_contrasted(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen in a larger picture with evened out contrast, turned a little."""
    return _read_turned(views.contrasted(views.enlarged(gray)))


def read_stretched(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen at twice the height."""
    return read_plain(views.stretched(at_most(gray, views.ENLARGED_SIDE_PX // 2)))


def read_widened(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen at twice the width."""
    return read_plain(views.widened(at_most(gray, views.ENLARGED_SIDE_PX // 2)))


def read_strongly_contrasted(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen with strongly evened out contrast."""
    return read_plain(views.strongly_contrasted(gray))


def _read_turned(gray: GrayPicture) -> Codes:
    picture, back = views.turned(gray)

    def turned_back(code: FoundCode) -> FoundCode:
        a, b, c, d = map(back, code.corners)
        return replace(code, corners=(a, b, c, d))

    return tuple(map(turned_back, read_plain(picture)))


FIRST_STEPS: tuple[Step, ...] = (read_everything, read_contrasted, read_bars)
"""What a still picture always gets: where several codes are, one look may miss one."""
HARDER_STEPS: tuple[Step, ...] = (
    read_sharpened,
    read_second,
    read_turned,
    read_second_smoothed,
    read_second_enlarged,
    read_turned_contrasted,
    read_stretched,
    read_widened,
    read_strongly_contrasted,
)
"""In the order of what each reads that those before it did not, measured on pictures that the first steps miss."""
STILL_STEPS = FIRST_STEPS + HARDER_STEPS


def read_squares(gray: GrayPicture) -> Codes:
    """Return the codes in squares that are no QR codes."""
    return zxing.read(gray, zxing.SQUARES, is_thorough=False)


def read_turned_squares(gray: GrayPicture) -> Codes:
    """Return the codes in squares that are no QR codes, standing in whatever way, if they are large enough."""
    return zxing.read(at_most(gray, SQUARES_SIDE_PX), zxing.SQUARES)


def read_sharpened_smaller(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen in a smaller picture with its edges drawn out."""
    return read_plain(views.sharpened(views.quickly_at_most(views.paired(gray), SMALLER_SIDE_PX), 2, 1.5))


def read_sharpened_smooth(gray: GrayPicture) -> Codes:
    """Return the QR codes that are seen in a slightly smaller picture without grain, its edges drawn out."""
    smooth = views.smoothed(views.quickly_at_most(gray, SMOOTH_SIDE_PX), 1.2)
    return read_plain(views.quickly_sharpened(smooth, 7, 2))


LIVE_TURNS: tuple[Step, ...] = (
    read_sharpened_smaller,
    read_second,
    read_bars,
    read_squares,
    read_bars,
    read_sharpened_smooth,
    read_bars,
    read_turned_squares,
)
"""What frames get in turn, besides the first look for QR codes: one more look each, so that all stay cheap. The dearer
ones stand where the first look is the cheaper one."""
FIRST_LOOKS: tuple[Step, ...] = (read_plain, read_dark)
"""The first looks for QR codes, in turn while there is none."""
AT_FIRST_SIGHT: tuple[Step, ...] = (read_bars, read_squares, read_turned_squares, read_sharpened_smaller)
"""What a frame gets in addition when a code has just come into view, so that none beside it is passed over."""


@dataclass
class LiveState:
    """Whose turn it is to be the first look and the other, and what the frame before had: codes, and looks for them."""

    turns: Iterator[tuple[Step, Step]] = field(default_factory=lambda: cycle(zip(cycle(FIRST_LOOKS), LIVE_TURNS)))
    kept: tuple[Step, ...] = ()
    had_codes: bool = False


def decode_live(gray: GrayPicture, state: LiveState) -> Codes:
    """Return the codes in one frame of many; spends a few milliseconds where there is none."""
    picture = at_most(gray, LIVE_SIDE_MAX_PX)
    first, turn = next(state.turns)
    codes = looked(read_plain if state.had_codes else first, picture)
    kept: list[Step] = []
    taken = dict.fromkeys((*state.kept, turn))
    for step in taken:
        more = together(codes, looked(step, picture))
        if len(more) > len(codes):
            kept.append(step)
        codes = more
    if codes and not state.had_codes:
        for step in AT_FIRST_SIGHT:
            codes = codes if step in taken else together(codes, looked(step, picture))
    state.kept, state.had_codes = tuple(kept), bool(codes)
    return sequences.whole(codes)


def decode_still(gray: GrayPicture) -> Codes:
    """Return the codes in a picture after which no other comes: the harder steps until one sees something."""
    picture = at_most(gray, WORKING_SIDE_MAX_PX)
    codes: Codes = ()
    for step in FIRST_STEPS:
        codes = together(codes, looked(step, picture))
    for step in HARDER_STEPS:
        if codes:
            break
        codes = looked(step, picture)
    return sequences.whole(codes)


def looked(step: Step, picture: GrayPicture) -> Codes:
    """Return what ``step`` sees; nothing where the picture has a shape that it cannot take."""
    try:
        return step(picture)
    except cv2.error:
        return ()


def together(codes: Codes, more: Codes) -> Codes:
    """Return ``codes`` and those of ``more`` that are not among them: the same text elsewhere is another code."""
    return codes + tuple(each for each in more if not any(_is_same(each, known) for known in codes))


def _is_same(one: FoundCode, other: FoundCode) -> bool:
    if one.payload != other.payload:
        return False
    middle, (low, high) = _middle(one.corners), _bounds(other.corners)
    return low[0] <= middle[0] <= high[0] and low[1] <= middle[1] <= high[1]


def _middle(corners: Corners) -> Corner:
    return sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4


def _bounds(corners: Corners) -> tuple[Corner, Corner]:
    """Return the least and the greatest place in an outline, and a little around it: a barcode's may be one line."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    around = BESIDE * max(max(xs) - min(xs), max(ys) - min(ys))
    return (min(xs) - around, min(ys) - around), (max(xs) + around, max(ys) + around)
