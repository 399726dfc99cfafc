"""What lies elsewhere is scanned from there: a picture in a chat, several files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from app.cli.tour.driver import Driver
from app.shell.application import Application
from tests.flows.conftest import Start
from tests.support.pictures import barcode, desk, lying, png, seen

LEFT, RIGHT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def test_a_code_in_a_chat_is_scanned_and_asked_about(start: Start) -> None:
    application, hands = start()
    application.windows.first.view_model.property("chats").openOfficial("plaza.store.account")
    bubble = hands.see("codeOpen").parentItem().parentItem()
    place = bubble.mapToScene(QPointF(bubble.width() / 2, 20)).toPoint()
    QTest.mouseClick(application.window, RIGHT, NO_KEYS, place)
    hands.click("pictureScan")
    hands.see("trustCard")
    hands.see_text("Page: home")


def dropped(application: Application, hands: Driver, files: list[Path]) -> None:
    """Let go of files over the window."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    place = QPoint(700, 400)
    QCoreApplication.sendEvent(application.window, QDragEnterEvent(place, COPY, held, LEFT, NO_KEYS))
    hands.see("dropHint")
    QCoreApplication.sendEvent(application.window, QDropEvent(QPointF(place), COPY, held, LEFT, NO_KEYS))


def test_the_barcode_of_a_product_is_looked_for_in_the_store_after_a_yes(start: Start, tmp_path: Path) -> None:
    application, hands = start()
    (tmp_path / "bars.png").write_bytes(png(lying(barcode("EAN13", "2000000000046"), 0)))
    dropped(application, hands, [tmp_path / "bars.png"])
    hands.see("trustCard")
    hands.click("trustOpen")
    hands.see_text("Long scarf")


def test_of_files_dropped_on_the_window_the_one_with_a_code_is_asked_about(start: Start, tmp_path: Path) -> None:
    application, hands = start()
    names = ("desk.png", "song.png", "code.png")
    for name, data in zip(names, (png(desk()), b"la la la", png(seen())), strict=True):
        (tmp_path / name).write_bytes(data)
    dropped(application, hands, [tmp_path / name for name in names])
    hands.see("trustCard")
    hands.see_text("Page: home")
