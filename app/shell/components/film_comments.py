"""Comments that fly over a film from right to left, all painted by one item."""

import time
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import Property, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from app.shell.plain_words import hidden_shown

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

FLIGHT_MS = 8_000
"""From the moment a comment begins to come in until the last of it is gone, in the film's own time."""
STEP_MS = 33
"""How often they are painted anew: as often as most films have a picture."""
GAP = 24.0
LINE = 1.5
"""How far lanes are apart, in sizes of the font."""
SHARE = {"few": 0.25, "half": 0.5, "all": 1.0}
"""How much of the picture's height they may take."""
DRIFT_MS = 250.0
"""A player tells its position seldom and late; what is nearer to our own count is followed slowly."""
AT_ONCE_MAX = 150
"""So many are in the picture at most, wherever they fly: each is a picture that is kept."""
DRAWN_AT_ONCE_MAX = 12
"""So many comments' words are drawn in one turn; others that came in the same moment follow in the next ones."""
SHOWN_CHARACTERS_MAX = 120
"""Hidden characters are spelt out: a comment of nothing else would be many times as long."""
_EDGES = ((-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0))


class Comment(msgspec.Struct, frozen=True):
    """One comment as it came, checked."""

    at_ms: int
    text: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Flight:
    """One comment on its way: how wide it is, and in which lane from the top it flies."""

    comment: Comment
    text: str
    width: float
    lane: int


def flights(comments: Sequence[tuple[Comment, str, float]], width: float, lanes: int, *, is_full: bool) -> list[Flight]:
    """Give comments, by their time and with their words and widths, lanes in which none touches the one before.

    Where no lane is free a comment is left out; the person's own, and all of them with ``is_full``, fly over others
    in the lane that is free first. The same comments get the same lanes, however the film came to where it is.
    """
    if lanes < 1 or width <= 0:
        return []
    free_at, gone_at = [float("-inf")] * lanes, [float("-inf")] * lanes
    found: list[Flight] = []
    for comment, text, own in comments:
        if len(found) >= AT_ONCE_MAX and found[-AT_ONCE_MAX].comment.at_ms > comment.at_ms - FLIGHT_MS:
            continue
        speed = (width + own) / FLIGHT_MS
        reaches_end_at = comment.at_ms + width / speed
        clear = (at for at in range(lanes) if free_at[at] <= comment.at_ms and gone_at[at] <= reaches_end_at)
        lane = next(clear, None)
        if lane is None:
            if not is_full and not comment.is_own:
                continue
            lane = min(range(lanes), key=free_at.__getitem__)
        free_at[lane] = comment.at_ms + (own + GAP) / speed
        gone_at[lane] = comment.at_ms + FLIGHT_MS
        found.append(Flight(comment, text, own, lane))
    return found


