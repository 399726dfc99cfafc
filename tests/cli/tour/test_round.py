"""A round takes the looks that are wanted, goes on where it was stopped, and says how far it is."""

import io
from pathlib import Path

import pytest

from app.cli.tour import round as rounds
from app.cli.tour.driver import TourFailed
from app.cli.tour.gallery import Looks
from app.cli.tour.round import COMPLETE, choose, is_complete, take_all
from app.core.kernel.errors import Refused


class Terminal(io.StringIO):
    """Where somebody watches."""

    def isatty(self) -> bool:
        return True


class Painter:
    """Takes two pictures of each look, but for those it fails at after the first."""

    def __init__(self, *fails_at: str) -> None:
        self.fails_at = fails_at
        self.taken: list[str] = []

    def __call__(self, looks: Looks, folder: Path, told: rounds.Told) -> int:
        self.taken.append(looks.name)
        for number in (1, 2):
            (folder / f"{number:02d}-screen.png").write_bytes(b"a picture")
            told(number)
            if looks.name in self.fails_at:
                raise TourFailed("There is no such button.")
        return 2


def names(*wanted: str) -> list[str]:
    return [looks.name for looks in choose(wanted)]


def test_a_look_is_chosen_by_its_parts() -> None:
    assert names("dark/zh/150") == ["dark-zh_CN-150-1100x720", "dark-zh_CN-150-700x500"]
    assert names("150/700x500/light/en") == ["light-en-150-700x500"]
    assert names("rtl") == ["light-en-100-1100x720-rtl"]
    assert "light-en-100-1100x720-rtl" not in names("light/en/100/ltr")


def test_several_choices_are_taken_together_in_the_order_of_the_looks() -> None:
    assert names("rtl", "dark/en/100/700x500") == ["dark-en-100-700x500", "light-en-100-1100x720-rtl"]
    assert len(names()) == 17


@pytest.mark.parametrize("look", ["", "purple", "dark/light", "dark/zh/200"])
def test_what_is_no_look_is_refused(look: str) -> None:
    with pytest.raises(Refused) as caught:
        choose(["dark", look])
    assert caught.value.code == "tour.no_such_look"
    assert "700x500" in str(caught.value.details["parts"])


def test_a_round_that_goes_on_leaves_what_is_complete(tmp_path: Path) -> None:
    looks = choose(["dark/en"])
    first = Painter(looks[1].name)
    assert take_all(looks, tmp_path, first, stream=io.StringIO()) == 1
    assert [is_complete(tmp_path / each.name) for each in looks] == [True, False, True, True]
    (tmp_path / looks[2].name / "02-screen.png").unlink()
    second = Painter()
    assert take_all(looks, tmp_path, second, goes_on=True, stream=io.StringIO()) == 0
    assert second.taken == [looks[1].name, looks[2].name]
    assert all(is_complete(tmp_path / each.name) for each in looks)


def test_a_round_that_begins_anew_leaves_no_old_picture(tmp_path: Path) -> None:
    looks = choose(["rtl"])
    folder = tmp_path / looks[0].name
    take_all(looks, tmp_path, Painter(), stream=io.StringIO())
    (folder / "103-screen.png").write_bytes(b"of a longer round")
    take_all(looks, tmp_path, Painter(), stream=io.StringIO())
    assert sorted(path.name for path in folder.iterdir()) == ["01-screen.png", "02-screen.png", COMPLETE]


def test_what_fails_is_told_and_the_others_are_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    looks = choose(["dark/en/100"])
    painter = Painter(looks[0].name)
    assert take_all(looks, tmp_path, painter, stream=io.StringIO()) == 1
    assert len(painter.taken) == 2
    assert capsys.readouterr().err == f"{looks[0].name}: There is no such button.\n"


def test_who_watches_sees_how_far_it_is_with_each_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "PICTURES_ABOUT", 3)
    terminal = Terminal()
    take_all(choose(["dark/en/100"]), tmp_path, Painter(), stream=terminal)
    lines = [line.rstrip() for line in terminal.getvalue().replace("\n", "").split("\r") if line]
    small, name = "dark-en-100-700x500", "dark-en-100-1100x720"
    assert lines[:3] == [
        f"look 1 of 2, {name}: 0 % of all",
        f"look 1 of 2, {name}: 1 of about 3 pictures, 12 % of all",
        f"look 1 of 2, {name}: 2 of about 3 pictures, 25 % of all",
    ]
    assert lines[3].endswith("50 % of all")
    assert lines[4:6] == [
        f"look 2 of 2, {small}: 50 % of all",
        f"look 2 of 2, {small}: 1 of about 2 pictures, 67 % of all",
    ]
    assert lines[-1].endswith("100 % of all")


def test_a_line_that_is_shorter_leaves_nothing_of_the_one_before(tmp_path: Path) -> None:
    terminal = Terminal()
    take_all(choose(["rtl"]), tmp_path, Painter(), stream=terminal)
    shown = ""
    for line in terminal.getvalue().splitlines()[0].split("\r"):
        shown = line + shown[len(line) :]
        assert shown.rstrip() == line.rstrip()


def test_a_file_is_told_of_looks_alone(tmp_path: Path) -> None:
    told = io.StringIO()
    looks = choose(["dark/en/100"])
    take_all(looks, tmp_path, Painter(), stream=told)
    take_all(looks, tmp_path, Painter(), goes_on=True, stream=told)
    lines = told.getvalue().splitlines()
    assert [line.split(": ")[0] for line in lines[:4:2]] == [f"look {n} of 2, {looks[n - 1].name}" for n in (1, 2)]
    assert lines[1].startswith(f"look 1 of 2, {looks[0].name}: 2 pictures after ")
    assert [line.split(": ")[1] for line in lines[4:]] == [
        "complete already, 50 % of all",
        "complete already, 100 % of all",
    ]
