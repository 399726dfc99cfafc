"""Every screen and every sheet is reached by a person's clicks alone, codes to give away among them."""

from pathlib import Path

import pytest

from app.cli.tour.bare import REFUSALS, Bare
from app.cli.tour.every import CHATS, Every
from app.cli.tour.gallery import SIZES, all_looks, shrink
from app.cli.tour.scans import CODES
from app.cli.tour.stand_ins import LateMicrophone, RefusingCameras
from app.shell.demo_mark import DEMO_MARK
from app.shell.hardware import Hardware
from tests.flows.conftest import Start

PARTS = {"screens": len(CHATS) + 50, "outfits": 16, "scanning": len(CODES) + 14, "desk": 60}
"""How many screens and sheets each part of the round shows at least."""


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", PARTS)
def test_every_screen_is_reached_in_a_small_window(part: str, start: Start) -> None:
    application, hands = start(hardware=Hardware(microphone=LateMicrophone()))
    shrink(application, SIZES[-1])
    seen: list[str] = []
    getattr(Every(hands, seen.append), part)()
    assert len(set(seen)) == len(seen), "a picture for each"
    assert len(seen) >= PARTS[part]


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_lists_with_nothing_in_them_are_reached_in_a_small_window(
    start: Start, data_folder: Path, tmp_path: Path
) -> None:
    data_folder.mkdir(exist_ok=True)
    (data_folder / DEMO_MARK).touch()
    (tmp_path / "no-packages").mkdir()
    application, hands = start(bundled=tmp_path / "no-packages", hardware=Hardware(cameras=RefusingCameras(*REFUSALS)))
    shrink(application, SIZES[-1])
    seen: list[str] = []
    Bare(hands, seen.append).go()
    assert {"camera-busy", "camera-denied", "bare-chats"} <= set(seen)
    assert len(set(seen)) == len(seen)


def test_every_look_is_taken_once() -> None:
    names = [looks.name for looks in all_looks()]
    assert len(set(names)) == len(names) == 17
