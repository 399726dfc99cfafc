"""What the films show: skies, hills, water, a paper boat, and what each episode has of its own."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPolygonF, QRadialGradient

PAPER, FOLD, SHADE = QColor("#fffaf0"), QColor("#e9dcc6"), QColor("#c9b597")


@dataclass(frozen=True)
class Mood:
    """The colours of an episode, at its beginning and at its end."""

    sky: tuple[str, str, str, str]
    hills: tuple[str, str, str]
    water: tuple[str, str]
    light: str
    sway: float = 1.0


MOODS = {
    "s1e1": Mood(
        ("#f7c9a9", "#fbe7cf", "#8ec9e8", "#e9f5f7"),
        ("#b7a7c9", "#8fa7a0", "#5f8a72"),
        ("#7cc0cf", "#2f6f8f"),
        "#fff1c9",
    ),
    "s1e2": Mood(
        ("#5f7286", "#93a5ae", "#6f8799", "#b9c6c6"),
        ("#6f7f8c", "#566873", "#3f5560"),
        ("#6f94a0", "#2a4a5e"),
        "#dfe9ee",
        1.9,
    ),
    "s1e3": Mood(
        ("#20204e", "#5a3a72", "#14183f", "#3a2a62"),
        ("#2c2757", "#221f49", "#171739"),
        ("#3a3a78", "#12163a"),
        "#ffcf8a",
        0.7,
    ),
    "s2e1": Mood(
        ("#1d4b73", "#f0a878", "#16304f", "#8a6a8a"),
        ("#3f6584", "#2f5570", "#24465e"),
        ("#2f7f9a", "#0d3450"),
        "#ffd9a0",
        1.4,
    ),
    "s2e2": Mood(
        ("#071a33", "#123a4f", "#08142b", "#1a4a55"),
        ("#12304a", "#0d263d", "#0a1d31"),
        ("#17506a", "#061a30"),
        "#c9fff0",
        0.8,
    ),
    "s2e3": Mood(
        ("#2a2f5e", "#c77f86", "#f3b48a", "#fde3b5"),
        ("#6a5a86", "#514a73", "#3b3a5e"),
        ("#7f8fb8", "#2a3a66"),
        "#ffe9a8",
        0.9,
    ),
}


def mixed(one: str, other: str, share: float) -> QColor:
    """Return a colour between two."""
    a, b = QColor(one), QColor(other)
    parts = ((x + (y - x) * share) for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True))  # type: ignore[index]
    return QColor(*(round(part) for part in parts))


def clear(color: QColor, alpha: float) -> QColor:
    """Return a colour that lets ``1 - alpha`` of what is behind it through."""
    made = QColor(color)
    made.setAlphaF(max(0.0, min(1.0, alpha)))
    return made


class Scene:
    """Draws one moment of one episode. ``t`` is in seconds, ``share`` how much of the episode is over."""

    def __init__(self, painter: QPainter, episode_id: str, width: int, height: int, t: float, share: float) -> None:
        self.p, self.id, self.w, self.h, self.t, self.share = painter, episode_id, width, height, t, share
        self.mood = MOODS[episode_id]
        self.shore = height * 0.62

    def draw(self) -> None:
        self.p.setRenderHints(QPainter.RenderHint.Antialiasing)
        self.p.setPen(Qt.PenStyle.NoPen)
        self.sky()
        EXTRAS[self.id][0](self)
        self.hills()
        self.water()
        EXTRAS[self.id][1](self)
        self.boat()
        self.wave(0.80, 9, 0.9, clear(QColor(self.mood.water[1]), 0.72))
        self.wave(0.90, 12, 1.3, clear(mixed(self.mood.water[1], "#000000", 0.25), 0.85))
        EXTRAS[self.id][2](self)

    def sky(self) -> None:
        top, low, late_top, late_low = self.mood.sky
        ground = QLinearGradient(0, 0, 0, self.shore)
        ground.setColorAt(0, mixed(top, late_top, self.share))
        ground.setColorAt(1, mixed(low, late_low, self.share))
        self.p.fillRect(QRectF(0, 0, self.w, self.h), ground)

    def glow(self, x: float, y: float, radius: float, color: QColor, strength: float = 1.0) -> None:
        light = QRadialGradient(QPointF(x, y), radius)
        light.setColorAt(0, clear(color, 0.9 * strength))
        light.setColorAt(0.35, clear(color, 0.35 * strength))
        light.setColorAt(1, clear(color, 0))
        self.p.setBrush(light)
        self.p.drawEllipse(QPointF(x, y), radius, radius)

    def disk(self, x: float, y: float, radius: float, color: str) -> None:
        self.glow(x, y, radius * 4, QColor(color), 0.6)
        self.p.setBrush(QColor(color))
        self.p.drawEllipse(QPointF(x, y), radius, radius)

    def cloud(self, x: float, y: float, size: float, color: QColor) -> None:
        self.p.setBrush(color)
        for dx, dy, part in ((-0.9, 0.12, 0.55), (-0.3, -0.15, 0.8), (0.4, -0.05, 0.7), (1.0, 0.14, 0.5)):
            self.p.drawEllipse(QPointF(x + dx * size, y + dy * size), part * size, part * size * 0.62)

    def drifting(self, count: int, speed: float, y: float, size: float, color: QColor) -> None:
        choose = random.Random(f"{self.id} clouds")
        for number in range(count):
            span = self.w + size * 5
            x = (choose.random() * span + self.t * speed * (0.6 + 0.5 * choose.random()) * self.w) % span - size * 2.5
            self.cloud(x, y + choose.uniform(-0.5, 0.9) * size + number, size * choose.uniform(0.6, 1.1), color)

    def stars(self, count: int) -> None:
        choose = random.Random(f"{self.id} stars")
        for _ in range(count):
            x, y, big = choose.random() * self.w, choose.random() * self.shore * 0.9, choose.uniform(0.5, 1.6)
            shine = 0.55 + 0.4 * math.sin(self.t * choose.uniform(0.6, 2.2) + choose.random() * 6)
            self.p.setBrush(clear(QColor("#fffbe8"), shine))
            self.p.drawEllipse(QPointF(x, y), big * self.w / 640, big * self.w / 640)

    def hills(self) -> None:
        for place, color in enumerate(self.mood.hills):
            base = self.shore - self.h * (0.16 - 0.055 * place)
            high = self.h * (0.10 - 0.022 * place)
            slide = self.t * self.w * 0.012 * (place + 1) * (1 if self.id[1] == "1" else 0.35)
            points = [QPointF(0, self.shore + 4)]
            for step in range(0, self.w + 9, 8):
                at = (step + slide) / self.w * 640
                y = (
                    math.sin(at / 97 + place * 2.1)
                    + 0.5 * math.sin(at / 41 + place)
                    + 0.22 * math.sin(at / 17 + place * 4)
                )
                points.append(QPointF(step, base - y * high * (1 if self.id[1] == "1" else 0.34)))
            points.append(QPointF(self.w, self.shore + 4))
            self.p.setBrush(QColor(color))
            self.p.drawPolygon(QPolygonF(points))

    def water(self) -> None:
        ground = QLinearGradient(0, self.shore, 0, self.h)
        ground.setColorAt(0, QColor(self.mood.water[0]))
        ground.setColorAt(1, QColor(self.mood.water[1]))
        self.p.fillRect(QRectF(0, self.shore, self.w, self.h - self.shore), ground)
        choose = random.Random(f"{self.id} glints")
        for _ in range(46):
            y = choose.random() ** 1.4
            x = (choose.random() * self.w + self.t * self.w * 0.02 * (1 + 2 * y)) % self.w
            shine = 0.10 + 0.16 * math.sin(self.t * choose.uniform(0.8, 2.0) + choose.random() * 6)
            long = self.w * (0.012 + 0.05 * y) * choose.uniform(0.5, 1.2)
            self.p.setBrush(clear(QColor(self.mood.light), shine))
            self.p.drawRoundedRect(QRectF(x, self.shore + 3 + y * (self.h - self.shore), long, 1 + 1.6 * y), 1, 1)
        self.wave(0.70, 5, 0.5, clear(QColor(self.mood.water[1]), 0.35))

    def swell(self, x: float, speed: float) -> float:
        at = x / self.w * 640
        return math.sin(at / 60 + self.t * speed * 1.7) + 0.45 * math.sin(at / 23 - self.t * speed * 1.1)

    def wave(self, base: float, high: float, speed: float, color: QColor) -> None:
        points = [QPointF(0, self.h)]
        for step in range(0, self.w + 11, 10):
            points.append(QPointF(step, self.h * base + self.swell(step, speed) * high * self.mood.sway * self.h / 720))
        points.append(QPointF(self.w, self.h))
        self.p.setBrush(color)
        self.p.drawPolygon(QPolygonF(points))

    @property
    def boat_at(self) -> tuple[float, float]:
        """Where the boat floats: it crosses the picture slowly."""
        x = self.w * (0.30 + 0.36 * self.share)
        lift = self.swell(x, 0.9) * 7 * self.mood.sway * self.h / 720
        return x, self.h * 0.775 + lift

    def boat(self) -> None:
        x, y = self.boat_at
        size = self.h * 0.12
        tilt = 5 * self.mood.sway * math.sin(self.t * 1.5) + 2 * math.sin(self.t * 0.7)
        self.p.save()
        self.p.translate(x, y)
        self.p.rotate(tilt)
        self.folded(size)
        if self.id in ("s1e2", "s1e3", "s2e3"):  # who came aboard
            self.glow(
                size * 0.62,
                -size * 0.98 + 3 * math.sin(self.t * 3),
                size * 0.5,
                QColor("#f6ff9a"),
                0.7 + 0.25 * math.sin(self.t * 4),
            )
        self.p.restore()

    def folded(self, size: float) -> None:
        def shape(color: QColor, *points: tuple[float, float]) -> None:
            self.p.setBrush(color)
            self.p.drawPolygon(QPolygonF([QPointF(a * size, b * size) for a, b in points]))

        dark = clear(QColor("#000000"), 0.12)
        self.p.setBrush(dark)
        self.p.drawEllipse(QPointF(0, size * 0.62), size * 1.25, size * 0.12)
        shape(FOLD, (0, -1.25), (-0.55, 0), (0, 0))
        shape(PAPER, (0, -1.25), (0.55, 0), (0, 0))
        shape(SHADE, (-1.5, -0.35), (0, 0.05), (-0.8, 0.6))
        shape(FOLD, (-1.5, -0.35), (0, 0.1), (0.0, 0.6), (-0.8, 0.6))
        shape(PAPER, (1.5, -0.35), (0, 0.1), (0.0, 0.6), (0.8, 0.6))
        shape(clear(SHADE, 0.5), (0.5, 0.6), (1.02, -0.02), (0.8, 0.6))
        self.p.setBrush(clear(QColor("#8aa0c0"), 0.75))  # what was written on the letter
        for line in range(3):
            self.p.drawRect(QRectF(size * 0.12, size * (0.2 + 0.1 * line), size * (0.62 - 0.13 * line), size * 0.025))


def nothing(_scene: Scene) -> None:
    """Add nothing."""


def morning_sky(scene: Scene) -> None:
    scene.disk(scene.w * 0.74, scene.shore * (0.85 - 0.55 * scene.share), scene.h * 0.075, "#fff0c2")
    scene.drifting(6, 0.012, scene.h * 0.16, scene.h * 0.09, clear(QColor("#ffffff"), 0.5))


def morning_birds(scene: Scene) -> None:
    choose = random.Random("birds")
    pen_color = clear(QColor("#4a5568"), 0.7)
    for _ in range(7):
        x = (choose.random() * scene.w + scene.t * scene.w * choose.uniform(0.03, 0.05)) % (scene.w * 1.1)
        y = scene.h * choose.uniform(0.12, 0.38)
        beat = math.sin(scene.t * choose.uniform(5, 8)) * 4
        scene.p.setBrush(pen_color)
        for side in (-1, 1):
            wing = [
                QPointF(x, y),
                QPointF(x + side * 7, y - 4 - beat),
                QPointF(x + side * 13, y - 1 - beat * 0.5),
                QPointF(x + side * 7, y - 2 - beat),
            ]
            scene.p.drawPolygon(QPolygonF(wing))


def rain_sky(scene: Scene) -> None:
    scene.drifting(11, 0.02, scene.h * 0.10, scene.h * 0.16, clear(QColor("#46566a"), 0.55))
    flash = max(0.0, 1 - abs(scene.share - 0.46) * 60) + max(0.0, 1 - abs(scene.share - 0.5) * 90)
    if flash:
        scene.p.fillRect(QRectF(0, 0, scene.w, scene.h), clear(QColor("#f4f8ff"), 0.6 * flash))


def rain_drops(scene: Scene) -> None:
    choose = random.Random("rain")
    strength = min(1.0, scene.share * 4) * min(1.0, (1 - scene.share) * 3.2)
    scene.p.setBrush(clear(QColor("#dcebf5"), 0.38))
    for _ in range(round(170 * strength)):
        speed = choose.uniform(0.9, 1.4)
        y = (choose.random() + scene.t * speed) % 1.1 * scene.h - 20
        x = (choose.random() * scene.w - (y / scene.h) * 60) % scene.w
        long = scene.h * 0.05 * speed
        drop = [QPointF(x, y), QPointF(x + 1.3, y), QPointF(x - 5.7, y + long), QPointF(x - 7, y + long)]
        scene.p.drawPolygon(QPolygonF(drop))


def rain_rings(scene: Scene) -> None:
    choose = random.Random("rings")
    strength = min(1.0, scene.share * 4) * min(1.0, (1 - scene.share) * 3.2)
    for _ in range(26):
        age = (choose.random() + scene.t * choose.uniform(0.5, 0.9)) % 1
        x, y = choose.random() * scene.w, scene.shore + (0.1 + 0.9 * choose.random()) * (scene.h - scene.shore)
        pen = clear(QColor("#eaf4fa"), 0.5 * (1 - age) * strength)
        scene.p.setPen(pen)
        scene.p.setBrush(Qt.BrushStyle.NoBrush)
        scene.p.drawEllipse(QPointF(x, y), 4 + 22 * age, 1.2 + 6 * age)
    scene.p.setPen(Qt.PenStyle.NoPen)


def night_sky(scene: Scene) -> None:
    scene.stars(90)
    scene.disk(scene.w * 0.2, scene.h * 0.16, scene.h * 0.05, "#fff6da")


def lanterns(scene: Scene, count: int, *, rises: bool) -> None:
    choose = random.Random(f"lanterns {rises}")
    for _ in range(count):
        start, size = choose.random(), choose.uniform(0.022, 0.042) * scene.h
        x = scene.w * choose.random() + 14 * math.sin(scene.t * 0.6 + start * 9)
        if rises:
            y = scene.shore * (1.15 - (start * 0.9 + scene.t * 0.035) % 1.15)
        else:
            x = (x + scene.t * scene.w * 0.014) % scene.w
            y = scene.shore + (0.08 + 0.34 * start) * (scene.h - scene.shore) + 2 * math.sin(scene.t * 1.4 + start * 12)
            size *= 0.7 + 0.8 * start
        flame = 0.75 + 0.2 * math.sin(scene.t * choose.uniform(2, 4) + start * 7)
        scene.glow(x, y, size * 3.2, QColor("#ffb04f"), 0.8 * flame)
        body = QLinearGradient(0, y - size, 0, y + size)
        body.setColorAt(0, QColor("#ff8a4a"))
        body.setColorAt(1, QColor("#ffe29a"))
        scene.p.setBrush(body)
        scene.p.drawRoundedRect(QRectF(x - size * 0.7, y - size, size * 1.4, size * 1.8), size * 0.45, size * 0.45)


def lanterns_above(scene: Scene) -> None:
    night_sky(scene)
    lanterns(scene, 26, rises=True)


def lanterns_below(scene: Scene) -> None:
    lanterns(scene, 15, rises=False)


def evening_sky(scene: Scene) -> None:
    scene.disk(scene.w * 0.66, scene.shore * (0.72 + 0.34 * scene.share), scene.h * 0.085, "#ffd08a")
    scene.drifting(7, 0.008, scene.h * 0.2, scene.h * 0.07, clear(QColor("#ffe0c4"), 0.32))


def whale(scene: Scene) -> None:
    """A back that comes up, breathes and goes down again."""
    up = math.sin(math.pi * min(1.0, max(0.0, (scene.share - 0.24) / 0.62)))
    if up <= 0:
        return
    scene.p.save()
    scene.p.translate(scene.w * (0.94 - 0.13 * scene.share), scene.h * (0.90 - 0.16 * up))
    size = scene.h * 0.31
    body = QLinearGradient(0, -size, 0, size * 0.4)
    body.setColorAt(0, QColor("#6d93ad"))
    body.setColorAt(1, QColor("#1c4260"))
    scene.p.setBrush(body)
    outline = [
        (-1.25, 0.34),
        (-1.2, 0.02),
        (-0.9, -0.30),
        (-0.35, -0.46),
        (0.3, -0.40),
        (0.9, -0.12),
        (1.3, 0.2),
        (1.4, 0.4),
    ]
    scene.p.drawPolygon(QPolygonF([QPointF(a * size, b * size) for a, b in smooth(outline)]))
    scene.p.setBrush(clear(QColor("#d8e8ee"), 0.35))
    for line in range(5):
        scene.p.drawRoundedRect(
            QRectF(-size * 1.1, size * (0.06 + 0.06 * line), size * (0.9 - 0.12 * line), size * 0.018), 1, 1
        )
    scene.p.setBrush(QColor("#0a1c2b"))
    scene.p.drawEllipse(QPointF(-size * 0.82, -size * 0.04), size * 0.035, size * 0.04)
    scene.p.setBrush(QColor("#ffffff"))
    scene.p.drawEllipse(QPointF(-size * 0.83, -size * 0.05), size * 0.012, size * 0.012)
    breath = max(0.0, math.sin(math.pi * min(1.0, max(0.0, (scene.share - 0.42) / 0.3))))
    choose = random.Random("breath")
    for _ in range(60):
        age = (choose.random() + scene.t * 0.7) % 1
        side = choose.uniform(-1, 1) * age * 0.45
        high = -0.48 - breath * (1.5 * age - 1.1 * age * age) * 1.1
        scene.p.setBrush(clear(QColor("#f2fbff"), 0.5 * breath * (1 - age)))
        radius = size * (0.012 + 0.03 * age)
        scene.p.drawEllipse(QPointF(size * (-0.4 + side), size * high), radius, radius)
    scene.p.restore()


def smooth(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a line through points without its corners (Catmull–Rom)."""
    ends = [points[0], *points, points[-1]]
    made = []
    for place in range(1, len(ends) - 2):
        a, b, c, d = (np.array(ends[place + step]) for step in (-1, 0, 1, 2))
        for step in range(8):
            u = step / 8
            at = 0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u**3)
            made.append((float(at[0]), float(at[1])))
    return [*made, points[-1]]


