"""Every screen and every sheet is reached by a person's clicks alone, codes to give away among them."""

import pytest

from app.cli.tour.every import CHATS, Every
from app.cli.tour.gallery import SIZES, all_looks, shrink
from app.cli.tour.scans import CODES
from tests.flows.conftest import Start

PARTS = {"screens": len(CHATS) + 50, "scanning": len(CODES) + 14, "desk": 45}
"""How many screens and sheets each part of the round shows at least."""


@pytest.mark.slow
@pytest.mark.timeout(300)
# Whoever begins a voice note asks the system for a microphone, and where there is no sound it says so.
@pytest.mark.qt_log_ignore("PulseAudio", "pipewire", extend=True)
@pytest.mark.parametrize("part", PARTS)
def test_every_screen_is_reached_in_a_small_window(part: str, start: Start) -> None:
    application, hands = start()
    shrink(application, SIZES[-1])
    seen: list[str] = []
    getattr(Every(hands, seen.append), part)()
    assert len(set(seen)) == len(seen), "a picture for each"
    assert len(seen) >= PARTS[part]


def test_every_look_is_taken_once() -> None:
    names = [looks.name for looks in all_looks()]
    assert len(set(names)) == len(names) == 17
