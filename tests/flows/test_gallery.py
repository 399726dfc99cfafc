"""The gallery in the real shell: two people in two windows see what the other likes and says, as it happens."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.cli.pack import unpack
from app.cli.tour.driver import Driver, accessible_name
from app.core.links import MiniAppLink, text_of
from app.host.package import Package
from app.shell.request import Request
from tests.flows.conftest import Start
from tests.support.people_here import open_window_of_a_new_person, windows_of

GALLERY = Path(__file__).parents[2] / "miniapps" / "gallery"
POST = text_of(MiniAppLink(Package.read(GALLERY).manifest.miniapp_id, "pages/post", (("id", "rain00"),)))
LIKE, LIKED = "Like the post by ", "You like the post by "


def heart(hands: Driver, begins: str) -> str:
    """Return the whole name of the heart of the post that is shown, once it begins so: it ends in how many like it."""
    found: list[str] = []

    def is_there() -> bool:
        found[:] = [name for item in hands.items() if (name := accessible_name(item)).startswith(begins)]
        return bool(found)

    hands.wait(f"a heart that says “{begins}…”", is_there)
    return found[0]


def count_of(name: str) -> int:
    return int(name.rpartition(", ")[2])


def test_two_people_see_each_other_s_likes_and_comments_as_they_come(start: Start, tmp_path: Path) -> None:
    unpack(Package.read(GALLERY), tmp_path / "bundled")
    application, lin = start(bundled=tmp_path / "bundled")
    ada = open_window_of_a_new_person(application, lin, "ada", tmp_path / "ada")
    for hands, window in zip((lin, ada), windows_of(application), strict=True):
        assert application.take(Request(POST, person=window.user_id))
        hands.click("trustOpen")
        hands.see("Your comment")
        hands.picture("post")

    ada.click("Your comment")
    ada.type_text("warm and dry")
    ada.press(Qt.Key.Key_Return)
    ada.click("permissionAllow")
    ada.see_text("warm and dry")
    lin.see_text("warm and dry")

    before = heart(lin, LIKE)
    assert before == heart(ada, LIKE)
    lin.click(before)
    lin.click("permissionAllow")
    liked = heart(lin, LIKED)
    assert count_of(liked) == count_of(before) + 1
    ada.wait("the same count", lambda: heart(ada, LIKE) != before)
    assert count_of(heart(ada, LIKE)) == count_of(liked)
    ada.picture("liked")
