"""Pictures, icons and colours."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.shell.faces import COLORS, color_of, icon_name, picture_url
from tests.shell.conftest import STORE


def test_a_shipped_picture_has_an_address(tmp_path: Path) -> None:
    (tmp_path / "leo.webp").write_bytes(b"x")
    assert picture_url("leo.webp", tmp_path) == f"file://{tmp_path}/leo.webp"


@pytest.mark.parametrize("name", [None, "", "none.webp", "../leo.webp", "/etc/passwd", ".hidden", "a/b.webp", "x\n"])
def test_anything_else_has_none(name: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (tmp_path / "leo.webp").write_bytes(b"x")
    assert picture_url(name, folder) == ""


def test_a_package_s_own_picture_is_not_an_icon_s_name() -> None:
    assert icon_name(STORE) == "shopping-bag"
    assert icon_name(replace(STORE, icon="assets/icon.png")) == "blocks"


def test_a_colour_stays_with_its_owner() -> None:
    assert color_of("plaza.store") == color_of("plaza.store")
    assert color_of("穿搭") in COLORS
