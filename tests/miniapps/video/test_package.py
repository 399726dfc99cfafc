"""The series' manifest, its words in both languages, its films and the size of its package."""

import ast
import json
import struct

from app.host.manifest import check
from minikit.window import Window
from tests.miniapps.video.conftest import PACKAGE

DURATION = b"\x44\x89\x88"
"""Before the length of a WebM in milliseconds, as a double (Matroska's Duration)."""
MEDIA = {".webm", ".webp"}


def texts_said() -> set[str]:
    """Every text that the code gives to `t`, and every sentence that the server half refuses with."""
    said: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            at = {"t": 0, "Refusal": 1}.get(name)
            words = node.args[at] if at is not None and len(node.args) > at else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                said.add(words.value)
    return said


def test_the_manifest_names_every_page_there_is(video):
    data = json.loads((PACKAGE / "manifest.json").read_bytes())
    assert data["pages"] == list(video.main.app.pages)
    checked, problems = check((PACKAGE / "manifest.json").read_bytes())
    assert checked is not None
    assert problems == []


def test_the_package_is_small_without_its_films_and_a_few_megabytes_with_them():
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files if path.suffix not in MEDIA) < 300_000
    assert sum(path.stat().st_size for path in files) < 5_000_000


def test_every_episode_has_its_picture_and_a_film_as_long_as_is_said(video):
    for episode in video.series.EPISODES:
        assert (PACKAGE / "assets" / episode.poster.removeprefix("asset:")).is_file()
        film = (PACKAGE / "assets" / episode.source.removeprefix("asset:")).read_bytes()[:4_096]
        (length_ms,) = struct.unpack(">d", film[film.index(DURATION) + 3 :][:8])
        assert abs(length_ms - episode.seconds * 1_000) < 100


def test_everything_that_is_said_has_its_chinese(video):
    said = texts_said() | set(video.books.TEXTS.values())
    assert said - set(video.chinese.TEXTS) == set()
    assert set(video.chinese.TEXTS) - said == set()


def test_what_is_said_follows_the_window(video):
    window = Window(width=400, height=700, is_dark=False, zoom=1.0, language="zh-CN", direction="ltr")
    video.words.look_through(lambda: window)
    assert video.words.t("{left} left", left="0:07") == "剩余 0:07"
    assert video.parts.name_of(video.series.EPISODES[2]) == "3 · 灯会"


def test_what_is_said_at_first_is_said_while_the_episode_lasts(video, shell):
    for episode in video.series.EPISODES:
        said = shell.ask("lin", "comments", episode=episode.episode_id)
        assert said
        assert all(each["at_ms"] < episode.seconds * 1_000 and not each["is_own"] for each in said)
