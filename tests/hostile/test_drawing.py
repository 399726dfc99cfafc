"""Strangers' words in every property of every component that takes words: drawn as letters, and nothing is fetched."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree
from minikit.schema import COMPONENTS, ComponentSpec, FieldSpec
from tests.support.drawn_pages import Desk
from tests.support.looks import pixels
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
NEVER = (255, 0, 254)
"""A colour that nothing of Plaza's has."""
VALUES = {"moment": "2050-01-01T00:00:00Z", "date": "2026-02-28", "source": "data:a.png", "icon": "check"}
EVIL = {
    "all control characters": "a" + "".join(map(chr, [*range(32), 127, *range(128, 160)])) + "b",
    "all directions": "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c" * 3 + "exe.gnp",
    "what is no letter": "\ufeff\u200b\u2028\u2029\ufffe\uffff\U000e0001\U0010ffff\ue000" * 5,
    "piles of signs": ("a" + "\u0338\u0301\u20dd\u0e47" * 100) * 20,
    "a very long word": "W" * 20_000,
    "formats and entities": "%1 %2 %s {0} {name} &lt;&#x41;&amp;nbsp; \\n \\u0041 ${x} $(x) `x`",
}


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    window = ShellWindow()
    made = Desk(window)
    yield made
    made.close()
    window.close()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(200)
        listening.setblocking(False)
        yield listening


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a picture of the colour that nobody has, for tags to name."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(*NEVER))
    assert image.save(str(tmp_path / "never.png"))
    return tmp_path / "never.png"


def said(field: FieldSpec, words: str, at: int = 0) -> object:
    """Return a value for a property that says ``words`` wherever it may."""
    match field.kind:
        case "text":
            assert field.maximum is not None
            # No two options have one value.
            return f"{at}{words}"[: int(field.maximum)] if field.name == "value" else words[: int(field.maximum)]
        case "flag" | "handler":
            return field.name not in ("is_disabled", "windowed", "grow")
        case "token":
            return field.default if field.default is not None else field.tokens[0]
        case "number" | "sequence":
            return field.minimum if field.default is None else field.default
        case "records":
            assert field.record is not None
            return [
                {each.name: said(each, words, number) for each in field.record.fields if each.name != "is_enabled"}
                for number in range(2)
            ]
        case "windowed":
            return False
        case _:
            return VALUES[field.kind]


def full(spec: ComponentSpec, words: str, number: int) -> dict[str, object]:
    """Return a node of ``spec`` that says ``words`` wherever it may, with a child that does."""
    node = {"type": spec.name, "id": number, **{field.name: said(field, words) for field in spec.properties}}
    if spec.name == "QrCode":
        # A code holds 512 bytes, and what is too long for it is another matter.
        node["text"] = words.encode(errors="ignore")[:300].decode(errors="ignore")
    if spec.name == "Masonry":
        return node
    if spec.has_children:
        child = "Action" if spec.name == "Menu" else "Button" if spec.name == "Dialog" else "Text"
        inner = COMPONENTS[child]
        leaf = {"type": child, "id": number + 1, **{field.name: said(field, words) for field in inner.properties}}
        node["children"] = [leaf]
    return node


def draw(desk: Desk, *nodes: dict[str, object]) -> None:
    """Draw a page of these nodes, checked as a child's are."""
    root = {"type": "Scroll", "id": 1, "children": list(nodes)}
    ops = [{"op": "create", "parent": 0, "index": 0, "node": root}]
    page = desk.open()
    page.apply(Tree().apply(msgspec.json.decode(json.dumps(ops), type=list[RawOp])))
    desk.settle()
    desk.settle()


def draw_all(desk: Desk, words: str) -> None:
    """Draw every component saying ``words``, but those that lie over a page; then each of these."""
    nodes = [full(spec, words, 10 * number) for number, spec in enumerate(COMPONENTS.values(), 1)]
    over = ("Sheet", "Dialog", "Viewer", "Menu")
    draw(desk, *(node for node in nodes if node["type"] not in over))
    for name in over:
        draw(desk, next(node for node in nodes if node["type"] == name))


def test_every_property_that_takes_words_is_tried() -> None:
    for number, spec in enumerate(COMPONENTS.values(), 1):
        told = json.dumps(full(spec, "EVIL", 10 * number), ensure_ascii=False)
        words = [field for field in spec.properties if field.kind == "text"]
        inner = [each for field in spec.properties if field.record for each in field.record.fields]
        assert told.count("EVIL") >= len(words) + 2 * sum(each.kind == "text" for each in inner), spec.name


def shown(desk: Desk) -> int:
    """Return how many items in the window hold a tag."""
    return sum("<img" in str(item.property("text") or "") for item in desk.window.items())


def asked_for(listener: socket.socket, picture: bytes) -> list[bytes]:
    """Return the paths that were fetched so far, and answer each with ``picture``."""
    found: list[bytes] = []
    while True:
        try:
            connection, _ = listener.accept()
        except BlockingIOError:
            return found
        with connection:
            connection.settimeout(5)
            found.append(connection.recv(4096).split(b" ")[1])
            head = f"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: {len(picture)}\r\n"
            connection.sendall(f"{head}Connection: close\r\n\r\n".encode() + picture)


def markup(desk: Desk, words: str) -> QQuickItem:
    """Show ``words`` as Qt would if they were taken for markup."""
    component = QQmlComponent(desk.window.engine)
    component.setData(b"import QtQuick\nText { textFormat: Text.RichText }", QUrl("file:///markup.qml"))
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setProperty("text", words)
    item.setParent(desk.window.root)
    item.setParentItem(desk.window.root)
    return item


def has_never(desk: Desk) -> bool:
    """Tell whether the colour of the picture is on the screen."""
    shown = pixels(desk.window.view.grabWindow())
    return bool((shown == NEVER).all(axis=2).any())


def test_tags_fetch_nothing_from_the_network_and_show_no_file(
    desk: Desk, listener: socket.socket, picture: Path, qtbot: QtBot
) -> None:
    port = listener.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    words = (
        f'<img src="{address}/evil.png"><img src="{picture.as_uri()}"><a href="{address}/evil">x</a>'
        f"<style>body{{background:url({address}/evil)}}</style>"
    )
    draw_all(desk, words)
    assert shown(desk) > len(COMPONENTS)
    assert not has_never(desk)
    # What was fetched before this came before it.
    markup(desk, f'<img src="{address}/meant.png"><img src="{picture.as_uri()}">')
    fetched: list[bytes] = []

    def is_fetched() -> bool:
        fetched.extend(asked_for(listener, picture.read_bytes()))
        return bool(fetched)

    qtbot.waitUntil(is_fetched, timeout=WAIT_MS)
    assert set(fetched) == {b"/meant.png"}
    assert has_never(desk)  # so would it look


@pytest.mark.parametrize("words", EVIL.values(), ids=EVIL)
def test_words_of_any_kind_are_drawn_and_the_next_page_too(desk: Desk, words: str) -> None:
    draw_all(desk, words)
    draw(desk, {"type": "Text", "id": 2, "text": "fine"})
    assert desk.window.text("fine") == "fine"
