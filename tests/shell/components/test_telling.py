"""What tells: ratings that are set, countdowns that end once, rich text that is never markup, codes that read back."""

import socket
import unicodedata
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlComponent
from pytestqt.qtbot import QtBot

from app.host.tree.ops import Set
from app.scanner.decode import read_plain
from app.shell.components.pictures import PictureLoader
from app.shell.components.rich_text import RUN_MAX, with_breaks
from minikit import ui
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import records
from tests.support.shell_window import accessible_name

PAST = "2000-01-01T00:00:00Z"
FAR = "2050-01-01T00:00:00Z"


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def seconds(desk: Desk) -> object:
    """Return the clock that countdowns share."""
    component = QQmlComponent(desk.window.engine)
    component.setData(b"import QtQml\nimport app.shell.components\nQtObject { property var clock: Seconds }", "")
    holder = component.create()
    assert holder is not None, component.errorString()
    return holder.property("clock")


def test_a_rating_is_set_by_a_tap_and_by_keys_and_stays_between_one_and_five(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Rating(4.5, size="large", on_change=nothing)))
    desk.window.click("rating2")
    assert desk.heard.events == [(2, "change", 3)]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_2, Qt.Key.Key_End):
        desk.window.press(key)
    assert [value for *_, value in desk.heard.events[1:]] == [4, 3, 2, 5]
    page.apply([Set(2, {"value": 5, "base_seq": 5})])
    desk.window.press(Qt.Key.Key_Up)
    page.apply([Set(2, {"value": 0, "base_seq": 6})])
    desk.window.press(Qt.Key.Key_Down)
    assert [value for *_, value in desk.heard.events[5:]] == [5, 1]


def test_a_rating_shows_what_was_set_until_its_page_has_answered(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Rating(1, on_change=nothing, label="Yours")))
    desk.window.item("rating2").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Right):
        desk.window.press(key)
    assert [value for *_, value in desk.heard.events] == [4, 5]
    page.apply([Set(2, {"value": 4, "base_seq": 1})])
    assert desk.window.find("Yours: 5 of 5 stars") is not None
    page.apply([Set(2, {"value": 1, "base_seq": 2})])
    assert desk.window.find("Yours: 1 of 5 stars") is not None


def test_a_rating_that_nobody_listens_to_is_only_read(desk: Desk) -> None:
    desk.draw(ui.Column(ui.Rating(4.26, 12, label="Coat")))
    desk.window.click("Coat: 4.5 of 5 stars, 12 ratings")
    desk.window.press(Qt.Key.Key_Right)
    assert desk.heard.events == []


def test_a_countdown_tells_its_end_once_for_each_instant(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.Countdown(PAST, on_end=nothing), ui.Countdown(FAR, on_end=nothing)))
    qtbot.waitUntil(lambda: desk.heard.events != [])
    page.apply([Set(2, {"size": "large"})])
    page.apply([Set(2, {"until": "2001-01-01T00:00:00Z"})])
    qtbot.waitUntil(lambda: len(desk.heard.events) > 1)
    assert desk.heard.events == [(2, "end", None), (2, "end", None)]


def test_the_clock_of_the_countdowns_stands_when_none_is_left(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.Countdown(FAR), ui.Countdown(PAST), ui.Countdown("2026-99-99T99:99:99Z")))
    clock = seconds(desk)
    assert isinstance(clock, object)
    assert clock.property("users") == 1  # type: ignore[attr-defined]
    page.view.setVisible(False)
    assert clock.property("users") == 0  # type: ignore[attr-defined]
    page.view.setVisible(True)
    page.close()
    qtbot.waitUntil(lambda: clock.property("users") == 0)  # type: ignore[attr-defined]


def test_a_screen_reader_hears_of_a_countdown_by_the_minute(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Countdown(FAR, label="Ends")))
    shown = item_of(page, 2).childItems()[0]
    before = accessible_name(shown), str(shown.property("text"))
    clock = seconds(desk)
    clock.setProperty("now", float(clock.property("now")) - 1000)  # type: ignore[attr-defined]
    after = accessible_name(shown), str(shown.property("text"))
    assert before[0] == after[0]
    assert before[0].startswith("Ends: ")
    assert before[1] != after[1]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        yield listening


def test_rich_text_shows_tags_as_they_are_and_fetches_nothing(desk: Desk, listener: socket.socket) -> None:
    tag = f'<img src="http://127.0.0.1:{listener.getsockname()[1]}/a.png">'
    spans = (ui.Span(tag, is_bold=True), ui.Span(tag, link=tag))
    blocks = (ui.Block(spans), ui.Block(spans, "heading"), ui.Block(spans, "quote"), ui.Block(spans, "bullet"))
    desk.draw(ui.Column(ui.RichText(blocks, on_link=nothing)))
    desk.settle()
    assert desk.window.text("rich2") == "\n".join([tag * 2] * 4)
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("words", ["W" * 1_000, "!" * 1_000, "a\u0301" * 1_000, "\u0301" * 1_000])
def test_words_without_an_end_can_be_broken(words: str) -> None:
    """Qt takes time by the square of what it cannot break: hours for a page of a million letters."""
    told, run = with_breaks(words[:500])
    more, _ = with_breaks(words[500:], run)
    assert (told + more).replace("\u200b", "") == words
    parts = (told + more).split("\u200b")
    assert all(sum(not unicodedata.combining(letter) for letter in part) <= RUN_MAX for part in parts)
    assert not any(unicodedata.combining(part[0]) for part in parts[1:])


