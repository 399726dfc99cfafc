"""The window: its first frame, its screens with the demo world in them, used with real mouse and keys."""

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import demo_world
from app.core.people.model import User
from app.scanner.decode import decode_still
from app.shell.context import ShellContext
from app.shell.lock import password  # noqa: F401 - QML finds its type once this is imported
from app.shell.settings.preferences import Choices, Preferences
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.tabs import miniapp  # noqa: F401 - QML finds its type once this is imported
from app.shell.tabs.model import TabsModel
from app.shell.wallet.desk import WalletDesk
from app.shell.window import SECTIONS, ShellServices, ShellViewModel
from tests.support.books import Books
from tests.support.chats import chat_desk
from tests.support.plaza import PlazaServices
from tests.support.shell_context import Opened

ROOT = Path(__file__).resolve().parents[2]
RAIL = {section: f"rail{section.capitalize()}" for section in SECTIONS}


NAMED_ROLES = (
    QAccessible.Role.Button,
    QAccessible.Role.EditableText,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ListItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Graphic,
)


class World:
    """What the demo world is written with."""

    def __init__(self, plaza: PlazaServices, books: Books) -> None:
        self.people, self.chat, self.official, self.funding = plaza.people, plaza.chat, plaza.official, books.funding
        self.history, self.groups = plaza.history, plaza.groups
        self.packets, self.pins = books.packets, books.pins


class Shown:
    """The window over the demo world."""

    def __init__(self, plaza: PlazaServices, context: ShellContext) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        prepare_application(app)
        self.plaza, self.context = plaza, context
        self.books = Books()
        self.tabs = TabsModel()
        self.view_model = ShellViewModel(Preferences(None), "0.1.0")
        self.view_model.property("settings").chooseMode("light")
        self.engine = QQmlApplicationEngine()
        prepare_engine(self.engine)
        self.engine.setInitialProperties({"viewModel": self.view_model})
        self.engine.loadFromModule("app.shell", "Main")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window

    def attach(self, prompts: QObject | None = None) -> None:
        plaza = self.plaza
        books = self.books
        demo_world.fill(World(plaza, books), self.context.user, ROOT / "resources")
        desk = WalletDesk(
            books.wallet, books.orders, books.refunds, books.funding, books.coupons, books.payments.proof_of
        )
        chat = chat_desk(plaza)
        services = ShellServices(
            plaza.contacts, chat, plaza.official, plaza.catalog, desk, liking=plaza.liking, comments=plaza.comments
        )
        self.view_model.attach(services, self.context, tabs=self.tabs, prompts=prompts)

    def item(self, name: str) -> QQuickItem | None:
        for item in self.window.findChildren(QQuickItem, name):
            if item.isVisible() and item.width() > 0:
                return item
        return next((item for item in self._items(self.window.contentItem()) if item.objectName() == name), None)

    def _items(self, at: QQuickItem) -> Iterator[QQuickItem]:
        if at.isVisible():
            yield at
            for child in at.childItems():
                yield from self._items(child)

    def visible(self) -> list[QQuickItem]:
        return list(self._items(self.window.contentItem()))

    def click(self, qtbot: QtBot, name: str) -> None:
        qtbot.waitUntil(lambda: self.item(name) is not None)
        self.window.grabWindow()  # what has just come gets its place when it is painted
        item = self.item(name)
        assert item is not None
        middle = item.mapToScene(item.boundingRect().center()).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)

    def is_loading(self) -> bool:
        """Whether grey shapes stand where a list will be."""
        return any(item.isVisible() and "SkeletonRows" in item.metaObject().className() for item in self.visible())

    def picture(self) -> QImage:
        return self.window.grabWindow()

    def colors(self) -> int:
        picture = self.picture().scaled(160, 100)
        return len({picture.pixel(x, y) for x in range(160) for y in range(100)})

    def close(self) -> None:
        self.window.close()
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.books.db.close()


@pytest.fixture
def shown(plaza: PlazaServices, context: ShellContext) -> Iterator[Shown]:
    made = Shown(plaza, context)
    yield made
    made.close()


