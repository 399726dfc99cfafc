"""Pictures come at the size they are shown, from bytes that are judged first; what is not one leaves a mark."""

import gc
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused
from app.host.decoding.wire import BYTES_MAX, Shape
from app.shell.components import shown
from app.shell.components.codes import CodeRequest
from app.shell.components.decoding import decode
from app.shell.components.pictures import CACHE_BYTES_MAX, PictureCache, PictureLoader, PictureRequest
from minikit import ui
from tests.support.drawn_pages import Desk
from tests.support.foreign_pictures import SVG_OF_FILES, file_of, png_saying, webp_of_frames

WAIT_MS = 10_000


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # text is all it takes, whatever the stubs say
    return bytes(data.data())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_decoded_at_the_size_it_is_shown(kind: str) -> None:
    image = decode(picture(400, 300, kind), Shape(100, 100))
    assert (image.width(), image.height()) == (100, 100)
    assert image.pixelColor(50, 50).red() > 200


def test_a_contained_picture_keeps_its_proportions() -> None:
    image = decode(picture(400, 200), Shape(100, 100, "contain"))
    assert (image.width(), image.height()) == (100, 50)


def test_round_corners_are_cut() -> None:
    image = decode(picture(100, 100), Shape(100, 100, "cover", 20))
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(50, 50).alpha() == 255


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.format"),
        (b"GIF89a" + b"\0" * 100, "picture.format"),
        (b"", "picture.format"),
        (b"\x89PNG\r\n\x1a\n", "picture.broken"),
        (picture(40, 40)[:60], "picture.broken"),
        (png_saying(100_000, 100_000), "picture.pixels"),
        (png_saying(20_000, 1_000), "picture.pixels"),
    ],
)
def test_what_is_no_fit_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        decode(data, Shape(10, 10))
    assert refused.value.code == code


