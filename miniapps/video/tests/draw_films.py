"""Makes the films, their pictures and the icon, always the same; needs the development libraries."""

import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter

PACKAGE = Path(__file__).parents[1]
sys.path[:0] = [str(PACKAGE), str(Path(__file__).parent)]

import compose_sound  # type: ignore[import-not-found]  # noqa: E402 (found once the path says so)
from scenes import Scene, clear  # type: ignore[import-not-found]  # noqa: E402

import series  # noqa: E402

WIDTH, HEIGHT, FPS = 640, 360, 24
VIDEO_BITS, SOUND_BITS = 230_000, 48_000
PICTURE_AT = {"s1e1": 0.55, "s1e2": 0.5, "s1e3": 0.6, "s2e1": 0.56, "s2e2": 0.5, "s2e3": 0.7}
FADE_S = 0.8


def drawn(episode: series.Episode, t: float, width: int = WIDTH, height: int = HEIGHT) -> QImage:
    """Return the picture of an episode at a time."""
    image = QImage(width, height, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    Scene(painter, episode.episode_id, width, height, t, t / episode.seconds).draw()
    painter.end()
    return image


def faded(image: QImage, t: float, seconds: float) -> QImage:
    """Let a film come out of the dark and go back into it."""
    light = min(1.0, t / FADE_S, (seconds - t) / FADE_S)
    if light < 1:
        painter = QPainter(image)
        painter.fillRect(image.rect(), clear(QColor("#000000"), 1 - max(0.0, light)))
        painter.end()
    return image


def film(episode: series.Episode, path: Path) -> None:
    """Write an episode as WebM: VP8 and Opus."""
    sound = compose_sound.sound(episode.episode_id, episode.seconds)
    with av.open(str(path), "w", format="webm", options={"fflags": "+bitexact"}) as out:
        picture = out.add_stream("libvpx", rate=FPS)
        picture.width, picture.height, picture.pix_fmt, picture.bit_rate = WIDTH, HEIGHT, "yuv420p", VIDEO_BITS
        picture.options = {
            "deadline": "good",
            "cpu-used": "1",
            "threads": "1",
            "auto-alt-ref": "1",
            "lag-in-frames": "16",
            "g": "96",
        }
        voice = out.add_stream("libopus", rate=compose_sound.RATE, layout="stereo")
        voice.bit_rate = SOUND_BITS
        for number in range(episode.seconds * FPS):
            t = number / FPS
            image = faded(drawn(episode, t), t, episode.seconds)
            row = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
            frame = av.VideoFrame.from_ndarray(
                np.ascontiguousarray(row[:, : WIDTH * 3]).reshape(HEIGHT, WIDTH, 3), "rgb24"
            )
            frame.pts, frame.time_base = number, Fraction(1, FPS)
            out.mux(picture.encode(frame))
            _speak(out, voice, sound, number)
        out.mux(picture.encode(None))
        out.mux(voice.encode(None))


def _speak(out: "av.container.OutputContainer", voice: "av.AudioStream", sound: "np.ndarray", number: int) -> None:
    """Write the sound of one picture."""
    step = compose_sound.RATE // FPS
    piece = np.ascontiguousarray(sound[number * step : (number + 1) * step].reshape(1, -1))
    frame = av.AudioFrame.from_ndarray(piece, format="s16", layout="stereo")
    frame.rate, frame.pts, frame.time_base = compose_sound.RATE, number * step, Fraction(1, compose_sound.RATE)
    out.mux(voice.encode(frame))


def icon() -> QImage:
    """Return the mini-app's icon."""
    image = QImage(256, 256, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QLinearGradient(0, 0, 0, 256)
    ground.setColorAt(0, QColor("#f7b98e"))
    ground.setColorAt(0.62, QColor("#f9dcc0"))
    ground.setColorAt(0.63, QColor("#5fb0c4"))
    ground.setColorAt(1, QColor("#2f6f8f"))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0, 0, 256, 256), 56, 56)
    scene = Scene(painter, "s1e1", 256, 256, 0, 0)
    scene.disk(188, 78, 24, "#fff3cf")
    painter.translate(128, 158)
    painter.rotate(-4)
    scene.folded(66)
    painter.end()
    return image


def main() -> None:
    """Write everything into the package's assets."""
    application = QGuiApplication([])
    assets = PACKAGE / "assets"
    for episode in series.EPISODES:
        still = drawn(episode, episode.seconds * PICTURE_AT[episode.episode_id])
        still.save(str(assets / f"{episode.episode_id}.webp"), quality=82)
        film(episode, assets / f"{episode.episode_id}.webm")
    drawn(series.EPISODES[0], 9.0, 480, 640).save(str(assets / "cover.webp"), quality=84)
    icon().save(str(assets / "icon.webp"), quality=90)
    del application


if __name__ == "__main__":
    main()