@pytest.fixture
def ready(shown: Shown, qtbot: QtBot) -> Shown:
    shown.attach()
    chats = shown.view_model.property("chats")
    qtbot.waitUntil(lambda: chats.property("state") == "ready" and chats.property("conversations").rowCount() > 3)
    return shown


def first_row(shown: Shown, prefix: str) -> str:
    return next(item.objectName() for item in shown.visible() if item.objectName().startswith(prefix))


def test_the_first_frame_has_the_rail_and_a_list_to_come(shown: Shown) -> None:
    assert shown.item("railScan") is not None
    assert shown.item("chatSearch") is None
    assert shown.colors() > 5


def test_the_first_frame_waits_for_no_database_and_no_camera() -> None:
    script = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
app = QGuiApplication([])
from app.shell.settings.preferences import Preferences
from app.shell.style.setup import prepare_application, prepare_engine
from app.shell.window import ShellViewModel
prepare_application(app)
view_model, engine = ShellViewModel(Preferences(None)), QQmlApplicationEngine()
prepare_engine(engine)
engine.setInitialProperties({"viewModel": view_model})
engine.loadFromModule("app.shell", "Main")
engine.rootObjects()[0].grabWindow()
print(sorted({"sqlalchemy", "cv2", "qrcode", "alembic", "msgspec", "PySide6.QtMultimedia", "xml"} & set(sys.modules)))
del engine
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_every_section_opens_from_the_rail(ready: Shown, qtbot: QtBot) -> None:
    for section in (*SECTIONS[1:], SECTIONS[0]):
        ready.click(qtbot, RAIL[section])
        assert ready.view_model.property("section") == section
        assert ready.colors() > 20


def test_a_message_is_written_and_sent_with_enter(ready: Shown, qtbot: QtBot, me: User) -> None:
    chats = ready.view_model.property("chats")
    direct = next(row for row in chats.property("conversations").rows if row.title == "Maya Chen")
    ready.click(qtbot, f"chatRow_{direct.conversation_id}")
    qtbot.waitUntil(lambda: ready.item("composerField") is not None)
    ready.click(qtbot, "composerField")
    for letter in (Qt.Key.Key_H, Qt.Key.Key_I):
        QTest.keyClick(ready.window, letter)
    QTest.keyClick(ready.window, Qt.Key.Key_Return)
    messages = chats.property("conversation").property("history").property("rows")
    qtbot.waitUntil(lambda: len(messages.rows) > 0 and messages.rows[0].content == {"text": "hi"})
    assert ready.view_model.property("home")["title"] == "Maya Chen"


def press_right(shown: Shown, item: QQuickItem) -> None:
    place = item.mapToScene(QPointF(item.width() / 2, 20)).toPoint()
    button, keys = Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(shown.window, button, keys, place)


def test_the_code_in_a_picture_of_a_chat_is_scanned_from_its_menu(ready: Shown, qtbot: QtBot) -> None:
    ready.view_model.property("chats").openOfficial("plaza.store.account")
    qtbot.waitUntil(lambda: ready.item("codeOpen") is not None)
    code = ready.item("codeOpen")
    assert code is not None
    scanned: list[QImage] = []
    ready.view_model.pictureScanWanted.connect(scanned.append)
    press_right(ready, code.parentItem().parentItem())
    qtbot.waitUntil(lambda: ready.item("pictureScan") is not None)
    ready.click(qtbot, "pictureScan")
    qtbot.waitUntil(lambda: bool(scanned), timeout=20_000)
    picture = scanned[0].convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    assert [found.text for found in decode_still(np.ascontiguousarray(rows[:, : picture.width()]))] == [
        "plaza://miniapp/plaza.store/pages/home"
    ]


def test_the_menu_of_a_picture_opens_from_the_keyboard_and_closes_again(ready: Shown, qtbot: QtBot) -> None:
    ready.view_model.property("chats").openOfficial("plaza.store.account")
    qtbot.waitUntil(lambda: ready.item("codeOpen") is not None)
    code = ready.item("codeOpen")
    assert code is not None
    code.forceActiveFocus()
    QTest.keyClick(ready.window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: ready.item("pictureScan") is not None)
    QTest.keyClick(ready.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: ready.item("pictureScan") is None)