def aurora(scene: Scene) -> None:
    scene.stars(130)
    strength = math.sin(math.pi * min(1.0, 0.12 + scene.share * 0.9)) ** 0.6
    for band, color in enumerate(("#3dffb0", "#48e0ff", "#b07bff")):
        for step in range(0, scene.w + 3, 3):
            at = step / scene.w * 6
            low = scene.h * (0.40 - 0.07 * band) + scene.h * 0.055 * math.sin(at + scene.t * 0.35 + band * 1.9)
            low += scene.h * 0.03 * math.sin(at * 2.7 - scene.t * 0.5 + band)
            long = scene.h * (0.24 + 0.08 * math.sin(at * 3.3 + scene.t * 0.8 + band * 2))
            shine = strength * (0.22 + 0.16 * math.sin(at * 5.1 + scene.t * 0.9 + band * 3))
            curtain = QLinearGradient(0, low - long, 0, low)
            curtain.setColorAt(0, clear(QColor(color), 0))
            curtain.setColorAt(0.8, clear(QColor(color), shine))
            curtain.setColorAt(1, clear(QColor(color), 0))
            scene.p.fillRect(QRectF(step, low - long, 3, long), curtain)


def aurora_on_water(scene: Scene) -> None:
    strength = math.sin(math.pi * min(1.0, 0.12 + scene.share * 0.9)) ** 0.6
    light = QLinearGradient(0, scene.shore, 0, scene.h)
    light.setColorAt(0, clear(QColor("#3dffb0"), 0.26 * strength))
    light.setColorAt(1, clear(QColor("#b07bff"), 0.05))
    scene.p.fillRect(QRectF(0, scene.shore, scene.w, scene.h - scene.shore), light)


