"""Receive codes as people use them: shown, copied, given to."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.core.kernel.money import Money
from tests.shell.between.conftest import MAYA, Scene
from tests.shell.codes.test_drawing import drawn_from, read


def test_the_plain_code_is_shown_and_copied_as_a_picture(scene: Scene) -> None:
    scene.sheets.open("receive", "")
    scene.until(lambda: scene.window.is_ready("receiveCopy"))
    token = scene.books.receive_codes.show(scene.me.user_id).token
    assert scene.window.text("receiveCode") == f"plaza://pay/{token}"
    QGuiApplication.clipboard().clear()
    scene.press("receiveCopy")
    scene.until(lambda: scene.toasts == ["The code was copied as a picture."])
    assert read(QGuiApplication.clipboard().image()) == [f"plaza://pay/{token}"]


def test_the_picture_that_the_person_chose_of_themselves_is_in_the_code(scene: Scene, tmp_path: Path) -> None:
    name = f"face-{'0a' * 32}.webp"
    face = QImage(256, 256, QImage.Format.Format_RGB32)
    face.fill(QColor("#0000ff"))
    assert face.save(str(tmp_path / name), quality=100)
    scene.context.faces, scene.context.user = tmp_path, replace(scene.me, picture=name)
    scene.sheets.open("receive", "")
    scene.until(lambda: scene.window.is_ready("receiveCopy"))
    scene.press("receiveCopy")
    scene.until(lambda: scene.toasts)
    copied = QGuiApplication.clipboard().image()
    assert copied.pixelColor(copied.width() // 2, copied.width() // 2) == QColor("#0000ff")
    assert read(copied) == [f"plaza://pay/{scene.books.receive_codes.show(scene.me.user_id).token}"]


def test_a_code_can_ask_for_an_amount(scene: Scene) -> None:
    scene.sheets.open("receive", "")
    scene.press("receiveAsk")
    scene.write("receiveAmountField", "8.88")
    scene.write("receiveNoteField", "tea")
    scene.press("receiveSet")
    scene.until(lambda: scene.window.find("receiveAmount") and scene.window.text("receiveAmount") == "¥8.88")
    assert scene.window.text("receiveNote") == "tea"
    scene.press("receiveAsk")
    scene.write("receiveAmountField", "lots")
    scene.press("receiveSet")
    scene.until(lambda: scene.window.find("receiveTrouble") is not None)
    assert scene.window.text("receiveAmount") == "¥8.88"


def test_the_picture_is_saved_where_the_person_says(scene: Scene, tmp_path: Path) -> None:
    scene.sheets.open("receive", "")
    scene.until(lambda: scene.window.is_ready("receiveSave"))
    place = tmp_path / "code.png"
    scene.prompts.property("current").save(QUrl.fromLocalFile(str(place)))
    scene.until(lambda: scene.toasts)
    assert place.read_bytes().startswith(b"\x89PNG")
    token = scene.books.receive_codes.show(scene.me.user_id).token
    assert read(QImage(str(place))) == [f"plaza://pay/{token}"]
    drawing = tmp_path / "code.svg"
    scene.prompts.property("current").save(QUrl.fromLocalFile(str(drawing)))
    scene.until(lambda: len(scene.toasts) == 2)
    assert read(drawn_from(drawing.read_bytes(), 900)) == [f"plaza://pay/{token}"]
    scene.prompts.property("current").save(QUrl.fromLocalFile(str(tmp_path / "no" / "code.png")))
    scene.until(lambda: len(scene.toasts) == 3)
    assert "cannot be written" in scene.toasts[2]


def test_money_goes_at_once_to_whoever_showed_the_code(scene: Scene) -> None:
    code = scene.books.receive_codes.show(MAYA.user_id)
    scene.sheets.open("payCode", code.token)
    scene.until(lambda: scene.window.is_ready("transferAmount"))
    assert scene.window.text("transferReceiver") == "Maya Chen"
    assert "theirs at once" in scene.window.text("transferTrouble")
    assert scene.window.find("transferNote") is None
    scene.write("transferAmount", "12.5")
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(MAYA.user_id) == 1_250


def test_what_the_code_asks_for_stands(scene: Scene) -> None:
    code = scene.books.receive_codes.show(MAYA.user_id, amount=Money(888), note="tea")
    scene.sheets.open("payCode", code.token)
    scene.until(lambda: scene.window.is_ready("givingGo"))
    assert scene.window.text("transferFixed") == "¥8.88"
    assert scene.window.text("transferNote") == "tea"
    assert scene.window.find("transferAmount") is None
    scene.press("givingGo")
    scene.enter_pin()
    scene.until(lambda: scene.current() is None)
    assert scene.books.balance_minor(MAYA.user_id) == 888


def test_codes_that_give_nothing_are_told_plainly(scene: Scene) -> None:
    own = scene.books.receive_codes.show(scene.me.user_id)
    old = scene.books.receive_codes.show(MAYA.user_id, amount=Money(1))
    scene.plaza.clock.advance(hours=24)
    for token, said in ((own.token, "your own code"), (old.token, "is over"), ("nothing", "Nobody here is known")):
        scene.toasts.clear()
        scene.sheets.open("payCode", token)
        scene.until(lambda: scene.toasts)
        assert said in scene.toasts[0]
        assert scene.current() is None