def test_the_cache_forgets_what_was_used_least() -> None:
    cache = PictureCache()
    side = 1024
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    first = cache.add(image)
    for _ in range(CACHE_BYTES_MAX // (4 * side * side)):
        cache.add(image)
    assert not cache.holds(first)


def shown_picture(desk: Desk) -> QQuickItem | None:
    return next((item for item in desk.window.items() if item.inherits("QQuickImage") and is_foreign(item)), None)


def is_foreign(item: QQuickItem) -> bool:
    source = item.property("source")
    return source is not None and source.toString().startswith("image://miniapp/")


def test_a_picture_of_the_package_appears_on_the_page(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []

    def read(source: str) -> bytes:
        asked.append(source)
        return picture(300, 300)

    desk.read = read
    desk.draw(ui.Column(ui.Image("asset:coat.png", "Coat", size="medium")))
    qtbot.waitUntil(lambda: shown_picture(desk) is not None, timeout=WAIT_MS)
    assert asked == ["asset:coat.png"]
    assert desk.window.find("Coat") is not None


def test_a_picture_that_many_show_is_read_once(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []

    def read(source: str) -> bytes:
        asked.append(source)
        return picture(300, 300)

    def shown() -> int:
        return sum(item.inherits("QQuickImage") and is_foreign(item) for item in desk.window.items())

    desk.read = read
    one = [ui.Image("asset:coat.png", f"Coat {number}", size="small") for number in range(4)]
    own = [ui.Image("data:coat.png", f"Own {number}", size="small") for number in range(2)]
    desk.draw(ui.Column(*one, *own))
    qtbot.waitUntil(lambda: shown() == 6, timeout=WAIT_MS)
    assert sorted(asked) == ["asset:coat.png", "data:coat.png", "data:coat.png"], "its own folder may change"


def test_who_does_not_wait_any_more_is_forgotten_while_a_picture_is_on_its_way(desk: Desk, qtbot: QtBot) -> None:
    is_asked, is_over = threading.Event(), threading.Event()

    def read(source: str) -> bytes:
        is_asked.set()
        is_over.wait(WAIT_MS / 1_000)
        return picture(20, 20)

    loader = desk.window.pictures.loader(read, desk._fetch)
    shown: list[str] = []
    loader.load("asset:coat.png", Shape(20, 20), shown.append, lambda _error: None)
    qtbot.waitUntil(is_asked.is_set, timeout=WAIT_MS)
    gone = ask_and_leave(loader, 1_000)
    gc.collect()
    assert sum(each() is not None for each in gone) < 200
    is_over.set()
    qtbot.waitUntil(lambda: bool(shown), timeout=WAIT_MS)


def ask_and_leave(loader: PictureLoader, times: int) -> list["weakref.ref[Callable[[], bool]]"]:
    def ask() -> "weakref.ref[Callable[[], bool]]":
        def is_wanted() -> bool:
            return False

        loader.load("asset:coat.png", Shape(20, 20), lambda _url: None, lambda _error: None, is_wanted)
        return weakref.ref(is_wanted)

    return [ask() for _ in range(times)]


def test_a_picture_that_cannot_be_had_leaves_a_mark(desk: Desk, qtbot: QtBot) -> None:
    desk.read = lambda _source: b"x" * (BYTES_MAX + 1)
    desk.draw(ui.Column(ui.Image("asset:coat.png", "Coat", size="medium")))

    def is_marked() -> bool:
        return any(item.property("name") == "image" and item.isVisible() for item in desk.window.items())

    qtbot.waitUntil(is_marked, timeout=WAIT_MS)
    assert shown_picture(desk) is None


def test_a_page_that_closes_while_its_picture_is_on_the_way_hurts_nobody(desk: Desk, qtbot: QtBot) -> None:
    is_read, is_closed = threading.Event(), threading.Event()

    def read(source: str) -> bytes:
        is_read.set()
        is_closed.wait(WAIT_MS / 1_000)
        return picture(2000, 2000)

    desk.read = read
    page = desk.draw(ui.Column(ui.Image("asset:coat.png", "Coat")))
    qtbot.waitUntil(is_read.is_set, timeout=WAIT_MS)
    desk.take_away(page)
    is_closed.set()
    qtbot.waitUntil(lambda: desk.window.pictures.cache.holds("1"), timeout=WAIT_MS)
    desk.settle()


def test_a_picture_is_not_read_any_more_once_its_page_has_closed(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    is_closed = threading.Event()

    def read(source: str) -> bytes:
        asked.append(source)
        is_closed.wait(WAIT_MS / 1_000)
        return picture(20, 20)

    desk.read = read
    names = [f"asset:{number}.png" for number in range(12)]
    page = desk.draw(ui.Column(*(ui.Image(name, name, size="small") for name in names)))
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    desk.take_away(page)
    qtbot.waitUntil(lambda: not shiboken6.isValid(page.view), timeout=WAIT_MS)
    is_closed.set()
    qtbot.waitUntil(lambda: not desk.window.decoding._queues, timeout=WAIT_MS)
    assert len(asked) == 1


def test_pictures_that_mean_harm_leave_marks_and_the_others_are_drawn(desk: Desk, qtbot: QtBot) -> None:
    harmful = {
        "asset:huge.png": png_saying(50_000, 50_000),
        "asset:files.svg": SVG_OF_FILES,
        "asset:broken.jpg": file_of(".jpg")[:150],
        "asset:nothing.png": b"",
    }
    good = {
        "asset:coat.png": file_of(".png"),
        "asset:hat.webp": webp_of_frames(10_000),
        "asset:shoe.jpg": file_of(".jpg"),
    }
    desk.read = {**harmful, **good}.__getitem__
    desk.draw(ui.Column(*(ui.Image(source, source, size="small") for source in (*harmful, *good))))

    def is_all_there() -> bool:
        items = list(desk.window.items())
        drawn = [item for item in items if item.inherits("QQuickImage") and is_foreign(item)]
        marks = [item for item in items if item.property("name") == "image" and item.isVisible()]
        return len(drawn) == len(good) and len(marks) == len(harmful)

    qtbot.waitUntil(is_all_there, timeout=WAIT_MS)


def test_pictures_without_end_take_no_more_memory_than_a_mini_app_may_have(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "BYTES_MAX", 1_000_000)
    desk.read = lambda _source: picture(400, 400)

    def pictures(numbers: range) -> ui.Node:
        made = (ui.Image(f"data:{number}.png", "", size="medium", key=str(number)) for number in numbers)
        return ui.Column(*made, *(ui.QrCode(f"{number}", "", key=f"code {number}") for number in numbers))

    page = desk.live(pictures(range(20)))

    def requests() -> list[QObject]:
        return page.page.view.findChildren(PictureRequest) + page.page.view.findChildren(CodeRequest)

    def settled() -> bool:
        return all(each.property("url") or each.property("isBroken") for each in requests())

    qtbot.waitUntil(lambda: len(requests()) == 40 and settled(), timeout=WAIT_MS)
    drawn = [item for item in desk.window.items() if item.inherits("QQuickImage") and is_foreign(item)]
    sizes = [4 * item.implicitWidth() * item.implicitHeight() for item in drawn]
    assert 0 < len(sizes) < 40
    assert 1_000_000 - max(sizes) < sum(sizes) <= 1_000_000
    page.build(pictures(range(0)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.build(pictures(range(20, 22)))  # what has gone makes room
    qtbot.waitUntil(lambda: len(requests()) == 4 and settled(), timeout=WAIT_MS)
    assert all(each.property("url") for each in requests())


def test_a_picture_of_a_host_is_drawn_when_it_has_come_and_is_not_waited_for(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, Future[bytes]]] = []

    def fetch(source: str) -> "Future[bytes]":
        asked.append((source, Future()))
        return asked[-1][1]

    desk.fetch = fetch
    desk.read = lambda _source: picture(20, 20)
    names = [f"https://shop.test/{number}.png" for number in range(3)]
    desk.draw(ui.Column(*(ui.Image(name, name, size="small") for name in (*names, "asset:a.png"))))

    def marks_and_pictures() -> tuple[int, int]:
        items = list(desk.window.items())
        marks = [item for item in items if item.property("name") == "image" and item.isVisible()]
        return len(marks), len([item for item in items if item.inherits("QQuickImage") and is_foreign(item)])

    qtbot.waitUntil(lambda: marks_and_pictures() == (0, 1), timeout=WAIT_MS)
    assert [source for source, _ in asked] == names
    asked[0][1].set_result(picture(20, 20))
    asked[1][1].set_exception(Refused("network.host"))
    asked[2][1].set_result(b"no picture")
    qtbot.waitUntil(lambda: marks_and_pictures() == (2, 2), timeout=WAIT_MS)