def test_a_shortcut_asks_for_the_screen_to_be_scanned(ready: Shown, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(ready.view_model.screenScanWanted):
        QTest.keyClick(ready.window, Qt.Key.Key_S, both)


def test_a_code_in_a_chat_opens_what_it_names(ready: Shown, qtbot: QtBot, opened: Opened) -> None:
    ready.view_model.property("chats").openOfficial("plaza.store.account")
    ready.click(qtbot, "codeOpen")
    qtbot.waitUntil(lambda: bool(opened.links))
    assert opened.links[0][:2] == ("plaza://miniapp/plaza.store/pages/home", "chat")


def test_an_article_opens_in_a_tab_of_its_own_once(ready: Shown, qtbot: QtBot) -> None:
    ready.click(qtbot, "railArticles")
    accounts = ready.view_model.property("accounts")
    qtbot.waitUntil(lambda: accounts.property("accounts").rowCount() > 1)
    lane = next(row for row in accounts.property("accounts").rows if not row.miniapp_link)
    ready.click(qtbot, f"accountRow_{lane.account_id}")
    qtbot.waitUntil(lambda: accounts.property("articles").rowCount() > 0)
    article_id = accounts.property("articles").rows[0].article_id
    ready.click(qtbot, f"articleRow_{article_id}")
    qtbot.waitUntil(lambda: ready.tabs.rowCount() == 2 and ready.tabs.tabs[1].title != "Article")
    ready.view_model.openArticle(article_id)
    assert ready.tabs.rowCount() == 2
    qtbot.waitUntil(lambda: ready.item("articleTitle") is not None)
    ready.tabs.close_all()
    ready.view_model.openArticle(article_id)
    assert ready.tabs.rowCount() == 2


def test_the_wallet_tops_up_with_a_click(ready: Shown, qtbot: QtBot) -> None:
    ready.click(qtbot, "railWallet")
    wallet = ready.view_model.property("wallet")
    qtbot.waitUntil(lambda: wallet.property("balanceText") == "¥2,000.00")
    ready.click(qtbot, "topUp_500.00")
    qtbot.waitUntil(lambda: bool(ready.item("toast")))


def test_dark_and_large_take_effect_at_once(ready: Shown, qtbot: QtBot) -> None:
    light = ready.picture().pixelColor(1000, 700)
    ready.click(qtbot, "railSettings")
    ready.click(qtbot, "choice_dark")
    qtbot.waitUntil(lambda: ready.picture().pixelColor(1000, 700).lightness() < 60)
    assert light.lightness() > 200
    ready.click(qtbot, "zoomIn")
    assert ready.view_model.property("settings").property("zoom") == 1.1


def test_the_person_s_choices_hold_from_the_first_frame(qapp: QCoreApplication, tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    kept.choose(Choices("dark", 125))
    kept.save()
    view_model = ShellViewModel(Preferences(tmp_path / "settings.json"))
    assert view_model.property("settings").property("mode") == "dark"


def test_a_window_without_data_says_why(shown: Shown, qtbot: QtBot) -> None:
    shown.view_model.fail("wallet.db was written by a newer Plaza.")
    qtbot.waitUntil(lambda: shown.item("failure") is not None)


def test_every_control_has_a_name(ready: Shown, qtbot: QtBot) -> None:
    for section in SECTIONS:
        ready.click(qtbot, RAIL[section])
        qtbot.waitUntil(lambda: not ready.is_loading())
        assert not list(nameless(QAccessible.queryAccessibleInterface(ready.window))), section


def nameless(at: QAccessibleInterface) -> Iterator[str]:
    """Yield what a screen reader finds below ``at`` that can be used or read out in one piece, but has no name."""
    if at.state().invisible:
        return
    name = at.text(QAccessible.Text.Name)
    if (at.state().focusable or at.role() in NAMED_ROLES) and (not name or "QMLTYPE" in name):
        yield f"{at.role().name} {at.object().objectName()} “{name}”"
    for number in range(at.childCount()):
        yield from nameless(at.child(number))


@pytest.mark.parametrize("section", SECTIONS)
def test_tab_goes_through_every_control_of_a_section_and_comes_back(ready: Shown, qtbot: QtBot, section: str) -> None:
    ready.click(qtbot, RAIL[section])
    qtbot.waitUntil(lambda: not ready.is_loading())
    reached = walk_with_tab(ready)
    usable = {item.objectName() for item in ready.visible() if item.property("activeFocusOnTab") and item.isEnabled()}
    assert set(RAIL.values()) < reached
    assert {name for name in usable if name and not name.endswith("List")} <= reached


def test_tab_leaves_the_place_to_write(ready: Shown, qtbot: QtBot) -> None:
    row = next(
        row for row in ready.view_model.property("chats").property("conversations").rows if row.title == "Maya Chen"
    )
    ready.click(qtbot, f"chatRow_{row.conversation_id}")
    qtbot.waitUntil(lambda: ready.item("composerField") is not None)
    ready.click(qtbot, "composerField")
    reached = walk_with_tab(ready)
    field = ready.item("composerField")
    assert field is not None
    assert field.property("text") == ""
    assert {"composerField", "cardOpen", *RAIL.values()} <= reached
    assert any(name.startswith("message_") for name in reached)


def walk_with_tab(shown: Shown) -> set[str]:
    """Press Tab until something is reached twice; return the names of what was reached."""
    reached: list[str] = []
    for _ in range(60):
        QTest.keyClick(shown.window, Qt.Key.Key_Tab)
        item = shown.window.activeFocusItem()
        assert item is not None
        assert item.isVisible()
        if item.objectName() in reached:
            break
        reached.append(item.objectName())
    return set(reached)


def test_the_first_tab_follows_the_section(ready: Shown, qtbot: QtBot) -> None:
    ready.click(qtbot, "railWallet")
    assert ready.view_model.property("home") == {"title": "Wallet", "icon": "wallet"}
    ready.click(qtbot, "railMe")
    assert ready.view_model.property("home")["title"] == "林知夏"


def test_a_click_beside_everything_changes_nothing(ready: Shown) -> None:
    QTest.mouseClick(ready.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(900, 500))
    assert ready.view_model.property("section") == "chats"


def test_the_first_minute_says_plainly_what_lives_where(ready: Shown, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: ready.item("welcomeTruth") is not None)
    said = ready.item("welcomeTruth")
    assert said is not None
    assert "no hub" in said.property("text")
    assert "play money" in said.property("text")


def test_the_first_minute_shows_the_store_s_code_and_leads_there(ready: Shown, opened: Opened, qtbot: QtBot) -> None:
    ready.click(qtbot, "welcomeOpen")
    qtbot.waitUntil(lambda: bool(opened.links))
    assert opened.links[0][0].startswith("plaza://miniapp/plaza.store")
    with qtbot.waitSignal(ready.view_model.scanWanted):
        ready.click(qtbot, "welcomeScan")


def test_in_a_narrow_window_the_list_gives_way_to_what_was_opened(ready: Shown, qtbot: QtBot) -> None:
    ready.window.resize(700, 600)
    qtbot.waitUntil(lambda: ready.item("chatList") is not None)
    ready.tabs.open("home", "Something", "newspaper")
    qtbot.waitUntil(lambda: ready.item("chatList") is None)
    ready.click(qtbot, "railChats")
    qtbot.waitUntil(lambda: ready.item("chatList") is not None)


def test_without_data_there_is_nothing_to_choose(shown: Shown, qtbot: QtBot) -> None:
    shown.view_model.fail("wallet.db was written by a newer Plaza.")
    qtbot.waitUntil(lambda: shown.item("failure") is not None)
    for name in RAIL.values():
        item = shown.item(name)
        assert item is not None
        assert not item.isEnabled()


def hold(shown: Shown, qtbot: QtBot, *urls: QUrl) -> QMimeData:
    """Hold ``urls`` over the window; return what is held, which has to live until it is dropped."""
    data = QMimeData()
    data.setUrls(urls)
    button, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QCoreApplication.sendEvent(shown.window, QDragEnterEvent(QPoint(700, 400), copy, data, button, keys))
    QCoreApplication.sendEvent(shown.window, QDragMoveEvent(QPoint(700, 401), copy, data, button, keys))
    qtbot.waitUntil(lambda: shown.item("dropHint") is not None)
    return data


def drop(shown: Shown, data: QMimeData) -> None:
    button, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QCoreApplication.sendEvent(shown.window, QDropEvent(QPoint(700, 401), copy, data, button, keys))


def hint(shown: Shown) -> str:
    """Return what is said to happen with what is held over the window."""
    texts = [str(item.property("title")) for item in shown.visible() if item.objectName() == "dropWords"]
    return texts[0]


@pytest.mark.parametrize("names", [["code.png"], ["a.png", "b.png", "film.mp4"]])
def test_files_dropped_anywhere_are_asked_to_be_scanned(
    ready: Shown, qtbot: QtBot, tmp_path: Path, names: list[str]
) -> None:
    urls = [QUrl.fromLocalFile(str(tmp_path / name)) for name in names]
    data = hold(ready, qtbot, *urls)
    with qtbot.waitSignal(ready.view_model.filesDropped) as dropped:
        drop(ready, data)
    assert dropped.args == [urls]
    qtbot.waitUntil(lambda: ready.item("dropHint") is None)


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        (["file:///tmp/shop.ma"], "Drop it to install it"),
        (["file:///tmp/SHOP.MA"], "Drop it to install it"),
        (["https://example.com/shop.ma"], "Drop it to scan it"),
        (["file:///tmp/a.ma", "file:///tmp/b.ma"], "One file at a time"),
        (["file:///tmp/a.png", "file:///tmp/b.MA"], "One file at a time"),
        (["file:///tmp/a.png", "file:///tmp/b.png"], "Drop them to scan them"),
    ],
)
def test_what_is_held_over_the_window_is_told_what_becomes_of_it(
    ready: Shown, qtbot: QtBot, urls: list[str], said: str
) -> None:
    data = hold(ready, qtbot, *map(QUrl, urls))
    assert hint(ready) == said
    dropped: list[list[QUrl]] = []
    ready.view_model.filesDropped.connect(dropped.append)
    drop(ready, data)
    assert len(dropped) == (0 if said == "One file at a time" else 1)


