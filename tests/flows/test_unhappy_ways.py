"""What a person meets when something is not as it should be: one sentence each, and the data as it was."""

import sqlite3
from pathlib import Path

import pytest

from app.cli.tour.film import film_code
from tests.flows.conftest import Start
from tests.support.miniapps import write_package


def test_a_database_of_a_newer_version_is_told_in_the_window_and_left_as_it_was(
    start: Start, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    application, _ = start()
    application.close()
    with sqlite3.connect(data_folder / "plaza.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (data_folder / "plaza.db").read_bytes()
    application, hands = start()
    hands.see_text("was written by a newer Plaza")
    application.close()
    assert (data_folder / "plaza.db").read_bytes() == before
    (sentence,) = capsys.readouterr().err.strip().splitlines()
    assert "newer Plaza" in sentence


def test_a_code_that_is_not_ours_is_shown_and_does_nothing(start: Start, tmp_path: Path) -> None:
    film_code(tmp_path / "film.avi", "WIFI:T:WPA;S:cafe;P:espresso;;", seconds=2)
    _, hands = start(camera=str(tmp_path / "film.avi"))
    hands.click("railScan")
    hands.see_text("Wi-Fi network")
    hands.see_text("espresso")
    assert hands.find("trustOpen") is None
    hands.click("trustCancel")
    hands.see_gone("trustCard")
    hands.see("scanPreview")


def test_a_camera_that_is_not_there_leaves_the_other_ways(start: Start, tmp_path: Path) -> None:
    _, hands = start(camera=str(tmp_path / "nothing.avi"))
    hands.click("railScan")
    hands.see("scanPickImage")
    hands.see("scanAddress")
    hands.see_text("There is no file or folder nothing.avi")


def test_a_mini_app_that_is_not_in_the_catalogue_is_said_so_and_not_opened(start: Start) -> None:
    application, hands = start()
    application.open_link("plaza://miniapp/nobody.knows/pages/home")
    hands.see("trustCard")
    hands.see_text("nobody.knows")
    assert hands.find("trustOpen") is None


def test_a_mini_app_that_raises_shows_why_in_its_tab_and_the_rest_goes_on(start: Start, tmp_path: Path) -> None:
    main = (
        "from minikit import App, Page\napp = App()\n"
        "@app.page('pages/home')\nclass Home(Page):\n    def build(self):\n        raise ValueError('no shelf')\n"
    )
    write_package(tmp_path / "bundled" / "broken", main, app_id="test.broken", name="Shelf", pages=["pages/home"])
    application, hands = start(bundled=tmp_path / "bundled")
    application.open_link("plaza://miniapp/test.broken/pages/home")
    hands.click("trustOpen")
    hands.see("reloadButton")
    hands.see_text("no shelf")
    hands.click("railChats")
    hands.click_text("Maya Chen")
    hands.see("composerField")


def test_a_broken_package_is_named_with_its_problem_and_the_window_opens(start: Start, tmp_path: Path) -> None:
    broken = write_package(tmp_path / "bundled" / "tasks", "")
    (broken / "manifest.json").write_text("{")
    _, hands = start(bundled=tmp_path / "bundled")
    hands.see_text("The mini-app in tasks is left out: manifest.json, line 1")
    hands.see_text("Maya Chen")
