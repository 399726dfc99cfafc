"""A picture of one's own in the real window: dropped, shown beside messages and on the rail, refused, removed."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage

from app.core.chat.model import TextContent
from tests.flows.conftest import Start
from tests.support.people_here import away, services_of, windows_of


def test_a_picture_is_taken_shown_and_removed(start: Start, data_folder: Path, tmp_path: Path) -> None:
    application, lin = start()
    [window] = windows_of(application)
    user_id = window.user_id
    assert user_id is not None
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    picture.save(str(tmp_path / "me.png"))
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    people = services_of(application).people
    lin.click("railMe")
    lin.see("ownPicture")
    shown = window.view_model._people
    assert shown is not None
    own = shown._picture
    assert own is not None
    own.take(QUrl.fromLocalFile(str(tmp_path / "bad.png")))
    lin.see("ownPictureTrouble")
    own.take(QUrl.fromLocalFile(str(tmp_path / "me.png")))
    lin.see("ownPictureRemove")
    lin.picture("own")
    name = away(lambda: people.get(user_id)).picture
    assert name is not None
    kept = QImage(str(data_folder / "faces" / name))
    assert (kept.width(), kept.height()) == (256, 256)
    assert window.view_model.property("me")["picture"] == f"face:{name}"
    lin.click("ownPictureRemove")
    lin.see_gone("ownPictureRemove")
    assert away(lambda: people.get(user_id)).picture is None
    assert list((data_folder / "faces").glob("*")) == []
    lin.press(Qt.Key.Key_Escape)


def test_a_picture_is_dropped_on_the_own_profile_and_shown_beside_messages_in_a_group(
    start: Start, data_folder: Path, tmp_path: Path
) -> None:
    application, lin = start()
    [window] = windows_of(application)
    user_id, services = window.user_id, services_of(application)
    assert user_id is not None
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("orange"))
    picture.save(str(tmp_path / "me.png"))
    lin.click("railMe")
    lin.see("ownPicture")
    middle = QPoint(lin.window.width() * 2 // 3, lin.window.height() // 2)
    lin.drop([tmp_path / "me.png"], middle, lambda: lin.see_text("Drop it to be your picture"))
    lin.see("ownPictureRemove")
    face = f"face:{away(lambda: services.people.get(user_id)).picture}"

    def talk() -> str:
        ada = services.people.create_profile("Ada")
        services.faces.choose(ada.user_id, next((data_folder / "faces").iterdir()).read_bytes())
        services.people.add_contact(user_id, ada.user_id)
        group = services.groups.make(user_id, "Rowing", [ada.user_id])
        services.chat.send(group, ada.user_id, TextContent("who rows"))
        return group

    group = away(talk)
    lin.click("railChats")
    lin.click(f"chatRow_{group}")
    lin.see_text("who rows")
    beside = lin.see("messageFace")
    assert beside.property("source") == face

    def is_seen() -> bool:
        image = lin.grab()
        shown = image.pixelColor(lin.middle_of(beside) * image.devicePixelRatio())
        return abs(shown.hue() - QColor("orange").hue()) < 10 and shown.saturation() > 150

    lin.wait("the picture beside the message", is_seen)
    lin.picture("group")
