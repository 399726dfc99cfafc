"""A picture of one's own in the real window: dropped, shown beside messages and on the rail, refused, removed."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QImage

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
