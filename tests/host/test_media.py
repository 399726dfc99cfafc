"""Picked pictures come into the mini-app's own folder under new names, past no link, and only within its budget."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.bridge.prompts import PickedPicture
from app.host.runtime import limits
from tests.support.asking import Asker

WORK = """
async def choose(**more):
    picked = await choose_media(**more)
    assert all(isinstance(each, Media) for each in picked)
    return " ".join(f"{each.width}x{each.height}" for each in picked) or "none"

async def wrong():
    said = []
    for args in ({"count": 0}, {"count": 10}, {"count": "9"}, {"kinds": []}, {"kinds": ["video"]},
                 {"kinds": ["image"] * 2}, {"path": "/etc/passwd"}, {"count": 1.5}):
        try:
            await call("media.choose", **args)
        except CallError as error:
            said.append(error.code)
    return " ".join(said)

WORK = {"One": lambda: choose(count=1), "Nine": choose, "Late": lambda: late(choose), "Wrong": wrong}
"""
PICKED = PickedPicture("jpg", b"large", b"small", 2048, 1536)


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(data_folder, tmp_path, WORK, ["media"])
    yield made
    made.close()


def files(shop: Asker) -> list[Path]:
    return sorted(path for path in shop.session.data_folder.iterdir() if path.name.startswith("picked-"))


def test_copies_come_into_the_mini_apps_folder_under_new_names(shop: Asker) -> None:
    shop.tap("One")
    assert shop.answer((PICKED,)).count_max == 1
    shop.screen.shows("2048x1536")
    shop.tap("Nine")
    assert shop.answer((PICKED, PICKED), 2).count_max == 9
    shop.screen.shows("2048x1536 2048x1536")
    found = files(shop)
    assert len(found) == 6
    assert sorted(path.read_bytes() for path in found) == [b"large"] * 3 + [b"small"] * 3
    assert {path.suffix for path in found} == {".jpg"}
    assert shop.session.read_picture(f"data:{found[0].name}") in (b"large", b"small")


def test_leaving_without_any_is_no_error(shop: Asker) -> None:
    shop.tap("One")
    shop.answer(())
    shop.screen.shows("none")
    assert files(shop) == []


def test_wrong_wishes_and_a_missing_tap_open_nothing(shop: Asker) -> None:
    shop.ask("Wrong", " ".join(["bridge.shape"] * 8))
    shop.tap("Late")
    shop.screen.until(lambda: any(text.startswith("bridge.no_gesture") for text in shop.screen.texts))
    assert shop.sheets_count == 0


def test_a_folder_that_is_full_gets_none(shop: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOLDER_BYTES_MAX", 9)
    shop.tap("One")
    shop.answer((PICKED,))
    shop.screen.until(lambda: any(text.startswith("file.no_space") for text in shop.screen.texts))
    assert files(shop) == []


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="no links there")
def test_a_link_in_the_place_of_the_folder_is_not_followed(shop: Asker, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = shop.session.data_folder
    shop.tap("One")
    shop.platform.prompts.wait_sheet()
    folder.rename(folder.with_name("moved"))
    folder.symlink_to(elsewhere)
    shop.answer((PICKED,))
    shop.screen.until(lambda: any(text.startswith("file.unwritable") for text in shop.screen.texts))
    assert list(elsewhere.iterdir()) == []