@pytest.mark.parametrize("words", ["Rich words, " * 50, "丰富的文字。" * 50, "👨‍👩‍👧 " * 50])
def test_words_that_can_be_broken_stay_as_they_are(words: str) -> None:
    assert with_breaks(words) == (words, with_breaks(words)[1])


def test_a_link_of_rich_text_is_followed_by_tap_and_by_keys(desk: Desk) -> None:
    blocks = (ui.Block((ui.Span("See "), ui.Span("the coat", link="coat"), ui.Span(" or "), ui.Span("hat", link="h"))),)
    page = desk.draw(ui.Column(ui.RichText(blocks, on_link=nothing)))
    desk.window.click("the coat")
    page.view.forceActiveFocus()
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Return)
    assert desk.heard.events == [(2, "link", "coat"), (2, "link", "h")]


def test_rich_text_is_written_anew_when_its_blocks_change(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.RichText((ui.Block((ui.Span("a", link="x"),), "bullet"),) * 2, on_link=nothing)))
    page.apply([Set(2, {"blocks": records((ui.Block((ui.Span("b\nc"),)),))})])
    desk.settle()
    assert desk.window.text("rich2") == "b\nc"
    assert desk.window.find("a") is None


@pytest.mark.parametrize("mode", [b"light", b"dark"])
def test_a_code_reads_back_in_light_and_in_dark(desk: Desk, qtbot: QtBot, mode: bytes) -> None:
    words = "plaza://miniapp/plaza.store/pages/home?sku=外套"
    desk.window.show(
        b"import QtQuick\nimport app.shell.style\n"
        b"Rectangle { color: Theme.content; Component.onCompleted: Theme.mode = '%s' }" % mode
    )
    desk.draw(ui.Column(ui.QrCode(words, "The store"), ui.Text("x")))

    def is_read() -> bool:
        shot = desk.window.view.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(shot.constBits(), np.uint8).reshape(shot.height(), shot.bytesPerLine())
        pixels = rows[:, : shot.width() * 3].reshape(shot.height(), shot.width(), 3)
        return [found.text for found in read_plain(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.uint8))] == [
            words
        ]

    qtbot.waitUntil(is_read)


def test_codes_that_change_faster_than_they_are_drawn_wait_once_each(desk: Desk, qtbot: QtBot) -> None:
    def codes(turn: int) -> ui.Node:
        return ui.Column(*(ui.QrCode(f"{turn} {number}" + "x" * 300, "A code") for number in range(20)))

    page = desk.live(codes(0))
    for turn in range(1, 6):
        page.show(codes(turn))
        desk.settle()
    loader = page.page.pictures
    assert isinstance(loader, PictureLoader)
    assert len(loader._to_draw) <= 20
    desk.take_away(page.page)
    qtbot.waitUntil(lambda: not loader._is_drawing)
    assert not loader._to_draw, "what nobody is there for is not drawn"


def test_a_text_of_more_than_512_bytes_is_no_code(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.QrCode("码" * 512, "Too much")))
    qtbot.waitUntil(lambda: any(item.property("name") == "qr-code" for item in desk.window.items(page.view)))


def test_a_reaction_is_told_and_bounces_only_when_it_comes_on(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Reaction("heart", True, 3, on_tap=nothing), ui.Reaction("heart", False)))
    shown = item_of(page, 2)
    assert shown.property("isBouncing") is False
    desk.window.click("reaction2")
    assert desk.heard.events == [(2, "tap", None)]
    page.apply([Set(2, {"is_on": False, "count": 2})])
    assert shown.property("isBouncing") is False
    page.apply([Set(2, {"is_on": True, "count": 3})])
    assert shown.property("isBouncing") is True


def test_the_letters_of_an_avatar_are_those_of_the_name(desk: Desk) -> None:
    names = {"Maya Chen": "MC", "林知夏": "林", "bob": "B", "Zoë de Vries": "ZV", "": "", "👩‍🚀 x": "👩X"}
    page = desk.draw(ui.Column(*[ui.Avatar(name) for name in names]))
    texts = [
        str(item.property("text"))
        for number in range(2, page.node_count + 1)
        for item in desk.window.items(item_of(page, number))
        if item.metaObject().className().startswith("SilentText")
    ]
    assert texts == list(names.values())
