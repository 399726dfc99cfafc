"""People's own pictures: kept once, shown at once, gone with the last who has them, whatever a crash left."""

from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import UserId
from app.core.people.events import PersonChanged
from app.core.people.faces import Faces
from app.core.people.model import FACE_NAME, User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices


@pytest.fixture
def faces(plaza: PlazaServices, tmp_path: Path) -> Faces:
    return Faces(tmp_path / "faces", plaza.db, plaza.events)


def kept(tmp_path: Path) -> set[str]:
    return {place.name for place in (tmp_path / "faces").glob("*")}


def test_a_picture_takes_the_place_of_the_one_before(plaza: PlazaServices, faces: Faces, tmp_path: Path) -> None:
    lin = plaza.people.create_profile("Lin")
    seen = recorded(plaza.events, PersonChanged)
    for picture in (b"one", b"two"):
        faces.choose(lin.user_id, picture)
        name = plaza.people.get(lin.user_id).picture
        assert name is not None
        assert FACE_NAME.fullmatch(name)
        assert kept(tmp_path) == {name}
        assert (tmp_path / "faces" / name).read_bytes() == picture
    faces.remove(lin.user_id)
    assert plaza.people.get(lin.user_id).picture is None
    assert kept(tmp_path) == set()
    assert len(seen) == 3


def test_a_picture_that_two_have_goes_with_the_second(plaza: PlazaServices, faces: Faces, tmp_path: Path) -> None:
    lin, ada = plaza.people.create_profile("Lin"), plaza.people.create_profile("Ada")
    for user in (lin, ada):
        faces.choose(user.user_id, b"the same")
    faces.remove(lin.user_id)
    assert kept(tmp_path) == {plaza.people.get(ada.user_id).picture}
    faces.remove(ada.user_id)
    assert kept(tmp_path) == set()


def test_only_who_signs_in_here_has_a_picture_chosen(plaza: PlazaServices, faces: Faces, tmp_path: Path) -> None:
    plaza.people.add_person(User(UserId("maya"), "Maya", "blue", "maya.webp"))
    for user_id in (UserId("maya"), UserId("nobody")):
        with pytest.raises(Refused, match=r"people\.unknown"):
            faces.choose(user_id, b"a picture")
    assert kept(tmp_path) == set()
    assert plaza.people.get(UserId("maya")).picture == "maya.webp"


def test_what_a_crash_left_is_swept(plaza: PlazaServices, faces: Faces, tmp_path: Path) -> None:
    lin, ada = plaza.people.create_profile("Lin"), plaza.people.create_profile("Ada")
    faces.choose(lin.user_id, b"lost")
    faces.choose(ada.user_id, b"kept")
    lost = plaza.people.get(lin.user_id).picture
    assert lost is not None
    (tmp_path / "faces" / lost).unlink()
    (tmp_path / "faces" / ".half.part").write_bytes(b"half")
    faces.sweep()
    assert plaza.people.get(lin.user_id).picture is None
    assert kept(tmp_path) == {plaza.people.get(ada.user_id).picture}


def test_a_folder_that_cannot_be_written_is_told(plaza: PlazaServices, tmp_path: Path) -> None:
    lin = plaza.people.create_profile("Lin")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable, match=r"data\.unwritable"):
        Faces(tmp_path / "file" / "faces", plaza.db, plaza.events).choose(lin.user_id, b"a picture")
    assert plaza.people.get(lin.user_id).picture is None