@pytest.mark.parametrize("height", [740, 500, 333])
def test_the_buttons_of_the_rail_never_overlap(ready: Shown, qtbot: QtBot, height: int) -> None:
    ready.window.resize(1180, height)
    names = [*list(RAIL.values())[:-1], "railScan", "railSettings"]

    def places() -> list[QRectF]:
        items = [item for item in map(ready.item, names) if item is not None]
        return [item.mapRectToScene(item.boundingRect()) for item in items]

    qtbot.waitUntil(lambda: places()[-1].bottom() <= height)
    ready.window.grabWindow()
    assert len(places()) == 7
    assert all(above.bottom() <= below.top() for above, below in itertools.pairwise(places()))


def test_a_long_article_is_read_with_the_keys(ready: Shown, qtbot: QtBot) -> None:
    ready.click(qtbot, "railArticles")
    accounts = ready.view_model.property("accounts")
    qtbot.waitUntil(lambda: accounts.property("accounts").rowCount() > 1)
    lane = next(row for row in accounts.property("accounts").rows if not row.miniapp_link)
    ready.click(qtbot, f"accountRow_{lane.account_id}")
    qtbot.waitUntil(lambda: accounts.property("articles").rowCount() > 0)
    ready.view_model.openArticle(accounts.property("articles").rows[0].article_id)
    qtbot.waitUntil(lambda: ready.item("articleTitle") is not None)
    title = ready.item("articleTitle")
    assert title is not None
    qtbot.waitUntil(lambda: bool(title.property("text")))
    top = title.mapToScene(QPointF(0, 0)).y()
    QTest.keyClick(ready.window, Qt.Key.Key_End)
    assert title.mapToScene(QPointF(0, 0)).y() < top - 300
    QTest.keyClick(ready.window, Qt.Key.Key_Home)
    assert title.mapToScene(QPointF(0, 0)).y() == top
