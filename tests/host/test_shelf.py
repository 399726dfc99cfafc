"""The catalogue's folder: a package under its id, taken back by a file beside it."""

from pathlib import Path

from app.core.kernel.ids import MiniAppId
from app.host.shelf import Shelf, Shelved

HATS = MiniAppId("ada.hats")


def test_a_package_is_found_by_its_id_until_it_is_taken_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "catalogue")
    assert shelf.find(HATS) is None  # the folder is not there
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "ada.hats.ma").write_bytes(b"anything")
    assert shelf.find(HATS) == Shelved(HATS, folder / "ada.hats.ma")
    assert shelf.find(MiniAppId("ada.hat")) is None
    (folder / "ada.hats.withdrawn").touch()
    assert shelf.find(HATS) == Shelved(HATS, None)


def test_what_is_no_file_is_no_package(tmp_path: Path) -> None:
    (tmp_path / "ada.hats.ma").mkdir()
    assert Shelf(tmp_path).find(HATS) is None
