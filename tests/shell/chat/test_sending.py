"""Pictures and files on their way into a conversation, from real files to what stands on screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core.chat.model import FileContent, PictureContent
from app.core.chat.unsent import Unsent, UnsentMessage
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MessageId, new_id
from app.core.people.model import User
from app.shell.context import ShellContext
from tests.support.chats import MAYA
from tests.support.file_scene import FileScene
from tests.support.foreign_pictures import file_of, png_saying
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

PLACE = b"\xff\xe1\x00\x24Exif\0\0N 31 13 49.8, E 121 28 25.3!!"
"""A part of a JPEG that says where it was taken."""


@pytest.fixture
def scene(
    chat_window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot, tmp_path: Path
) -> Iterator[FileScene]:
    """The chats of one person, on screen."""
    made = FileScene(chat_window, plaza, tmp_path, (me, context, qtbot))
    yield made
    QGuiApplication.clipboard().clear()
    chat_window.tasks.close()


def write(folder: Path, name: str, data: bytes) -> QUrl:
    (folder / name).write_bytes(data)
    return QUrl.fromLocalFile(str(folder / name))


def photo(width: int = 600, height: int = 400) -> bytes:
    data = file_of(".jpg", width, height)
    return data[:2] + PLACE[:2] + (len(PLACE) - 2).to_bytes(2, "big") + PLACE[4:] + data[2:]


def sending_of(shown: Any) -> Any:
    return shown.property("sending")


def read(scene: FileScene, sending: Any) -> None:
    scene.until(lambda: sending.property("count") > 0 and not sending.property("isReading"))


def test_a_chosen_picture_is_shown_then_sent_with_its_caption_and_without_its_place(
    scene: FileScene, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    shown = scene.show(scene.direct)
    sending = sending_of(shown)
    qtmodeltester.check(sending.property("rows"))  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    data = photo()
    assert b"N 31 13" in data
    sending.addFiles([write(tmp_path, "me.jpg", data)], False)
    read(scene, sending)
    scene.until(lambda: scene.window.is_ready("sendingSend"))
    scene.look("send-sheet")
    scene.window.item("sendingCaption").setProperty("text", "The <b>harbour</b> at six")
    scene.press("sendingSend")
    scene.until(scene.contents)
    (content,) = scene.contents()
    assert isinstance(content, PictureContent)
    assert (content.width, content.height, content.caption) == (600, 400, "The <b>harbour</b> at six")
    kept = scene.files.find(content.attachment).read_bytes()
    assert b"N 31 13" not in kept
    assert b"Exif" not in kept
    scene.until(lambda: scene.window.find("sendingSend") is None)
    scene.until(lambda: scene.window.find("pictureOpen") is not None)
    picture = scene.window.item("pictureOpen")
    assert abs(picture.width() / picture.height() - 1.5) < 0.02
    scene.until(lambda: has_picture(picture))
    scene.settle()
    scene.look("picture-message")


def has_picture(item: QQuickItem) -> bool:
    return any(
        "image://" in str(child.property("source").toString())
        for child in everything_in(item)
        if child.metaObject().className().startswith("QQuickImage")
    )


def everything_in(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from everything_in(child)


def test_a_picture_takes_its_room_before_it_has_come(scene: FileScene) -> None:
    shown = scene.show(scene.direct)
    scene.plaza.chat.send(scene.direct, MAYA.user_id, PictureContent("e" * 64, "jpg", 400, 800))
    scene.until(lambda: scene.window.find("pictureOpen") is not None)
    picture = scene.window.item("pictureOpen")
    before = (picture.width(), picture.height())
    assert before[1] == pytest.approx(360, abs=2)
    # Its file is not there: a broken picture keeps the room too.
    loads: list[object] = []
    shown.property("history").rowsChanged.connect(lambda: loads.append(None))
    scene.until(lambda: any(child.property("name") == "image" for child in everything_in(picture)))
    assert (picture.width(), picture.height()) == before
    assert not loads


def test_an_image_bomb_is_refused_in_a_sentence_and_the_rest_goes(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    bomb = write(tmp_path, "bomb.png", png_saying(60_000, 60_000))
    lie = write(tmp_path, "lie.png", b"<svg onload='x'/>")
    sending.addFiles([bomb, lie, write(tmp_path, "fine.png", file_of(".png"))], False)
    read(scene, sending)
    assert [row.problem != "" for row in sending.property("rows").rows] == [True, True, False]
    assert "16 million" in sending.property("rows").rows[0].problem
    scene.settle()
    scene.look("bomb")
    sending.send("")
    scene.until(scene.contents)
    scene.until(lambda: not sending.property("isSending"))
    assert [type(content) for content in scene.contents()] == [PictureContent]
    assert sending.property("count") == 2
    sending.giveUp()
    assert sending.property("count") == 0


def test_a_picture_on_the_clipboard_is_pasted_and_words_are_not_taken(scene: FileScene) -> None:
    sending = sending_of(scene.show(scene.direct))
    data = QMimeData()
    data.setText("only words")
    QGuiApplication.clipboard().setMimeData(data)
    assert not sending.paste()
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    scene.window.item("composerField").forceActiveFocus()
    scene.window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    read(scene, sending)
    sending.send("")
    scene.until(scene.contents)
    content = scene.contents()[0]
    assert (content.width, content.height) == (120, 80)


def test_what_is_given_up_leaves_no_file(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    sending.addFiles([write(tmp_path, "a.png", file_of(".png"))], False)
    read(scene, sending)
    assert len(scene.kept()) == 1
    scene.press("sendingStop")
    scene.until(lambda: not scene.kept())
    assert not scene.contents()


def test_a_file_goes_as_it_is_under_its_own_name(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    name = "in\u202evoice <img src=x>.exe"
    sending.addFiles([write(tmp_path, name, b"MZ" + bytes(3000))], True)
    read(scene, sending)
    sending.send("for you")
    scene.until(scene.contents)
    (content,) = scene.contents()
    assert content == FileContent(content.attachment, name, 3002, "for you")
    assert scene.files.find(content.attachment).read_bytes() == b"MZ" + bytes(3000)
    scene.until(lambda: scene.window.find("fileName") is not None)
    assert scene.window.text("fileName") == "in⟨U+202E⟩voice <img src=x>.exe"
    scene.settle()
    scene.look("file-message")


def test_a_large_file_is_copied_with_progress_and_can_be_stopped(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    place = tmp_path / "film.bin"
    with place.open("wb") as out:
        out.truncate(500_000_000)
    told: list[float] = []

    def stop_at_once() -> None:
        told.append(sending.property("progress"))
        if told[-1] > 0:
            sending.giveUp()

    sending.progressChanged.connect(stop_at_once)
    sending.addFiles([QUrl.fromLocalFile(str(place))], False)
    read(scene, sending)
    sending.send("")
    scene.until(lambda: not sending.property("isSending"))
    assert max(told) > 0
    assert sending.property("count") == 1
    assert not scene.contents()
    assert not scene.kept()
    assert not any((tmp_path / "attaching").iterdir())


def test_a_file_that_vanished_is_told_and_stays_on_the_sheet_with_its_caption(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    url = write(tmp_path, "plan.pdf", b"%PDF")
    sending.addFiles([url], False)
    read(scene, sending)
    scene.until(lambda: scene.window.is_ready("sendingSend"))
    scene.window.item("sendingCaption").setProperty("text", "the plan")
    Path(url.toLocalFile()).unlink()
    scene.press("sendingSend")
    scene.until(lambda: scene.toasts)
    scene.until(lambda: not sending.property("isSending"))
    assert "cannot be read" in sending.property("rows").rows[0].problem
    assert scene.window.item("sendingCaption").property("text") == "the plan"
    Path(url.toLocalFile()).write_bytes(b"%PDF")
    scene.press("sendingSend")
    scene.until(scene.contents)
    assert scene.contents()[0].caption == "the plan"


def test_a_database_that_fails_loses_neither_the_file_nor_the_caption(
    scene: FileScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sending = sending_of(scene.show(scene.direct))
    sending.addFiles([write(tmp_path, "a.png", file_of(".png")), write(tmp_path, "b.txt", b"b")], False)
    read(scene, sending)
    with monkeypatch.context() as broken:

        def full(*_: object, **__: object) -> None:
            raise Unavailable("database.full")

        broken.setattr(scene.plaza.chat, "send", full)
        sending.send("both")
        scene.until(lambda: scene.toasts)
        scene.until(lambda: not sending.property("isSending"))
    assert sending.property("readyCount") == 2
    sending.send("both")
    scene.until(lambda: len(scene.contents()) == 2)
    assert [content.caption for content in scene.contents()] == ["", "both"]


def test_too_many_files_at_once_are_told(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    sending.addFiles([write(tmp_path, f"{at}.txt", b"x") for at in range(22)], False)
    assert sending.property("count") == 20
    assert "20" in scene.toasts[0]
    read(scene, sending)


def sent_picture(scene: FileScene, data: bytes, width: int, height: int) -> None:
    kept = scene.files.keep_bytes(data)
    scene.plaza.chat.send(scene.direct, MAYA.user_id, PictureContent(kept.name, "jpg", width, height))


def test_the_viewer_enlarges_by_keys_saves_and_gives_the_code_in_the_picture(scene: FileScene, tmp_path: Path) -> None:
    shown = scene.show(scene.direct)
    images: list[QImage] = []
    shown.pictureScanWanted.connect(images.append)
    sent_picture(scene, file_of(".jpg", 600, 400), 600, 400)
    scene.press("pictureOpen")
    scene.until(lambda: scene.window.find("viewerPicture") is not None)
    scene.until(lambda: has_picture(scene.window.item("viewerPicture")))
    scene.settle()
    scene.look("viewer")
    width = scene.window.item("viewerPicture").width()
    scene.window.press(Qt.Key.Key_Plus)
    scene.until(lambda: scene.window.item("viewerPicture").width() > width)
    assert scene.window.text("viewerScale") == "125%"
    scene.window.press(Qt.Key.Key_0)
    assert scene.window.item("viewerPicture").width() == width
    saving = shown.property("saving")
    target = tmp_path / "mine.jpg"
    content = scene.contents()[0]
    saving.save(content.attachment, QUrl.fromLocalFile(str(target)))
    scene.until(lambda: any("mine.jpg" in toast for toast in scene.toasts))
    assert target.read_bytes() == file_of(".jpg", 600, 400)
    scene.press("viewerScan")
    scene.until(lambda: images)
    assert images[0].width() > 300
    scene.until(lambda: scene.window.find("viewerPicture") is None)


def test_leaving_a_conversation_gives_up_what_was_chosen(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    sending.addFiles([write(tmp_path, "a.png", file_of(".png"))], False)
    read(scene, sending)
    other = scene.plaza.chat.direct(scene.me.user_id, scene.plaza.people.get(MAYA.user_id).user_id)
    assert other == scene.direct
    scene.show(scene.plaza.chat.direct(scene.me.user_id, "leo"))  # type: ignore[arg-type]
    scene.until(lambda: not scene.kept())


def test_things_leave_the_sheet_one_by_one_and_the_last_is_shown_large(scene: FileScene, tmp_path: Path) -> None:
    sending = sending_of(scene.show(scene.direct))
    urls = [write(tmp_path, "bomb.png", png_saying(60_000, 60_000)), write(tmp_path, "fine.png", file_of(".png"))]
    sending.addFiles([*urls, write(tmp_path, "b.zip", b"x" * 999)], False)
    read(scene, sending)
    scene.until(lambda: scene.window.is_ready("sendingSend"))
    scene.settle()
    for name in ("Leave out b.zip", "Leave out bomb.png"):
        scene.press(name)
        scene.settle()
    assert [row.name for row in sending.property("rows").rows] == ["fine.png"]
    assert scene.window.find("Leave out fine.png") is None
    sending.giveUp()
    scene.until(lambda: scene.window.find("sendingSend") is None)


def test_what_a_kill_kept_from_being_sent_is_on_the_sheet_again_and_goes_once(scene: FileScene, tmp_path: Path) -> None:
    unsent, mine = Unsent(scene.plaza.db), scene.me.user_id
    (tmp_path / "notes.txt").write_bytes(b"notes")
    kept = scene.files.keep_bytes(file_of(".jpg"))
    picture = PictureContent(kept.name, "jpg", 600, 400, "The harbour")
    file = FileContent("", "notes.txt", 5)
    ids = [MessageId(new_id()), MessageId(new_id())]
    left = [UnsentMessage(ids[0], picture), UnsentMessage(ids[1], file, tmp_path / "notes.txt")]
    unsent.keep(scene.direct, mine, left)
    scene.files.release(kept.name)
    sending = sending_of(scene.show(scene.direct))
    scene.until(lambda: sending.property("readyCount") == 2)
    scene.until(lambda: scene.window.is_ready("sendingSend"))
    assert scene.window.item("sendingOffered").isVisible()
    assert scene.window.item("sendingCaption").property("text") == "The harbour"
    scene.settle()
    scene.look("send-sheet-offered")
    scene.press("sendingSend")
    scene.until(lambda: len(scene.contents()) == 2)
    sent_file, sent_picture = scene.contents()  # the newest first
    assert (sent_picture.caption, sent_file.caption) == ("The harbour", "")
    assert scene.files.find(sent_file.attachment).read_bytes() == b"notes"
    scene.until(lambda: not unsent.messages(scene.direct, mine))
    scene.until(lambda: scene.window.find("sendingSend") is None)


def test_what_a_kill_left_is_forgotten_once_the_person_gives_it_up(scene: FileScene, tmp_path: Path) -> None:
    unsent, mine = Unsent(scene.plaza.db), scene.me.user_id
    kept = scene.files.keep_bytes(file_of(".jpg"))
    gone = UnsentMessage(MessageId(new_id()), FileContent("", "gone.txt", 5), tmp_path / "gone.txt")
    picture = UnsentMessage(MessageId(new_id()), PictureContent(kept.name, "jpg", 600, 400))
    missing = UnsentMessage(MessageId(new_id()), PictureContent("e" * 64, "jpg", 600, 400))
    unsent.keep(scene.direct, mine, [gone, picture, missing])
    scene.files.release(kept.name)
    sending = sending_of(scene.show(scene.direct))
    read(scene, sending)
    assert (sending.property("count"), sending.property("readyCount")) == (2, 1), "the missing picture is no more"
    scene.until(lambda: scene.window.is_ready("sendingStop"))
    scene.press("sendingStop")
    scene.until(lambda: not unsent.messages(scene.direct, mine) and not scene.kept())
    assert scene.contents() == []


def test_a_window_closed_before_all_is_sent_keeps_the_rest(scene: FileScene, tmp_path: Path) -> None:
    unsent, mine = Unsent(scene.plaza.db), scene.me.user_id
    sending = sending_of(scene.show(scene.direct))
    sending.addFiles([write(tmp_path, "notes.txt", b"notes")], False)
    read(scene, sending)
    (tmp_path / "notes.txt").unlink()
    sending.send("Look")
    scene.until(lambda: not sending.property("isSending"))
    (left,) = unsent.messages(scene.direct, mine)
    assert (left.content.caption, left.source) == ("Look", tmp_path / "notes.txt")
    sending.close()
    scene.settle()
    assert unsent.messages(scene.direct, mine) == [left]
