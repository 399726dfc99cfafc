"""The gallery's manifest, its words in both languages, and the size of its package."""

import ast
import json

from app.host.manifest import check
from minikit.window import Window
from tests.miniapps.gallery.conftest import PACKAGE

NOT_PAGES = {"draw_pictures.py"}


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


def test_the_manifest_names_every_page_there_is(gallery):
    data = json.loads((PACKAGE / "manifest.json").read_bytes())
    assert data["pages"] == list(gallery.main.app.pages)
    assert (PACKAGE / data["icons"][0]["src"]).is_file()
    checked, problems = check((PACKAGE / "manifest.json").read_bytes())
    assert checked is not None
    assert problems == []


def test_the_package_without_its_pictures_is_small():
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files if path.suffix != ".webp") < 300_000
    assert sum(path.stat().st_size for path in files) < 3_000_000


def test_everything_that_is_said_has_its_chinese(gallery):
    tables = [text for pair in gallery.activity_page.SENTENCES.values() for text in pair]
    tables += [text for _, text in (*gallery.activity_page.KINDS, *gallery.showing.REASONS)]
    tables += [title for _, title in (*gallery.parts.FAULTS.values(), gallery.parts.OTHER_FAULT)]
    tables += [*gallery.books._TEXTS.values(), *gallery.demo.WHAT.values()]
    said = texts_said() | set(tables)
    assert said - set(gallery.chinese.TEXTS) == set()
    assert set(gallery.chinese.TEXTS) - said == set()


def test_what_is_said_follows_the_window(gallery):
    window = Window(width=400, height=700, is_dark=False, zoom=1.0, language="zh-CN", direction="ltr")
    gallery.words.look_through(lambda: window)
    assert gallery.words.t("Photos · {count} of 9", count=3) == "照片 · 3/9"
    assert gallery.parts.theme_title("rain") == "雨天出门"


def test_every_picture_of_the_demo_posts_has_the_shape_they_say(gallery, qapp):
    from PySide6.QtGui import QImageReader

    for theme in gallery.themes.THEMES:
        for number in range(gallery.demo.PICTURES_PER_THEME):
            name = gallery.demo.picture_name(theme.theme_id, number)
            size = QImageReader(str(PACKAGE / "assets" / name)).size()
            assert abs(size.width() / size.height() - gallery.demo.aspect(theme.theme_id, number)) < 0.01, name