@QmlElement
class FilmComments(QQuickPaintedItem):
    """Paints the comments that are in the picture now. GUI thread, as `FilmSurface`.

    Each one's words are drawn once, into a small picture, and moved from then on: a hundred of them cost a hundred
    copies of a few thousand pixels.
    """

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._sent = "[]"
        self._comments: list[Comment] = []
        self._flights: list[Flight] | None = None
        self._begins: list[int] = []
        self._pictures: dict[Comment, QPixmap] = {}
        self._position_ms = 0.0
        self._told_at = time.monotonic()
        self._is_moving = False
        self._speed = 1.0
        self._density = "half"
        self._tint = QColor("white")
        self._font = QFont()
        self._ratio = 1.0
        self.shown = 0
        """How many were in the picture when it was painted last."""
        self._steps = QTimer(self, interval=STEP_MS)
        self._steps.timeout.connect(self.update)
        self.visibleChanged.connect(self._run)

    def _get_sent(self) -> str:
        return self._sent

    def _set_sent(self, sent: str) -> None:
        self._sent = sent
        self._comments = sorted(msgspec.json.decode(sent, type=list[Comment]), key=lambda each: each.at_ms)
        self._arrange()

    sent = Property(str, _get_sent, _set_sent, notify=changed)
    """The comments as they came, as JSON: QML would make an object of each."""

    def _get_position_ms(self) -> float:
        return self._position_ms

    def _set_position_ms(self, position_ms: float) -> None:
        expected = self._now_ms()
        off = position_ms - expected
        is_near = self._is_moving and abs(off) < DRIFT_MS
        self._position_ms = expected + off / 8 if is_near else position_ms
        self._told_at = time.monotonic()
        if not is_near:
            self.update()

    positionMs = Property(float, _get_position_ms, _set_position_ms, notify=changed)

    def _get_is_moving(self) -> bool:
        return self._is_moving

    def _set_is_moving(self, is_moving: bool) -> None:
        self._position_ms, self._told_at = self._now_ms(), time.monotonic()
        self._is_moving = is_moving
        self._run()

    isMoving = Property(bool, _get_is_moving, _set_is_moving, notify=changed)

    def _get_speed(self) -> float:
        return self._speed

    def _set_speed(self, speed: float) -> None:
        self._position_ms, self._told_at = self._now_ms(), time.monotonic()
        self._speed = speed

    speed = Property(float, _get_speed, _set_speed, notify=changed)

    def _get_density(self) -> str:
        return self._density

    def _set_density(self, density: str) -> None:
        self._density = density
        self._arrange()

    density = Property(str, _get_density, _set_density, notify=changed)

    def _get_font(self) -> QFont:
        return self._font

    def _set_font(self, font: QFont) -> None:
        self._font = font
        self._pictures.clear()
        self._arrange()

    font = Property(QFont, _get_font, _set_font, notify=changed)

    def _get_ratio(self) -> float:
        return self._ratio

    def _set_ratio(self, ratio: float) -> None:
        self._ratio = ratio
        self._pictures.clear()
        self.update()

    ratio = Property(float, _get_ratio, _set_ratio, notify=changed)
    """How many pixels of the screen one of the window is."""

    def _get_tint(self) -> QColor:
        return self._tint

    def _set_tint(self, tint: QColor) -> None:
        self._tint = tint
        self._pictures.clear()
        self.update()

    tint = Property(QColor, _get_tint, _set_tint, notify=changed)

    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        """Find other lanes where the picture has another size."""
        super().geometryChange(new, old)
        if new.size() != old.size():
            self._arrange()

    def paint(self, painter: QPainter) -> None:
        """Paint each comment where it is by now."""
        if self._flights is None:
            self._flights = self._find_flights()
            self._begins = [flight.comment.at_ms for flight in self._flights]
        now_ms = self._now_ms()
        under_way = self._flights[bisect_left(self._begins, now_ms - FLIGHT_MS) : bisect_right(self._begins, now_ms)]
        width, step = self.width(), self._lane_height()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        to_draw = DRAWN_AT_ONCE_MAX
        for flight in under_way:
            picture = self._pictures.get(flight.comment)
            if picture is None:
                if not to_draw:
                    continue
                to_draw -= 1
                picture = self._pictures[flight.comment] = self._picture(flight)
            flown = (now_ms - flight.comment.at_ms) / FLIGHT_MS
            x = width - flown * (width + flight.width)
            painter.drawPixmap(round(x), round(flight.lane * step), picture)
        if not to_draw and not self._is_moving:
            QTimer.singleShot(0, self, self.update)
        if len(self._pictures) > 4 * len(under_way) + 64:
            kept = {flight.comment for flight in under_way}
            self._pictures = {comment: each for comment, each in self._pictures.items() if comment in kept}
        self.shown = len(under_way)

    def _now_ms(self) -> float:
        gone_s = time.monotonic() - self._told_at
        # Not on and on where the player says nothing more: it stalls.
        return self._position_ms + (min(gone_s, 1.0) * 1_000 * self._speed if self._is_moving else 0.0)

    def _run(self) -> None:
        if self._is_moving and self.isVisible() and self._comments:
            self._steps.start()
        else:
            self._steps.stop()
        self.update()

    def _arrange(self) -> None:
        self._flights = None
        self._run()

    def _lane_height(self) -> float:
        return max(1.0, round(self._font.pixelSize() * LINE))

    def _find_flights(self) -> list[Flight]:
        metrics = QFontMetricsF(self._font)
        told = []
        for comment in self._comments:
            text = hidden_shown(" ".join(comment.text.split()), SHOWN_CHARACTERS_MAX)
            if text:
                told.append((comment, text, metrics.horizontalAdvance(text) + 12.0))
        lanes = max(1, int(self.height() * SHARE[self._density] / self._lane_height()))
        return flights(told, self.width(), lanes, is_full=self._density == "all")

    def _picture(self, flight: Flight) -> QPixmap:
        """Return one comment's words, white with dark edges so that they can be read over anything."""
        ratio = self._ratio
        size = QSizeF(flight.width, self._lane_height())
        picture = QPixmap((size * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self._font)
        room = QRectF(6, 0, flight.width - 6, size.height())
        how = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(0, 0, 0, 150))
        for x, y in _EDGES:
            painter.drawText(room.translated(x, y), int(how), flight.text)
        painter.setPen(QColor("white"))
        painter.drawText(room, int(how), flight.text)
        if flight.comment.is_own:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._tint)
            painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 6, 6)
        painter.end()
        return picture