def dawn_sky(scene: Scene) -> None:
    scene.stars(round(70 * max(0.0, 1 - scene.share * 1.6)))
    scene.disk(scene.w * 0.36, scene.shore * (1.12 - 0.42 * scene.share), scene.h * 0.08, "#ffe7b0")
    scene.drifting(5, 0.006, scene.h * 0.24, scene.h * 0.06, clear(QColor("#ffe9d6"), 0.45))


def lighthouse(scene: Scene) -> None:
    x, foot, size = scene.w * 0.83, scene.shore + scene.h * 0.05, scene.h * 0.3
    scene.p.setBrush(QColor("#3f3a5a"))
    rock = [(-0.75, 0.32), (-0.5, 0.05), (-0.2, -0.05), (0.25, -0.03), (0.6, 0.1), (0.85, 0.32)]
    scene.p.drawPolygon(QPolygonF([QPointF(x + a * size, foot + b * size) for a, b in rock]))
    for place, color in enumerate(("#fff6ea", "#e4605e", "#fff6ea", "#e4605e")):
        low, high = 0.24 * place, 0.24 * (place + 1)
        wide_low, wide_high = 0.17 - 0.05 * low, 0.17 - 0.05 * high
        corners = ((-wide_low, -low), (wide_low, -low), (wide_high, -high), (-wide_high, -high))
        scene.p.setBrush(QColor(color))
        scene.p.drawPolygon(QPolygonF([QPointF(x + a * size, foot + b * size) for a, b in corners]))
    lamp = foot - size * 1.04
    turn = math.sin(scene.t * 0.9)
    for side in (-1, 1):
        beam = QLinearGradient(x, lamp, x + side * size * 2.6, lamp)
        shine = 0.55 * (1 - 0.6 * scene.share) * (0.45 + 0.55 * side * turn)
        beam.setColorAt(0, clear(QColor("#fff2b8"), shine))
        beam.setColorAt(1, clear(QColor("#fff2b8"), 0))
        scene.p.setBrush(beam)
        far = [
            QPointF(x, lamp),
            QPointF(x + side * size * 2.6, lamp - size * 0.28),
            QPointF(x + side * size * 2.6, lamp + size * 0.36),
        ]
        scene.p.drawPolygon(QPolygonF(far))
    scene.p.setBrush(QColor("#2f2b49"))
    scene.p.drawRect(QRectF(x - size * 0.12, lamp - size * 0.1, size * 0.24, size * 0.2))
    scene.p.setBrush(QColor("#fff2b8"))
    scene.p.drawRect(QRectF(x - size * 0.085, lamp - size * 0.06, size * 0.17, size * 0.12))
    scene.glow(x, lamp, size * 0.5, QColor("#fff2b8"), 0.8)


Extra = Callable[[Scene], None]
EXTRAS: dict[str, tuple[Extra, Extra, Extra]] = {
    "s1e1": (morning_sky, nothing, morning_birds),
    "s1e2": (rain_sky, rain_rings, rain_drops),
    "s1e3": (lanterns_above, lanterns_below, nothing),
    "s2e1": (evening_sky, whale, nothing),
    "s2e2": (aurora, aurora_on_water, nothing),
    "s2e3": (dawn_sky, lighthouse, nothing),
}
